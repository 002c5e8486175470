import type { Code } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { defineRule } from '../rule.js'
import { listNodes, textOf } from '../source.js'

/**
 * A block of code that is never closed.
 *
 * It takes in all that follows, which is printed as code: headings, notes, and marks of who may read what. A fence closes
 * only on a line of its own, so three backticks after the last words of the code close nothing.
 *
 * @bad
 * ~~~md
 * # One
 *
 * ```kql
 * T | where x == 1```
 *
 * Text that was not meant as code.
 * ~~~
 * 3:1-3:7: This block of code is never closed, so all that follows is printed as code. The fence at the end of line 4 closes nothing: move it to a line of its own
 *
 * @bad
 * ~~~md
 * # One
 *
 * ~~~~powershell
 * Get-Process
 *
 * Text that was not meant as code.
 * ~~~
 * 3:1-3:15: This block of code is never closed, so all that follows is printed as code. Close it with `~~~~` on a line of its own
 *
 * @good
 * ~~~md
 * ```sh
 * echo "```"
 * ```
 *
 *     indented code
 * ~~~
 */
export default defineRule({
  id: 'code-fence',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      for (const code of listNodes(at, 'code')) {
        const [start, end] = rangeOf(code)
        if (start === undefined || end === undefined) continue
        const lines = text.slice(start, end).split(/\r\n|\n|\r/)
        const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0]
        if (fence === undefined || isClosed(lines, fence)) continue
        const ending = lines.findIndex((line, index) => index > 0 && line.trimEnd().endsWith(fence))
        report({
          at,
          place: [start, start + (lines[0] ?? '').length],
          reason: `This block of code is never closed, so all that follows is printed as code. ${advise(code, fence, ending)}`,
        })
      }
    }
  },
})

function isClosed(lines: readonly string[], fence: string): boolean {
  const last = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[ \t>]+/, '').trimEnd() : ''
  return last.length >= fence.length && last === (fence[0] ?? '').repeat(last.length)
}

/** @param ending the line of the block that ends with a fence which closes nothing; -1 if there is none */
function advise({ position }: Code, fence: string, ending: number): string {
  return ending < 0
    ? `Close it with ${fence.includes('`') ? fence : `\`${fence}\``} on a line of its own`
    : `The fence at the end of line ${(position?.start.line ?? 1) + ending} closes nothing: move it to a line of its own`
}

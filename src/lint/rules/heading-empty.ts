import type { Heading } from 'mdast'
import { defineRule } from '../rule.js'
import { listNodes, textOf } from '../source.js'

/**
 * A heading without words.
 *
 * It takes a line of its page, stands in the contents and the bookmarks as nothing, and is read out as a heading that says
 * nothing. The title of a chapter is for `chapter-title`.
 *
 * @bad
 * ~~~md
 * # One
 *
 * ##
 *
 * ### <!-- later -->
 * ~~~
 * 3:1-3:3: This heading has no words. Write them after `##`, or delete it
 * 5:1-5:19: This heading has no words. Write them after `###`, or delete it
 *
 * @good
 * ~~~md
 * # One
 *
 * ## `cmd.exe`
 *
 * ### ![A map](map.png)
 * ~~~
 */
export default defineRule({
  id: 'heading-empty',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const heading of listNodes(at, 'heading')) {
        const isTitle = at.role === 'chapter' && heading.depth === 1
        if (isTitle || !isEmptyHeading(heading)) continue
        const mark = /^#+/.exec(textOf(at).slice(heading.position?.start.offset))?.[0]
        const advice = mark
          ? `Write them after \`${mark}\`, or delete it`
          : 'Write them, or delete it'
        report({ at, place: heading, reason: `This heading has no words. ${advice}` })
      }
    }
  },
})

/** Whether nothing of a heading is printed. */
export function isEmptyHeading({ children }: Heading): boolean {
  return children.every(
    (child) => child.type === 'html' || (child.type === 'text' && child.value.trim() === ''),
  )
}

import { findLabel, isWrongLabel, labels } from '../../source/tlp/level.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * A classification that looks like a TLP label but is not one.
 *
 * TLP 2.0 knows `TLP:RED`, `TLP:AMBER+STRICT`, `TLP:AMBER`, `TLP:GREEN` and `TLP:CLEAR`, in capitals and without a space;
 * `TLP:WHITE` is now `TLP:CLEAR`. Whoever gets a report with another label does not know who may see it. A house
 * word such as `Public` is no TLP label and is left alone.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * classification: "TLP: amber"
 * ---
 * ~~~
 * briefing.md 3:17-3:29: `TLP: amber` is not a TLP 2.0 label, so nobody knows who this may be shared with. Write `TLP:AMBER`
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * classification: TLP:WHITE
 * ---
 * ~~~
 * briefing.md 3:17-3:26: `TLP:WHITE` is not a TLP 2.0 label, so nobody knows who this may be shared with. Write `TLP:CLEAR`
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * classification: TLP:BLUE
 * ---
 * ~~~
 * briefing.md 3:17-3:25: `TLP:BLUE` is not a TLP 2.0 label, so nobody knows who this may be shared with. Write one of `TLP:RED`, `TLP:AMBER+STRICT`, `TLP:AMBER`, `TLP:GREEN`, `TLP:CLEAR`
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * classification: 社外秘 TLP:AMBER
 * ---
 * ~~~
 * briefing.md 3:17-3:30: `社外秘 TLP:AMBER` is not a TLP 2.0 label, so nobody knows who this may be shared with. Write `TLP:AMBER`
 *
 * @good
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * classification: TLP:AMBER+STRICT
 * ---
 * ~~~
 */
export default defineRule({
  id: 'tlp-invalid',
  severity: 'error',
  suppressible: false,
  fixable: true,
  scope: 'briefing',
  check({ files, frontMatter }, report) {
    const [at] = files
    const line = at && /^classification:[ \t]*(.*?)[ \t]*$/m.exec(yamlOf(at))
    // Where something else is wrong with the front matter, its author hears of both at once.
    const written = frontMatter?.classification ?? unquote(line?.[1] ?? '')
    if (!at || !isWrongLabel(written)) return
    const value = line?.[1] ?? ''
    const start = (line?.index ?? 0) + (line?.[0].trimEnd().length ?? 0) - value.length
    const right = findLabel(written)
    const range = [start, start + value.length] as const
    report({
      at,
      place: range,
      reason: `\`${written}\` is not a TLP 2.0 label, so nobody knows who this may be shared with. Write ${right ? `\`${right}\`` : `one of ${labels.map((label) => `\`${label}\``).join(', ')}`}`,
      // The words of a house beside the label are not ours to drop.
      ...(right &&
        /^\p{ASCII}*$/u.test(written.normalize('NFKC')) &&
        value.includes(written) && { fix: { range, text: value.replace(written, right) } }),
    })
  },
})

/** The front matter as it is written, with its first line. */
function yamlOf(at: SourceFile): string {
  return /^---[\s\S]*?\n---/.exec(textOf(at))?.[0] ?? ''
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
}

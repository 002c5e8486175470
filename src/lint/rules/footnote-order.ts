import type { FootnoteDefinition } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit } from '../finding.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * Definitions in another order than their first calls.
 *
 * Notes are numbered as they are called, so the list at the end of the file and the printed one differ: an editor who
 * looks for note 7 finds another. The fix sorts the definitions, and changes nothing that is printed.
 *
 * @bad
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^b]: Second source.
 * [^a]: First source.
 * ~~~
 * 3:1-3:21: Definitions are not in the order of their first calls: `[^b]` stands here, but `[^a]` is called before it. Sort them
 *
 * @good
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: First source, which leads to a third[^c].
 * [^c]: Third source.
 * [^b]: Second source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-order',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const { definitions, printed } = at.footnotes
      const wanted = [...printed]
      const written = definitions.filter((definition) => printed.has(definition))
      const wrong = written.findIndex((definition, index) => definition !== wanted[index])
      const [here, expected] = [written[wrong], wanted[wrong]]
      if (!here || !expected) continue
      const fix = isTwice(definitions, written) ? undefined : sort(at, written, wanted)
      report({
        at,
        place: here,
        reason: `Definitions are not in the order of their first calls: \`[^${here.label}]\` stands here, but \`[^${expected.label}]\` is called before it. Sort them`,
        cause: { at, place: expected, reason: 'The one that is called before it is here' },
        ...(fix && { fix }),
      })
    }
  },
})

/** Whether one of the notes is defined again: of two definitions the first is printed, so they must keep their order. */
function isTwice(
  definitions: readonly FootnoteDefinition[],
  written: readonly FootnoteDefinition[],
): boolean {
  const printed = new Set<unknown>(written)
  const identifiers = new Set(written.map(({ identifier }) => identifier))
  return definitions.some((each) => !printed.has(each) && identifiers.has(each.identifier))
}

/** Puts the text of each wanted definition where a written one stands; not where one is inside another block. */
function sort(
  at: SourceFile,
  written: readonly FootnoteDefinition[],
  wanted: readonly FootnoteDefinition[],
): Edit[] | undefined {
  const top = new Set<unknown>(at.tree.children)
  if (!written.every((definition) => top.has(definition))) return undefined
  const text = textOf(at)
  return written.flatMap((definition, index): Edit[] => {
    const other = wanted[index]
    if (!other || other === definition) return []
    const [from, to] = rangeOf(definition)
    const [start, end] = rangeOf(other)
    if (from === undefined || to === undefined || start === undefined) return []
    return [{ range: [from, to], text: text.slice(start, end) }]
  })
}

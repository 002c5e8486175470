import { narrowLabel, toIdentifier } from '../../footnotes/attempts.js'
import type { Misplaced } from '../../footnotes/misplaced.js'
import { findAbove } from '../../source/markdown/walk.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * Something meant as a definition that is not one, or that hides inside another note.
 *
 * A definition starts at the beginning of a line, with an ASCII colon right after the label. In the middle of a line,
 * without a colon, after a full-width one, or indented by four spaces, it is text or code: the note is lost and its
 * calls print as text. Indented under another definition it becomes part of that note.
 *
 * @bad
 * ~~~md
 * A claim[^note].
 *
 * More text.[^note]: A source.
 * ~~~
 * 3:11-3:19: `[^note]:` stands in the middle of a line, so it is text, not a definition. Move it to the beginning of a line of its own
 *
 * @bad
 * ~~~md
 * 本文[^注]。
 *
 * [^注]：出典
 * ~~~
 * 3:1-3:6: `[^注]：` is text, not a definition: the label needs an ASCII colon right after it. Write `[^注]:`
 *
 * @bad
 * ~~~md
 * 攻撃は続く［＾２］。
 *
 * [^２]：出典
 * ~~~
 * 3:1-3:6: `[^２]：` is text, not a definition: the label needs an ASCII colon right after it. Write `[^2]:`
 *
 * @bad
 * ~~~md
 * A claim[^note].
 *
 * [^note] A source.
 * ~~~
 * 3:1-3:8: `[^note]` begins its line as a definition does, but has no colon, so it is text. Write `[^note]: …`
 *
 * @bad
 * ~~~md
 * A claim[^note].
 *
 *     [^note]: A source.
 * ~~~
 * 3:5-3:13: `[^note]:` is indented so far that it is code, not a definition. Remove the indentation
 *
 * @bad
 * ~~~md
 * A claim[^a], another[^b].
 *
 * [^a]: A source.
 *
 *     [^b]: Another source.
 * ~~~
 * 5:5-5:26: The definition of `[^b]` is indented into the note `[^a]`. Remove the indentation
 *
 * @good
 * ~~~md
 * A claim[^note]: and its explanation.
 *
 * [^note]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-definition-misplaced',
  severity: 'error',
  suppressible: false,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const taken = new Set(at.footnotes.misplaced.map(({ identifier }) => identifier))
      for (const misplaced of at.footnotes.misplaced) {
        const { why, start, end } = misplaced
        const place = [start, end] as const
        const label = labelToWrite(misplaced, at, taken)
        const reason = explainMisplaced(misplaced, shorten(label))
        const fix = { range: place, text: `[^${label}]:` }
        report({ at, place, reason, ...(needsColon(why) ? { fix } : {}) })
      }
      for (const visit of at.visits) {
        const { node } = visit
        if (node.type !== 'footnoteDefinition') continue
        const note = findAbove(visit, (above) => above.type === 'footnoteDefinition')
        if (!note) continue
        report({
          at,
          place: node,
          reason: `The definition of \`[^${node.label}]\` is indented into the note \`[^${note.label}]\`. Remove the indentation`,
        })
      }
    }
  },
})

function needsColon(why: Misplaced['why']): boolean {
  return why === 'colon' || why === 'no-colon'
}

/**
 * The narrow letters of a label, where calls in the form of another tool are made calls of that.
 *
 * @param taken the identifiers of all misplaced definitions of the file
 */
function labelToWrite(
  { label, identifier }: Misplaced,
  { footnotes }: SourceFile,
  taken: ReadonlySet<string>,
): string {
  const narrow = narrowLabel(label)
  const meant = toIdentifier(narrow)
  const isFree = !footnotes.definitionById.has(meant) && !taken.has(meant)
  const isCalled = (footnotes.attemptsOf.get(meant) ?? []).some(({ kind }) => kind === 'form')
  return meant !== identifier && isFree && isCalled ? narrow : label
}

function explainMisplaced({ why, colon, label: inFull }: Misplaced, label: string): string {
  const written = shorten(inFull)
  switch (why) {
    case 'middle':
      return `\`[^${written}]:\` stands in the middle of a line, so it is text, not a definition. Move it to the beginning of a line of its own`
    case 'colon':
      return `\`[^${written}]${colon}\` is text, not a definition: the label needs an ASCII colon right after it. Write \`[^${label}]:\``
    case 'no-colon':
      return `\`[^${written}]\` begins its line as a definition does, but has no colon, so it is text. Write \`[^${label}]: …\``
    case 'indented':
      return `\`[^${written}]:\` is indented so far that it is code, not a definition. Remove the indentation`
  }
}

import type { FootnoteDefinition } from 'mdast'
import { didYouMean } from '../../did-you-mean.js'
import { type Attempt, narrowLabel } from '../../footnotes/attempts.js'
import { group } from '../../group.js'
import { adviseOnPattern } from '../notes/character-class.js'
import { listMeantLabels } from '../notes/meant-labels.js'
import { splitCall, tellSeveral } from '../notes/several-notes.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * A call whose label has no definition in its file.
 *
 * The parser makes a call only of a label that is defined; any other it leaves as text, so that a reader finds
 * `[^label]` in the report and no source. Labels belong to their file: a note of another chapter does not count. The fix
 * writes calls whose letters are wide, and those of several notes at once, as the notes are called.
 *
 * @bad
 * ~~~md
 * A claim[^ntoe].
 *
 * Another[^note].
 *
 * [^note]: A source.
 * ~~~
 * 1:8-1:15: Footnote `[^ntoe]` has no definition; it would print as the text "[^ntoe]". Did you mean `[^note]`?
 *
 * @bad
 * ~~~md
 * A claim[^source].
 * ~~~
 * 1:8-1:17: Footnote `[^source]` has no definition; it would print as the text "[^source]". Define it at the beginning of a line, `[^source]: …`; if it is no note, write `\[^source]`
 *
 * @bad
 * ~~~md
 * 本文[^１]。次の文[^1、2]。
 *
 * [^1]: 出典A
 * [^2]: 出典B
 * ~~~
 * 1:3-1:7: `[^１]` is not the label of `[^1]`, for one of them has wide letters; it would print as text. Write `[^1]`
 * 1:11-1:17: A call names one note; `[^1、2]` would print as text. Write `[^1][^2]`
 *
 * @bad
 * ~~~md
 * Names that match [^a-z]+ are refused.
 * ~~~
 * 1:18-1:24: Footnote `[^a-z]` has no definition; it would print as the text "[^a-z]". If it is part of a pattern, write it as code, or as `\[^a-z]`
 *
 * @bad
 * ~~~md 01-first.md
 * # One
 *
 * A claim[^note].
 *
 * [^note]: A source.
 * ~~~
 * ~~~md 02-second.md
 * # Two
 *
 * A claim[^note].
 * ~~~
 * 02-second.md 3:8-3:15: Footnote `[^note]` has no definition in this file, and labels belong to their file; it would print as the text "[^note]". Repeat the definition here
 *
 * @bad
 * ~~~md
 * A claim[^note].
 *
 * :::tlp{amber}
 * Another[^note].
 *
 * [^note]: A source.
 * :::
 * ~~~
 * 1:8-1:15: Footnote `[^note]` is defined in line 6, inside a block that the text above it cannot see into; it would print as the text "[^note]". Move the definition out of the block
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * title: A title[^note]
 * ---
 * ~~~
 * briefing.md 2:15-2:22: Front matter cannot call a note; `[^note]` would print as text. Move it to the text
 *
 * @good
 * ~~~md
 * A claim[^note], `[^code]`, evil[.]com, [sic], [REDACTED] and \[^escaped].
 *
 * [^note]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-undefined',
  severity: 'error',
  suppressible: false,
  fixable: true,
  check({ files }, report) {
    const defined = new Set(files.flatMap(({ footnotes }) => [...footnotes.definitionById.keys()]))
    for (const at of files) {
      const { attempts, misplaced, definitionById } = at.footnotes
      const meant = listMeantLabels(at)
      const misplacedById = group(misplaced, ({ identifier }) => identifier)
      for (const attempt of attempts) {
        const { kind, label, identifier, start, end } = attempt
        const call = `[^${shorten(label)}]`
        const place = [start, end] as const
        if (kind === 'front-matter') {
          const reason = `Front matter cannot call a note; \`${call}\` would print as text. Move it to the text`
          report({ at, place, reason })
        }
        if (kind !== 'undefined') continue
        const meantHere = misplacedById.get(identifier) ?? []
        // Where its own definition only has to be mended, it calls no other note.
        const written =
          meantHere.length === 0 ? repairWritten(attempt, at, meant.get(attempt)) : undefined
        if (written) {
          report({ at, place, reason: written.reason, fix: { range: place, text: written.text } })
          continue
        }
        const definition = definitionById.get(identifier)
        const reason = definition
          ? explainHidden(call, definition)
          : defined.has(identifier)
            ? `Footnote \`${call}\` has no definition in this file, and labels belong to their file; it would print as the text "${call}". Repeat the definition here`
            : `Footnote \`${call}\` has no definition; it would print as the text "${call}".${advise(label, meant.get(attempt))}`
        const explainedBy = meantHere.map((definition) => ({
          ruleId: 'footnote-definition-misplaced',
          start: definition.start,
        }))
        report({ at, place, reason, explainedBy })
      }
    }
  },
})

/** A call that only its digits or letters keep from its note, being wide, or of several notes at once. */
function repairWritten(
  attempt: Attempt,
  at: SourceFile,
  meant: string | undefined,
): { reason: string; text: string } | undefined {
  const { label, identifier } = attempt
  if (at.footnotes.definitionById.has(identifier)) return undefined
  if (meant !== undefined && narrowLabel(label) === narrowLabel(meant)) {
    const text = `[^${meant}]`
    return {
      reason: `\`[^${shorten(label)}]\` is not the label of \`${shorten(text)}\`, for one of them has wide letters; it would print as text. Write \`${shorten(text)}\``,
      text,
    }
  }
  const several = splitCall(attempt, at)
  return several === undefined
    ? undefined
    : { reason: tellSeveral(shorten(label), shorten(several)), text: several }
}

/** The parser reads a directive only after the text above it, which then knows none of the labels in there. */
function explainHidden(call: string, { position }: FootnoteDefinition): string {
  return `Footnote \`${call}\` is defined in line ${position?.start.line}, inside a block that the text above it cannot see into; it would print as the text "${call}". Move the definition out of the block`
}

function advise(label: string, meant: string | undefined): string {
  if (meant !== undefined) return didYouMean(meant, (near) => `[^${near}]`)
  const call = `[^${shorten(label)}]`
  return ` ${adviseOnPattern(label) ?? `Define it at the beginning of a line, \`${call}: …\`; if it is no note, write \`\\${call}\``}`
}

import type { Definition } from 'mdast'
import { type Attempt, toIdentifier } from '../../footnotes/attempts.js'
import { rangeOf } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import type { Edit, RuleFinding } from '../finding.js'
import { adviseOnPattern } from '../notes/character-class.js'
import { splitCall, tellSeveral } from '../notes/several-notes.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A footnote label that contains a space.
 *
 * To the parser `[^a b]` is no footnote: it prints as text, and with a "definition" it becomes an ordinary link to the
 * note's first word. Nobody sees an error. The fix writes hyphens, in the definition and in all its calls.
 *
 * @bad
 * ~~~md
 * A claim[^a b].
 *
 * [^a b]: hello
 * ~~~
 * 3:1-3:14: A footnote label cannot contain spaces; `[^a b]` becomes an ordinary link to "hello". Write `[^a-b]`, here and in its calls
 *
 * @bad
 * ~~~md
 * A claim[^a b].
 *
 * [^a b]: A source of several words
 * ~~~
 * 3:1-3:7: A footnote label cannot contain spaces; `[^a b]` would print as text. Write `[^a-b]`, here and in its calls
 *
 * @bad
 * ~~~md
 * A claim[^Nope two].
 * ~~~
 * 1:8-1:19: A footnote label cannot contain spaces; `[^Nope two]` would print as text. Write `[^Nope-two]`, here and in its definition
 *
 * @bad
 * ~~~md
 * A claim[^a, b].
 *
 * [^a]: One.
 * [^b]: Two.
 * ~~~
 * 1:8-1:15: A call names one note; `[^a, b]` would print as text. Write `[^a][^b]`
 *
 * @bad
 * ~~~md
 * A claim[^a, ^c].
 *
 * [^a]: One.
 * ~~~
 * 1:8-1:16: A call names one note; `[^a, ^c]` would print as text. Write `[^a][^c]`
 *
 * @bad
 * ~~~md
 * Names that match [^a-z 0-9]+ are refused.
 * ~~~
 * 1:18-1:28: A footnote label cannot contain spaces; `[^a-z 0-9]` would print as text. If it is part of a pattern, write it as code, or as `\[^a-z 0-9]`
 *
 * @good
 * ~~~md
 * A claim[^a-b] and [a link][^ b].
 *
 * [^a-b]: hello
 * ~~~
 */
export default defineRule({
  id: 'footnote-label-invalid',
  severity: 'error',
  suppressible: false,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const blank = at.footnotes.attempts.filter(({ kind }) => kind === 'blank')
      const callsById = group(blank, ({ identifier }) => identifier)
      const links = listLinks(at)
      for (const [identifier, link] of links)
        report(judgeLink(at, link, callsById.get(identifier) ?? []))
      for (const [identifier, attempts] of callsById) {
        if (links.has(identifier)) continue
        const definition = attempts.find((attempt) => isDefinition(attempt, at))
        if (definition) report(judgeDefinition(at, definition, attempts))
        else for (const call of attempts) report(judgeCall(at, call))
      }
    }
  },
})

/** Definitions of notes that Markdown takes for definitions of links, by the identifier that is meant. */
function listLinks(at: SourceFile): Map<string, Definition> {
  return new Map(
    listNodes(at, 'definition')
      .filter(({ label }) => /^\^\S*\s/.test(label ?? ''))
      .map((link) => [toIdentifier(labelOf(link)), link]),
  )
}

function labelOf({ label }: Definition): string {
  return label?.slice(1) ?? ''
}

function judgeLink(at: SourceFile, link: Definition, calls: readonly Attempt[]): RuleFinding {
  const label = labelOf(link)
  const [start = 0] = rangeOf(link)
  return {
    at,
    place: link,
    reason: `A footnote label cannot contain spaces; \`[^${shorten(label)}]\` becomes an ordinary link to "${shorten(link.url)}". Write \`[^${hyphenate(shorten(label))}]\`, here and in its calls`,
    fix: [editLabel({ start, label }), ...calls.map(editLabel)],
  }
}

/** @param attempts it, and its calls */
function judgeDefinition(
  at: SourceFile,
  { start, end, label: written }: Attempt,
  attempts: readonly Attempt[],
): RuleFinding {
  const label = shorten(written)
  return {
    at,
    place: [start, end],
    reason: `${wouldPrint(label)} Write \`[^${hyphenate(label)}]\`, here and in its calls`,
    fix: attempts.map(editLabel),
  }
}

function judgeCall(at: SourceFile, call: Attempt): RuleFinding {
  const place = [call.start, call.end] as const
  const label = shorten(call.label)
  const several = splitCall(call, at)
  if (several) {
    return {
      at,
      place,
      reason: tellSeveral(label, several),
      fix: { range: place, text: several },
    }
  }
  const pattern = adviseOnPattern(call.label)
  if (pattern) return { at, place, reason: `${wouldPrint(label)} ${pattern}` }
  return {
    at,
    place,
    reason: `${wouldPrint(label)} Write \`[^${hyphenate(label)}]\`, here and in its definition`,
    fix: editLabel(call),
  }
}

function wouldPrint(label: string): string {
  return `A footnote label cannot contain spaces; \`[^${label}]\` would print as text.`
}

function isDefinition({ start, end }: Attempt, at: SourceFile): boolean {
  const text = textOf(at)
  return text[end] === ':' && /(^|[\r\n])[ >]*$/.test(text.slice(Math.max(0, start - 20), start))
}

function editLabel({ start, label }: Pick<Attempt, 'start' | 'label'>): Edit {
  return { range: [start + 2, start + 2 + label.length], text: hyphenate(label) }
}

function hyphenate(label: string): string {
  return label.replace(/\s+/g, '-')
}

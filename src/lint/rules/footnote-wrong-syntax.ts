import { type Attempt, narrowLabel } from '../../footnotes/attempts.js'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, Range, RuleFinding } from '../finding.js'
import { convertInlineNotes, inlineText } from '../foreign/inline-notes.js'
import { splitCall } from '../notes/several-notes.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * Something that looks like a call but is not one.
 *
 * Inline notes `^[…]`, `(^1)`, a caret that was forgotten, spaces inside the brackets, brackets from a Japanese
 * keyboard: all of them print as they stand. A label in brackets counts only where the file has a note of that label, so
 * that `[REDACTED]` and `evil[.]com` stay what they are. Write a literal one as code. The fix makes notes of all inline
 * notes of a file at once.
 *
 * @bad
 * ~~~md
 * A claim(^a), another[a], a third[^ a], a fourth［^a］.
 *
 * A fifth\[^a], a sixth[^a, a seventh^[see there].
 *
 * [^a]: A source.
 * ~~~
 * 1:8-1:12: `(^a)` is not a footnote call and would print as text. Write `[^a]`
 * 1:21-1:24: `[a]` is not a footnote call and would print as text. Write `[^a]`
 * 1:33-1:38: `[^ a]` is not a footnote call and would print as text. Write `[^a]`
 * 1:48-1:52: `［^a］` is not a footnote call and would print as text. Write `[^a]`
 * 3:8-3:13: `\[^a]` is escaped and would print as text, though the file has a note `[^a]`. Remove the backslash, or write it as code
 * 3:22-3:25: `[^a` is never closed and would print as text. Write `[^a]`
 * 3:36-3:48: `^[see there]` is not a note here and would print as text. Write a call `[^label]`, and `[^label]: see there` on a line of its own
 *
 * @bad
 * ~~~md
 * 攻撃は続く［＾１］。警告も出た[＾警告]。被害は出ていない［^被害］。
 *
 * [＾警告]: https://www.example.jp/
 * ~~~
 * 1:6-1:10: `［＾１］` is not a footnote call and would print as text. Write `[^1]`
 * 1:16-1:21: `[＾警告]` is not a footnote call and would print as text. Write `[^警告]`
 * 1:30-1:35: `［^被害］` is not a footnote call and would print as text. Write `[^被害]`
 * 3:1-3:6: `[＾警告]` defines a link, not a note, since its caret is a full-width one. Write `[^警告]`
 *
 * @bad
 * ~~~md
 * 攻撃は続く［＾１］。
 *
 * ［＾１］：出典
 * ~~~
 * 1:6-1:10: `［＾１］` is not a footnote call and would print as text. Write `[^1]`
 * 3:1-3:6: `［＾１］：` is not the definition of a note and would print as text. Write `[^1]:`
 *
 * @bad
 * ~~~md
 * 攻撃は続く［^1、2］。
 *
 * [^1]: 出典A
 * [^2]: 出典B
 * ~~~
 * 1:6-1:12: `［^1、2］` is not a footnote call and would print as text. Write `[^1][^2]`
 *
 * @good
 * ~~~md
 * A claim[^1], evil[.]com, [REDACTED], (^2), `^[code]`, ^[a-z]+ and argv[1].
 *
 * [^1]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-wrong-syntax',
  severity: 'error',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const { attempts, definitionById } = at.footnotes
      const source = textOf(at)
      const links = new Set(listNodes(at, 'definition').map(({ identifier }) => identifier))
      // `^[words](address)^` is a link that pandoc sets high.
      const inline = attempts.filter(({ kind, end }) => kind === 'inline' && source[end] !== '(')
      for (const attempt of attempts) {
        const { kind, label, identifier, start, end } = attempt
        if (kind === 'form' && links.has(identifier)) continue
        if (kind === 'inline' && !inline.includes(attempt)) continue
        const colon = kind === 'form' ? findColon(source, start, end) : undefined
        if (colon !== undefined) {
          report(judgeDefinition(at, attempt, colon))
          continue
        }
        const mayBeSeveral = kind === 'form' && !definitionById.has(identifier)
        const right = (mayBeSeveral ? splitCall(attempt, at) : undefined) ?? `[^${label.trim()}]`
        const reason = explainAttempt(kind, source.slice(start, end), right)
        if (reason === undefined) continue
        const edit: Edit = { range: [start, end], text: right }
        const isPlain =
          kind === 'form' ||
          (kind !== 'inline' && kind !== 'escaped' && definitionById.has(identifier))
        // With the first of them all are repaired, since their notes go to one place.
        const fix = isPlain ? edit : attempt === inline[0] ? convertInlineNotes(at, inline) : []
        report({ at, place: [start, end], reason, fix })
      }
      for (const [start, end] of listWideCarets(at)) {
        const text = `[^${narrowLabel(source.slice(start + 2, end - 1))}]`
        const reason = `\`${shorten(source.slice(start, end))}\` defines a link, not a note, since its caret is a full-width one. Write \`${shorten(text)}\``
        report({ at, place: [start, end], reason, fix: { range: [start, end], text } })
      }
    }
  },
})

/** Where the colon of `［＾１］：` ends, at the beginning of a line. */
function findColon(source: string, start: number, end: number): number | undefined {
  if (!/(?:^|[\r\n])$/.test(source.slice(Math.max(0, start - 1), start))) return undefined
  const colon = /^[ \t]*[:：]/.exec(source.slice(end, end + 8))?.[0]
  return colon === undefined ? undefined : end + colon.length
}

function judgeDefinition(at: SourceFile, { label, start }: Attempt, end: number): RuleFinding {
  const range = [start, end] as const
  const text = `[^${label}]:`
  const reason = `\`${shorten(textOf(at).slice(start, end))}\` is not the definition of a note and would print as text. Write \`${shorten(text)}\``
  return { at, place: range, reason, fix: { range, text } }
}

/** `[＾a]: …`, which Markdown reads as the address of a link. */
function listWideCarets(at: SourceFile): Range[] {
  return listNodes(at, 'definition').flatMap((node) => {
    const [start = 0, end = 0] = rangeOf(node)
    const written = /^\[＾[^[\]\s]+\]/.exec(textOf(at).slice(start, end))?.[0]
    return written ? [[start, start + written.length] as const] : []
  })
}

function explainAttempt(kind: Attempt['kind'], written: string, meant: string): string | undefined {
  const shown = shorten(written)
  const right = shorten(meant)
  switch (kind) {
    case 'form':
    case 'padded':
      return `\`${shown}\` is not a footnote call and would print as text. Write \`${right}\``
    case 'escaped':
      return `\`${shown}\` is escaped and would print as text, though the file has a note \`${right}\`. Remove the backslash, or write it as code`
    case 'unclosed':
      return `\`${shown}\` is never closed and would print as text. Write \`${right}\``
    case 'inline':
      return `\`${shown}\` is not a note here and would print as text. Write a call \`[^label]\`, and \`[^label]: ${shorten(inlineText(written))}\` on a line of its own`
    default:
      return undefined
  }
}

import { type Attempt, narrowLabel, toIdentifier } from './attempts.js'
import { hidden, type Prose } from './prose.js'

/**
 * Calls in the syntax of other tools, or with the brackets and carets of a Japanese keyboard. Each alternative names
 * its label; all but pandoc's inline note count only where the label is one of the file's, so that `(^1)` in a formula and
 * `[REDACTED]` in a quotation stay what they are. A wide caret after a bracket has no other meaning, nor has a caret
 * after a wide one. An inline note may hold links.
 */
const forms =
  /[(（][\^＾](?<round>[^\s()（）^＾[\]]+)[)）]|[\^＾]\[(?<inline>(?:[^[\]]|\[[^[\]]*\])+)\]|[［【〔[][\^＾](?<wide>[^\s[\]［］【】〔〕^＾]+)[\]］】〕]|[［【〔[](?<late>[^\s[\]［］【】〔〕^＾]+)[\^＾][\]］】〕]|\[(?<bare>[^\s[\]^＾]+)\]/gu

/** Lists the calls that a text has in such forms, and that the parser left as text. */
export function listForms(
  prose: Prose,
  isDefined: (identifier: string) => boolean,
  isReferenced: (identifier: string) => boolean,
): Attempt[] {
  const { text } = prose
  return [...text.matchAll(forms)].flatMap((match): Attempt[] => {
    const [whole] = match
    const { round, inline, wide, late, bare } = match.groups ?? {}
    const written = round ?? inline ?? wide ?? late ?? bare ?? ''
    const isRight = inline !== undefined || isDefined(toIdentifier(written))
    const label = isRight ? written : narrowLabel(written)
    const identifier = toIdentifier(label)
    const before = text[match.index - 1] ?? ''
    const after = text[match.index + whole.length] ?? ''
    const start = prose.start + match.index
    const attempt: Attempt = {
      kind: inline === undefined ? 'form' : 'inline',
      label,
      identifier,
      start,
      end: start + whole.length,
      prose,
    }
    if (before === '\\') return []
    if (inline !== undefined)
      return isPattern(label, after) && !isDefined(identifier) ? [] : [attempt]
    const isWide = /^(?:[^(（]＾|[［【〔]\^)/.test(whole) && wide !== undefined
    if (label.includes(hidden) || !(isWide || isDefined(identifier))) return []
    // `[^a]` is the right form: where the parser left it as text, the scan for attempts says why.
    if (wide !== undefined && whole.startsWith('[^') && whole.endsWith(']')) return []
    if (bare !== undefined) {
      if ('([:'.includes(after || ' ') || '[]!'.includes(before || ' ') || after === hidden)
        return []
      // `argv[1]`
      if (/[A-Za-z0-9_]/.test(before) && isReferenced(identifier)) return []
    }
    return [attempt]
  })
}

/** Whether `^[…]` is a regular expression or a power, as in `^[a-z]+$` and `10^[3]`. */
function isPattern(label: string, after: string): boolean {
  return /^(\^|\\|.?.-.|\d+$)/.test(label) || /[+*?{$(|\\]/.test(after || ' ')
}

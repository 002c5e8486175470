import { listAmounts } from './list-amounts.js'

/** A piece of a text: what stays on one line, or words as they are; a line may break where `break` stands. */
export type TextPiece = { kind: 'text' | 'tied'; value: string } | { kind: 'break' }

/**
 * Characters that a word must be longer than to be given places to break. In the cells of a table, room is scarce. In
 * justified lines, as Japanese has them, an address or a path that goes to the next line draws all the others apart.
 */
export const longWord = { inText: 24, inCell: 12, path: 12 } as const

/** Most characters of an identifier that is kept on one line whatever it is. */
const shortIdentifier = 20
/** The most letters that a real word has: longer ones occur in no language. */
const longestWord = 30
/** Characters of `hxxps[:]//`, the longest beginning of an address that is kept with what follows. */
const longestScheme = 10
/** Characters between two breaks of a hash. */
const stride = 8

/** Between blanks, and between characters that a browser breaks by the rules of their script. */
const run =
  /[^\s\u00ad\u200b\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\u2e80-\u303f\uff00-\uffef]+/gu

/** Dates in Japanese, with or without blanks: 4月12日 and 2024 年, between which a line may break. */
const japaneseDate =
  /[0-9０-９]{1,2} ?月 ?[0-9０-９]{1,2} ?日|[0-9０-９]{1,2} ?時 ?[0-9０-９]{1,2} ?分|[0-9０-９]{1,4} ?[年月日]/gu

/** What readers know as one: identifiers of weaknesses, techniques and advisories, dates, times, IPv4 addresses. */
const known =
  /(?<![\p{L}\p{N}])(?:(?:CVE|CWE|CAN|KB|MS|RFC|APT|UNC|TA|FIN)-?\d[\d-]{0,12}\d|[A-Z]{1,3}\d{3,5}(?:\.\d{3})?|\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?|v?\d+(?:\[?\.\]?\d+)+(?:\/\d{1,2}|:\d{1,5})?)(?![\p{L}\p{N}])/gu

/** The first part of a command's option, `-Werror` or `--no-sandbox`: a browser would part it from its hyphens. */
const option = /(?<=^[(['"]*)-{1,2}(?:[\p{L}\p{N}]\p{M}*){1,12}/u

/**
 * An identifier of any kind: with a digit, and with hyphens or slashes at which a browser would break it. A letter keeps the
 * marks on it, with which it may share a glyph.
 */
const identifier =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}_.:]*(?:[-‐–/][\p{L}\p{M}\p{N}_.:]*[\p{L}\p{N}]\p{M}*)+/gu

/**
 * Divides a text at the places where its long words may break: after `/ \ . - _ = & ? :` and their like, in hashes
 * after every eight characters; and takes out what must not break: `CVE-2024-3400`, `2024-03-02`, `4月12日`, and where
 * there is room for it `USD 12 million`.
 *
 * The pieces put together are the text: nothing is added, least of all a hyphen. What has no such place is left to the
 * style sheets, which let it break anywhere.
 *
 * @param least characters of a word up to which it gets no places to break
 * @param leastOfPath the same for a word with slashes
 */
export function divideText(
  text: string,
  least: number = longWord.inText,
  leastOfPath: number = least,
): TextPiece[] {
  const breaks = new Set<number>()
  const ties: [start: number, end: number][] = []
  for (const match of text.matchAll(japaneseDate)) {
    if (!/[0-9０-９]/.test(text[match.index - 1] ?? '')) ties.push(spanOf(match))
  }
  if (least >= longWord.inText) ties.push(...listAmounts(text))
  for (const { 0: word, index } of text.matchAll(run)) {
    const isLong = isLonger(word, /[/\\]/.test(word) ? leastOfPath : least)
    if (!isLong && !parting.test(word)) continue
    const kept = listKept(word)
    for (const [start, end] of kept) {
      if (parting.test(word.slice(start, end))) ties.push([index + start, index + end])
    }
    if (!isLong) continue
    for (const at of listBreaks(word)) {
      if (kept.every(([start, end]) => at <= start || at >= end)) breaks.add(index + at)
    }
  }
  return cut(text, breaks, ties)
}

function spanOf({ 0: { length }, index }: RegExpExecArray): [number, number] {
  return [index, index + length]
}

/** Whether a word has more characters than some. */
function isLonger(word: string, characters: number): boolean {
  return word.length > characters && [...word].length > characters
}

/** Beside these a browser would part a short word. */
const parting = /[-‐–/:?]/

/** Everything that stays whole has one of these. */
const digitOrHyphen = /[\p{N}-]/u

/** What stays whole in a word. */
function listKept(word: string): [number, number][] {
  if (!digitOrHyphen.test(word)) return []
  const kept = [...word.matchAll(known)].map(spanOf)
  const dashes = option.exec(word)
  if (dashes && kept.length === 0) kept.push(spanOf(dashes))
  // A part of an address or a path is no identifier: it breaks where those do.
  if (word.length > 2 * shortIdentifier) return kept
  for (const match of word.matchAll(identifier)) {
    const [start, end] = spanOf(match)
    if (end - start > shortIdentifier || !/\p{N}/u.test(match[0])) continue
    if (/[/\\@=&?]$/.test(word.slice(0, start))) continue
    if (kept.every(([from, to]) => end <= from || start >= to)) kept.push([start, end])
    else if (kept.every(([from, to]) => start <= from && to <= end)) {
      kept.splice(0, kept.length, [start, end])
    }
  }
  return kept.toSorted(([a], [b]) => a - b)
}

/** Where a long word may break, in ascending order. */
function listBreaks(word: string): number[] {
  const breaks: number[] = []
  for (const { index } of word.matchAll(
    /(?<=[/\\.\-‐–_=&?:;,@|~+#!)\]}])(?<!\p{N}\.)(?=[\p{L}\p{N}%$<{[("])|(?<=\p{N}\.)(?=\p{L})|(?<=[\p{L}\p{N}])(?=%)/gu,
  )) {
    // Two characters alone gain nothing, and a defanged `[.]` is not a place to break.
    // A scheme alone at a line's end, `https://`, looks like an address that was lost.
    const before = word.slice(Math.max(0, index - longestScheme), index)
    if (index > 1 && index < word.length - 1 && !/[[(]\.?$|[a-z]\[?:\]?\/\/$/i.test(before))
      breaks.push(index)
  }
  for (const { 0: segment, index } of word.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    breaks.push(...listBreaksInside(segment).map((at) => index + at))
  }
  return breaks.toSorted((a, b) => a - b)
}

/** Where a run of letters and digits may break: a name before its capitals, what is no word after every eight. */
function listBreaksInside(segment: string): number[] {
  const lettersOnly = !/\p{N}/u.test(segment)
  if (segment.length <= (lettersOnly ? longestWord : shortIdentifier)) return []
  const capitals = lettersOnly
    ? [...segment.matchAll(/(?<=\p{Ll})(?=\p{Lu})/gu)].map(({ index }) => index)
    : []
  const breaks = [...capitals]
  for (const [nth, start] of [0, ...capitals].entries()) {
    const end = capitals[nth] ?? segment.length
    if (capitals.length > 0 && end - start <= longestWord) continue
    for (let at = start + stride; at < end; at += stride) {
      if (!/^[\p{M}\udc00-\udfff]/u.test(segment.slice(at))) breaks.push(at)
    }
  }
  return breaks
}

function cut(
  text: string,
  breaks: ReadonlySet<number>,
  ties: readonly [number, number][],
): TextPiece[] {
  if (breaks.size === 0 && ties.length === 0) return text ? [{ kind: 'text', value: text }] : []
  const starts = new Map<number, number>()
  let last = 0
  for (const [start, end] of ties.toSorted(([a], [b]) => a - b)) {
    if (start >= last) starts.set(start, end)
    last = Math.max(last, end)
  }
  const pieces: TextPiece[] = []
  let done = 0
  const take = (kind: 'text' | 'tied', to: number): void => {
    if (to > done) pieces.push({ kind, value: text.slice(done, to) })
    done = to
  }
  for (const at of [...new Set([...breaks, ...starts.keys()])].sort((a, b) => a - b)) {
    // In what is tied, no line breaks.
    if (at < done) continue
    take('text', at)
    if (breaks.has(at)) pieces.push({ kind: 'break' })
    take('tied', starts.get(at) ?? at)
  }
  take('text', text.length)
  return pieces
}

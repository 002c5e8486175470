import { group } from '../group.js'
import { findRepeats, type Placed } from './find-repeats.js'
import type { Stream } from './joined-text.js'
import type { ModelText } from './model.js'
import { hyphenated, normalise } from './normalise.js'

/** What became of a text from the source. */
export interface AlignedText<Item> {
  source: ModelText
  /** Its first and last items; undefined if it is not printed as written, in its place. */
  found: { first: Item; last: Item } | undefined
  /** For one that is not in its place: where else its words stand. */
  elsewhere: Item | undefined
}

/** Which printed text is which text of the source. */
export interface Alignment<Item> {
  texts: AlignedText<Item>[]
  /** Texts of the source that are printed a second time, between others. */
  doubled: { source: ModelText; at: Item }[]
  /** Texts of which a part is printed a second time in their own blocks. */
  repeated: { source: ModelText; at: Item }[]
}

/** How far a text may stand from the one before it: what templates print between, a cover at most. */
const reach = 4000
/** Nearer than this, a text of a few characters is accepted as a match. */
const near = 200
/** Fewest characters by which a text is known anywhere. */
const telling = 8

/**
 * Finds the texts of the source in the printed text, one after the other: each where it fills blocks of the page, else
 * where its words are. What stands between them is the template's, and must not be one of them again.
 */
export function align<Item>(texts: readonly ModelText[], stream: Stream<Item>): Alignment<Item> {
  const pieces = texts.map((source): Piece => ({ source, text: normalise(source.text) }))
  const { aligned, placed, gaps } = placeInOrder(pieces, stream)
  const between = findInGaps(pieces, gaps, stream)
  const missing = new Set(aligned.filter(({ found }) => !found).map(({ source }) => source))
  const elsewhere = new Map(between.map(({ source, at }) => [source, at]))
  // Before the first text a cover stands, whose words an author may have used again.
  const begin = placed[0]?.start ?? 0
  const doubled = between.filter(
    ({ source, start }) => !missing.has(source) && start >= begin && !mayRepeat(source),
  )
  const twice = new Set(doubled.map(({ source }) => source))
  return {
    texts: aligned.map((text) =>
      text.found ? text : { ...text, elsewhere: elsewhere.get(text.source) },
    ),
    doubled: doubled.map(({ source, at }) => ({ source, at })),
    repeated: findRepeats(placed, stream).filter(
      ({ source }) => !mayRepeat(source) && !twice.has(source),
    ),
  }
}

/** Finds each text after the one before it; returns what is between those that were found as well. */
function placeInOrder<Item>(pieces: readonly Piece[], stream: Stream<Item>) {
  const following = listFollowing(pieces)
  const gaps: Span[] = []
  const placed: Placed<ModelText>[] = []
  let cursor = 0
  let lost = 0
  const aligned = pieces.map((piece, index): AlignedText<Item> => {
    const { source, text } = piece
    const find = finderOf(piece)
    const furthest = cursor + reach + lost
    const foremost = findBlock(find, stream, cursor, furthest, following[index])
    const block = index === 0 ? passCover(foremost, pieces, stream) : foremost
    const [start, end] = block ?? [-1, -1]
    const first = stream.itemAt(start)
    const last = stream.itemAt(end - 1)
    const isVague = start - cursor > near && text.length < telling && !fills(stream, start, end)
    if (start < 0 || !first || !last || isVague) {
      lost += text.length
      return { source, found: undefined, elsewhere: undefined }
    }
    gaps.push([cursor, start])
    placed.push({ source, text, start, end })
    cursor = end
    lost = 0
    return { source, found: { first, last }, elsewhere: undefined }
  })
  gaps.push([cursor, stream.text.length])
  return { aligned, placed, gaps }
}

type Span = [start: number, end: number]

interface Piece {
  source: ModelText
  text: string
}

/** For each piece the text of the next that is long enough to be known. */
function listFollowing(pieces: readonly Piece[]): (string | undefined)[] {
  let next: string | undefined
  const following = pieces.toReversed().map(({ text }) => {
    const known = next
    if (text.length >= telling) next = text
    return known
  })
  return following.reverse()
}

/**
 * The same words may stand in a sentence before they stand alone: takes the first place where they begin and end with
 * blocks, or a block doubles them, and where there is none before the text that comes next, the first of all.
 */
function findBlock(
  find: Find,
  stream: Stream<unknown>,
  from: number,
  to: number,
  next = '',
): Span | undefined {
  const first = find(stream.text, from, to)
  for (let found = first; found; found = find(stream.text, found[0] + 1, to)) {
    const [start] = found
    if (first !== found && next !== '' && first) {
      const between = stream.text.slice(first[1], start).includes(next)
      if (between) return first
    }
    if (isBlock(stream, found)) return found
  }
  return first
}

/**
 * A cover or a title may say what the first text says: of the blocks with its words, takes the last before the second text
 * begins. Nothing stands between a text and its double, so that the first of those is taken.
 */
function passCover(
  foremost: Span | undefined,
  pieces: readonly Piece[],
  stream: Stream<unknown>,
): Span | undefined {
  const [first, second] = pieces
  if (!foremost || !first || first.text.length < telling) return foremost
  const [, end] = foremost
  const [next] = (second && finderOf(second)(stream.text, end, end + reach)) ?? [end + reach]
  const again = findBlock(finderOf(first), stream, end, next)
  const isBehind = again && again[0] > end && isBlock(stream, again)
  return isBehind ? passCover(again, pieces, stream) : foremost
}

/** Whether a text fills blocks, or begins one that holds it twice. */
function isBlock(stream: Stream<unknown>, [start, end]: Span): boolean {
  const isDoubled = stream.text.startsWith(stream.text.slice(start, end), end)
  return fills(stream, start, end) || (isDoubled && stream.edges.has(start))
}

function fills({ edges }: Stream<unknown>, start: number, end: number): boolean {
  return edges.has(start) && edges.has(end)
}

/** Templates print titles again in many places, and what comes from the front matter on covers. */
function mayRepeat({ kind, place }: ModelText): boolean {
  return kind === 'heading' || kind === 'summary-title' || place === 'closing'
}

/** Returns the first place from an offset on that begins before another. */
type Find = (text: string, from: number, to: number) => Span | undefined

function finderOf({ source, text }: Piece): Find {
  return source.text.includes('\u00ad') ? findHyphenated(source.text) : findPlain(text)
}

function findPlain(piece: string): Find {
  return (text, from, to) => {
    if (text.startsWith(piece, from)) return [from, from + piece.length]
    const at = text.slice(from, to + piece.length).indexOf(piece)
    return at < 0 ? undefined : [from + at, from + at + piece.length]
  }
}

function findHyphenated(source: string): Find {
  const pattern = new RegExp(hyphenated(source), 'u')
  return (text, from, to) => {
    const match = pattern.exec(text.slice(from, to + 2 * source.length))
    return match ? [from + match.index, from + match.index + match[0].length] : undefined
  }
}

/**
 * Looks in the gaps for texts that are long enough to be known. Words inside a block that is not printed as written are
 * no text of their own: a text fills what the gap has of a block, or blocks, with others beside it at most.
 */
function findInGaps<Item>(
  pieces: readonly Piece[],
  gaps: readonly Span[],
  { text, itemAt, edges }: Stream<Item>,
): { source: ModelText; at: Item; start: number }[] {
  const telltale = pieces
    .filter((piece) => piece.text.length >= telling)
    .sort((a, b) => b.text.length - a.text.length)
  const byBeginning = group(telltale, (piece) => piece.text.slice(0, telling))
  const found: { source: ModelText; at: Item; start: number }[] = []
  for (const [start, end] of gaps) {
    const pieceAt = (at: number): Piece | undefined =>
      byBeginning
        .get(text.slice(at, at + telling))
        ?.find((piece) => at + piece.text.length <= end && text.startsWith(piece.text, at))
    let after = start
    for (let at = start; at + telling <= end; at += 1) {
      if (at !== after && !edges.has(at)) continue
      const piece = pieceAt(at)
      const next = at + (piece?.text.length ?? 0)
      const item = itemAt(at)
      if (!piece || !item || !(next === end || edges.has(next) || pieceAt(next))) continue
      found.push({ source: piece.source, at: item, start: at })
      after = next
      at = next - 1
    }
  }
  return found
}

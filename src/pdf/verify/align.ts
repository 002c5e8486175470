import type { TextItem } from './facts.js'
import type { ModelText } from './model.js'
import { normalise } from './normalise.js'
import type { Stream } from './stream.js'

/** What became of a text of the source. */
export interface AlignedText {
  source: ModelText
  /** Its first and last items; undefined where it is not printed as written, in its place. */
  found: { first: TextItem; last: TextItem } | undefined
  /** For one that is not in its place: where else its words stand. */
  elsewhere: TextItem | undefined
}

export interface Alignment {
  texts: AlignedText[]
  /** Texts of the source that are printed a second time, between others. */
  doubled: { source: ModelText; at: TextItem }[]
}

/** How far from the text before a text may stand: what templates print between, a cover at most. */
const reach = 4000
/** Nearer than this, a text of a few characters is taken at its word. */
const near = 200
/** Fewest characters by which a text is known anywhere. */
const telling = 8

/**
 * Finds the texts of the source in the printed text, one after the other. What stands between them is the
 * template's, and must not be one of them again.
 */
export function align(texts: readonly ModelText[], stream: Stream): Alignment {
  const pieces = texts.map((source) => ({ source, text: normalise(source.text) }))
  const gaps: [start: number, end: number][] = []
  let cursor = 0
  let lost = 0
  const aligned = pieces.map(({ source, text }): AlignedText => {
    const find = source.text.includes('\u00ad') ? findHyphenated(source.text) : findPlain(text)
    const [start, end] = find(stream.text, cursor, cursor + reach + lost) ?? [-1, -1]
    const first = stream.itemAt(start)
    const last = stream.itemAt(end - 1)
    if (start < 0 || !first || !last || (start - cursor > near && text.length < telling)) {
      lost += text.length
      return { source, found: undefined, elsewhere: undefined }
    }
    gaps.push([cursor, start])
    cursor = end
    lost = 0
    return { source, found: { first, last }, elsewhere: undefined }
  })
  gaps.push([cursor, stream.text.length])
  const missing = new Set(aligned.filter(({ found }) => !found).map(({ source }) => source))
  const doubled: Alignment['doubled'] = []
  const elsewhere = new Map<ModelText, TextItem>()
  for (const { source, at } of findInGaps(pieces, gaps, stream)) {
    if (missing.has(source)) elsewhere.set(source, at)
    else if (!mayRepeat(source)) doubled.push({ source, at })
  }
  return {
    texts: aligned.map((text) => ({ ...text, elsewhere: elsewhere.get(text.source) })),
    doubled,
  }
}

/** Templates print titles again in many places, and what comes from the front matter on covers. */
function mayRepeat({ kind, place }: ModelText): boolean {
  return kind === 'heading' || kind === 'summary-title' || place === 'closing'
}

type Find = (text: string, from: number, to: number) => [start: number, end: number] | undefined

function findPlain(piece: string): Find {
  return (text, from, to) => {
    if (text.startsWith(piece, from)) return [from, from + piece.length]
    const at = text.slice(from, to + piece.length).indexOf(piece)
    return at < 0 ? undefined : [from + at, from + at + piece.length]
  }
}

/** A soft hyphen of the source shows only where a line breaks at it. */
function findHyphenated(source: string): Find {
  const parts = source
    .split('\u00ad')
    .map((part) => normalise(part).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const pattern = new RegExp(parts.join('-?'), 'u')
  return (text, from, to) => {
    const match = pattern.exec(text.slice(from, to + 2 * source.length))
    return match ? [from + match.index, from + match.index + match[0].length] : undefined
  }
}

/** Looks in the gaps for texts that are long enough to be known, by their first characters. */
function findInGaps(
  pieces: readonly { source: ModelText; text: string }[],
  gaps: readonly [number, number][],
  { text, itemAt }: Stream,
): { source: ModelText; at: TextItem }[] {
  const byBeginning = new Map<string, { source: ModelText; text: string }[]>()
  for (const piece of pieces) {
    if (piece.text.length < telling) continue
    const beginning = piece.text.slice(0, telling)
    const others = byBeginning.get(beginning)
    if (others) others.push(piece)
    else byBeginning.set(beginning, [piece])
  }
  const found: { source: ModelText; at: TextItem }[] = []
  for (const [start, end] of gaps) {
    for (let at = start; at + telling <= end; at += 1) {
      const candidates = byBeginning.get(text.slice(at, at + telling)) ?? []
      const piece = candidates.find(
        (candidate) => at + candidate.text.length <= end && text.startsWith(candidate.text, at),
      )
      const item = piece && itemAt(at)
      if (!piece || !item) continue
      found.push({ source: piece.source, at: item })
      at += piece.text.length - 1
    }
  }
  return found
}

import type { SourceBlock } from '../list-blocks.js'
import type { TextLine } from './text-lines.js'

/** Characters in the pieces by which texts are compared: a line of a table mixes the words of several cells. */
const pieceLength = 3
/** Part of a line's pieces that its block must have; the rest are numbers of notes, hyphens, words of other cells. */
const enough = 0.6
/** Blocks that are looked at closely. */
const closest = 30

/**
 * Takes a place on a page and the lines of all pages; returns the block of the sources that is printed there, by its
 * words; undefined if none has them. Blocks with the same words are told apart by how far into the text they stand.
 */
export function findSource(
  { page, at }: { page: number; at: number },
  pages: readonly (readonly TextLine[])[],
  blocks: readonly SourceBlock[],
): SourceBlock | undefined {
  const line = nearest(pages[page] ?? [], at)
  if (!line) return undefined
  const sought = listPieces(line.text)
  const before = pages.slice(0, page).reduce((sum, lines) => sum + lines.length, 0)
  const all = pages.reduce((sum, lines) => sum + lines.length, 0)
  const depth = (before + (pages[page] ?? []).indexOf(line)) / all
  const found = blocks
    .map((block, index) => ({ block, index, share: shareOf(sought, block.text) }))
    .filter(({ share }) => share >= enough)
    .toSorted((a, b) => b.share - a.share || a.block.text.length - b.block.text.length)
    .slice(0, closest)
  const [best] = found
  return found
    .filter(({ share, block }) => share === best?.share && block.text === best.block.text)
    .toSorted(
      (a, b) =>
        Math.abs(a.index / blocks.length - depth) - Math.abs(b.index / blocks.length - depth),
    )[0]?.block
}

function nearest(lines: readonly TextLine[], at: number): TextLine | undefined {
  // A line's place is its baseline, and its letters stand above that.
  const letters = 0.006
  return lines.toSorted((a, b) => Math.abs(a.at - letters - at) - Math.abs(b.at - letters - at))[0]
}

function shareOf(sought: ReadonlySet<string>, text: string): number {
  const pieces = listPieces(text)
  let shared = 0
  for (const piece of sought) if (pieces.has(piece)) shared += 1
  return shared / sought.size
}

/** Without spaces and soft hyphens, which differ between a page and its source. */
function listPieces(text: string): Set<string> {
  const bare = [...text.replace(/[\s\u00ad\u200b\u2060]+/g, '')]
  const last = Math.max(0, bare.length - pieceLength)
  return new Set(
    Array.from({ length: last + 1 }, (_, index) => bare.slice(index, index + pieceLength).join('')),
  )
}

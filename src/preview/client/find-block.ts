import { type TextLine, withoutRunning } from './text-lines.js'

/** A block of the HTML edition. */
export interface SoughtBlock {
  /** Beginning of its text, without calls. */
  text: string
  /** Which of the blocks that begin so it is, from 0. */
  nth: number
}

/** Characters that may stand before the words that a block and its line share: a label, a number. */
const label = 8

/**
 * Takes a block that is sought, with some that follow it, and the lines of each page; gives the place where the
 * block begins, or the first of the others where it is too short to be told apart.
 */
export function findBlock(
  blocks: readonly SoughtBlock[],
  pages: readonly (readonly TextLine[])[],
): { page: number; at: number } | undefined {
  const own = pages.map((lines, page) =>
    withoutRunning(lines, pages[page + 1] ?? pages[page - 1] ?? []),
  )
  for (const { text, nth } of blocks) {
    const block = bare(text)
    const places = own.flatMap((lines, page) =>
      lines.filter((line) => begins(block, bare(line.text))).map(({ at }) => ({ page, at })),
    )
    const place = places[nth] ?? places.at(-1)
    if (place) return place
  }
  return undefined
}

function begins(block: string, line: string): boolean {
  if (line.length < 2 || block.length < 2) return false
  const at = block.indexOf(line)
  return (at >= 0 && at <= label) || line.startsWith(block)
}

/** Without spaces, which differ between the views, and without what stands before a list’s item. */
function bare(text: string): string {
  return text.replace(/\s+/g, '').replace(/^[^\p{L}\p{N}]+/u, '')
}

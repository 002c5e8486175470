import { type TextLine, withoutRunning } from './text-lines.js'

/** A block of the HTML edition. */
export interface SoughtBlock {
  /** Beginning of its text, without calls. */
  text: string
  /** How many blocks after it begin so: what stands twice stands first in the contents and the summary. */
  after: number
}

/** Characters that may stand before the words that a block and its line share: a label, a number. */
const label = 8

/**
 * Takes a block that is sought, with some that follow it, and the lines of each page; returns the place where the
 * block begins, or the first of the others where it is too short to be told apart.
 */
export function findBlock(
  blocks: readonly SoughtBlock[],
  pages: readonly (readonly TextLine[])[],
): { page: number; at: number } | undefined {
  const own = pages.map((lines, page) =>
    withoutRunning(lines, pages[page + 1] ?? pages[page - 1] ?? []),
  )
  for (const { text, after } of blocks) {
    const block = bare(text)
    const places = own.flatMap((lines, page) =>
      lines.filter((line) => begins(block, bare(line.text))).map(({ at }) => ({ page, at })),
    )
    const place = places.at(-1 - after) ?? places[0]
    if (place) return place
  }
  return undefined
}

function begins(block: string, line: string): boolean {
  const at = block.indexOf(line)
  return line !== '' && at >= 0 && at <= label
}

/** Without spaces, which differ between the views, and without what stands before a list’s item. */
function bare(text: string): string {
  return text.replace(/\s+/g, '').replace(/^[^\p{L}\p{N}]+/u, '')
}

import { at, type Block, type Galley, heightOf, type Page, type PageSpec } from './galley.js'
import { sectionOf } from './locate.js'

/** White that is put above a line, in px. */
export type Spread = readonly [line: number, px: number]

/** What a hole is brought down to, as part of the page's height: with the space above the notes less than an eighth. */
const aim = 0.095

/** The most of a page that may stay white without a word, as part of its height. */
const mostWhite = 0.12

/**
 * The most that is put between two blocks, as part of the page's height: a line, two beside a figure, above a heading
 * and under a chapter's title.
 */
const most = { plain: 0.03, wide: 0.06 }

/**
 * Takes a decided page whose foot is a hole that the next one cannot fill; shares the white out among the spaces between
 * its blocks, as the glue of TeX does, so that no band of it looks like the end of a chapter. Empty for other pages.
 */
export function shareWhite(galley: Galley, spec: PageSpec, page: Page): Spread[] {
  const { first, end, used } = page
  const height = heightOf(spec, sectionOf(galley, page))
  const gap = height - used
  if (gap <= aim * height || endsSection(galley, end)) return []
  const places = listPlaces(galley, first, end)
  const all = places.reduce((sum, [, share]) => sum + share * height, 0)
  const part = all > 0 ? Math.min(1, (gap - aim * height) / all) : 0
  return places.map(([line, share]) => [line, share * height * part])
}

/**
 * The part of a decided page that stays white at its foot though its section goes on, once its white is shared out;
 * nothing where that is so little that no reader takes it for a chapter's end.
 */
export function findHole(galley: Galley, spec: PageSpec, page: Page): number | undefined {
  const { first, end, used } = page
  if (end === first || endsSection(galley, end)) return undefined
  const height = heightOf(spec, sectionOf(galley, page))
  const shared = shareWhite(galley, spec, page).reduce((sum, [, px]) => sum + px, 0)
  const share = (height - used - shared) / height
  return share > mostWhite ? share : undefined
}

/** The lines of a page with the most that may be put above each; what belongs together stays so. */
function listPlaces({ lines, blocks }: Galley, first: number, end: number): [number, number][] {
  const places: [number, number][] = []
  for (let line = first + 1; line < end; line++) {
    if (at(lines, line).block === at(lines, line - 1).block) continue
    const above = at(blocks, at(lines, line - 1).block)
    const below = at(blocks, at(lines, line).block)
    const isBound = above.keepWithNext || above.kind === 'heading' || above.kind === 'head-row'
    const isTitle = above.kind === 'figure' && opensSection(blocks, above)
    if ((isBound && !isTitle) || (above.kind === 'row' && below.kind === 'row')) continue
    const isWide = below.kind === 'heading' || [above, below].some(({ kind }) => kind === 'figure')
    places.push([line, isWide ? most.wide : most.plain])
  }
  return places
}

/** Whether it is the first block of a section: the title of a chapter, with its number, is one unbreakable block. */
function opensSection(blocks: Galley['blocks'], block: Block): boolean {
  return blocks[blocks.indexOf(block) - 1]?.section !== block.section
}

/** Whether nothing of a page's section follows on the next page. */
function endsSection({ lines, blocks }: Galley, end: number): boolean {
  const sectionAt = (line: number) => blocks[lines[line]?.block ?? -1]?.section
  return sectionAt(end) === undefined || sectionAt(end) !== sectionAt(end - 1)
}

import type { PlacedPage } from './find-page-ends.js'
import { listSections } from './flow.js'
import type { PageEnd } from './kept.js'

/**
 * Tells where in the tall column each page begins, in px of the window: with its section, with a row or a block, or where
 * the page before it ends.
 *
 * @param ends where the pages end
 * @param areaEnds where what was put at the end of each page ends
 */
export function listPageStarts(
  main: Element,
  pages: readonly PlacedPage[],
  ends: readonly PageEnd[],
  areaEnds: readonly (number | undefined)[],
): number[] {
  const sections = listSections(main)
  return pages.map(({ section, repeatedHead }, index) => {
    const end = ends[index - 1]
    if (!end || pages[index - 1]?.section !== section)
      return (sections[section] ?? main).getBoundingClientRect().top
    if (end.kind === 'row' || end.kind === 'block')
      return end.element.getBoundingClientRect().top - repeatedHead
    return areaEnds[index - 1] ?? 0
  })
}

import type { PlacedTarget } from '../../briefing/pages.js'
import type { PlacedPage } from './find-page-ends.js'
import { findMain, listSections } from './flow.js'
import { kept, type PageEnd } from './kept-nodes.js'

/** What `readTargets` is told of the plan. */
export interface TargetOptions {
  pages: readonly PlacedPage[]
  /** Pages before the text: the cover. */
  pagesBefore: number
  /** The page of each element with an id, where the plan knows it. */
  pageOfTarget: Record<string, number>
}

/** Reads where in the text every target of a link came to lie. Runs after `place`; reads only. */
export function readTargets({ pages, pagesBefore, pageOfTarget }: TargetOptions): PlacedTarget[] {
  const main = findMain()
  const { ends, areas } = kept.ends ?? {}
  if (!ends || !areas) throw new Error('Expected `place` to have run in this page')
  const left = main.getBoundingClientRect().left
  // The room at the head of every page.
  const room = Number.parseFloat(getComputedStyle(main).top) || 0
  const areaEnds = areas.map((area) => area?.getBoundingClientRect().bottom)
  const starts = listPageStarts(main, pages, ends, areaEnds)
  /** As Chrome does, whose lengths are sixty-fourths of a px. */
  const toPixels = (length: number): number => Math.floor(length + 1 / 128)
  /** The last page that begins above a place. */
  const findPage = (top: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= top) low = middle
      else high = middle - 1
    }
    return low
  }

  const links = document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')
  const ids = new Set([...links].map(readId))
  return [...ids].flatMap((id) => {
    const element = document.getElementById(id)
    if (!element || !main.contains(element)) return []
    const box = element.getBoundingClientRect()
    const planned = pageOfTarget[id]
    const index = planned === undefined ? findPage(box.top) : planned - pagesBefore - 1
    const start = starts[index]
    if (start === undefined) return []
    // The raised number of a call at a page's head sticks out of its line.
    const top = Math.max(0, toPixels(box.top - start + room))
    return [{ id, page: pagesBefore + index + 1, left: toPixels(box.left - left), top }]
  })
}

/** The id that a link leads to, as browsers look for it (HTML, find a potential indicated element). */
function readId(link: HTMLAnchorElement): string {
  const fragment = (link.getAttribute('href') ?? '').slice(1)
  if (document.getElementById(fragment)) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/**
 * Turns every link to one of these ids into a link to a made-up address: a scheme and the id.
 *
 * For each page that it prints Chrome asks where each target of a link lies, which takes time with the square of the
 * length: 26 of 30 s for 800 pages.
 */
export function addressTargets({ ids, scheme }: { ids: readonly string[]; scheme: string }): void {
  const known = new Set(ids)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = readId(link)
    if (known.has(id)) link.setAttribute('href', `${scheme}${encodeURIComponent(id)}`)
  }
}

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

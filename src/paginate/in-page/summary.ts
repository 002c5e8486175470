import { findMain, readTypeHeight } from './flow.js'
import { boxesOf } from './range.js'

const findSummary = (): HTMLElement | null => document.querySelector('main > #page-summary')

/**
 * Sets the summary at a part of its size and reads how high it then is.
 *
 * @returns its height in pages; undefined without a summary.
 */
export function zoomSummary(zoom: number): number | undefined {
  const summary = findSummary()
  if (!summary) return undefined
  summary.style.zoom = zoom === 1 ? '' : String(zoom)
  summary.style.setProperty('--summary-size', String(zoom))
  const page = readTypeHeight(findMain())
  // Its own box may have the height of the page, and be too low for what it holds.
  const foot = summary.lastElementChild?.getBoundingClientRect().bottom ?? 0
  return (foot - summary.getBoundingClientRect().top) / page
}

/** Size of the summary's own type in points, before it is set at a part of it; undefined without a summary. */
export function readSummaryType(): number | undefined {
  const summary = findSummary()
  // A computed size knows nothing of `zoom`.
  return summary ? Number.parseFloat(getComputedStyle(summary).fontSize) * 0.75 : undefined
}

/**
 * Counts the lines of the summary that end below a height of the galley. Runs before the placing.
 *
 * @param foot px from the galley's top
 */
export function countSummaryLines(foot: number): number {
  const summary = findSummary()
  if (!summary) return 0
  const limit = findMain().getBoundingClientRect().top + foot
  const walker = document.createTreeWalker(summary, NodeFilter.SHOW_TEXT)
  let count = 0
  let line: number | undefined
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.nodeValue?.trim()) continue
    for (const { top, bottom } of boxesOf(text)) {
      // What begins above the foot of the line before it stands beside it.
      if (bottom <= limit || (line !== undefined && top < line - 2)) continue
      count += 1
      line = bottom
    }
  }
  return count
}

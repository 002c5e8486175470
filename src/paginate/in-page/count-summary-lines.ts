/**
 * Counts the lines of the summary that end below a height of the galley. Runs inside the page, before the placing.
 *
 * @param foot px from the galley's top
 */
export function countSummaryLines(foot: number): number {
  const summary = document.querySelector('main > #summary')
  const main = summary?.parentElement
  if (!summary || !main) return 0
  const limit = main.getBoundingClientRect().top + foot
  const range = document.createRange()
  const walker = document.createTreeWalker(summary, NodeFilter.SHOW_TEXT)
  let count = 0
  let line: number | undefined
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.nodeValue?.trim()) continue
    range.selectNodeContents(text)
    for (const { top, bottom } of range.getClientRects()) {
      // What begins above the foot of the line before it stands beside it.
      if (bottom <= limit || (line !== undefined && top < line - 2)) continue
      count += 1
      line = bottom
    }
  }
  return count
}

/** Y positions beyond which words have no room, in px. */
interface Limits {
  /** Where the padding of the sheet begins; words in the flow end above it. */
  flow: number
  /** Where the sheet ends. */
  sheet: number
}

/**
 * Sets the pages that stand before the flow, such as a cover, with their words at a part of their size, as
 * `--cover-size`; what has a size of its own is for the style sheet.
 *
 * @returns by how many px the words on one of them go beyond its sheet, at most
 */
export function sizeCovers(size: number): number {
  const excesses = [...document.querySelectorAll<HTMLElement>('body > .page')].map((cover) => {
    if (size !== 1) cover.style.setProperty('--cover-size', String(size))
    const sheet = cover.getBoundingClientRect().bottom
    const flow = sheet - Number.parseFloat(getComputedStyle(cover).paddingBottom)
    return measureExcess(cover, { flow, sheet })
  })
  return Math.round(Math.max(0, ...excesses))
}

/** By words alone: an ornament may run off the sheet, and `scrollHeight` would count it. */
function measureExcess(holder: Element, limits: Limits): number {
  const excesses = [...holder.children].map((part) => {
    if (!(part instanceof HTMLElement) || part.textContent?.trim() === '') return 0
    const { display, position, overflowY } = getComputedStyle(part)
    // The line that holds it has been measured, and may be lower than the letters of its font can be.
    if (display === 'inline') return 0
    const own = position === 'absolute' ? { ...limits, flow: limits.sheet } : limits
    const excess = part.getBoundingClientRect().bottom - own.flow
    return overflowY === 'visible' ? Math.max(excess, measureExcess(part, own)) : excess
  })
  return Math.max(0, ...excesses)
}

/**
 * Sets the pages that stand before the flow, such as a cover, with their words at a part of their size, as
 * `--cover-size`; what has a size of its own is for the style sheet.
 *
 * @returns by how many px the words on one of them go beyond its sheet, at most
 */
export function sizeCovers(size: number): number {
  const excesses = [...document.querySelectorAll<HTMLElement>('body > .page')].map((cover) => {
    if (size !== 1) cover.style.setProperty('--cover-size', String(size))
    return cover.scrollHeight - cover.clientHeight
  })
  return Math.max(0, ...excesses)
}

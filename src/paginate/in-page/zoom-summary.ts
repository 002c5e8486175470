/**
 * Sets the summary at a part of its size and reads how high it then is. Runs inside the page.
 *
 * @returns its height in pages; undefined without a summary.
 */
export function zoomSummary(zoom: number): number | undefined {
  const summary = document.querySelector<HTMLElement>('main > #summary')
  if (!summary) return undefined
  const probe = document.createElement('div')
  probe.style.cssText = 'position: absolute; height: var(--type-height)'
  summary.after(probe)
  summary.style.zoom = zoom === 1 ? '' : String(zoom)
  summary.style.setProperty('--summary-size', String(zoom))
  const page = probe.getBoundingClientRect().height
  probe.remove()
  // Its own box may have the height of the page, and be too low for what it holds.
  const foot = summary.lastElementChild?.getBoundingClientRect().bottom ?? 0
  return (foot - summary.getBoundingClientRect().top) / page
}

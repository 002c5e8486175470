/**
 * Sets the one-page summary at a part of its size and reads how high it then is. Runs inside the page.
 *
 * @returns px of its height above what a page holds; 0 or less where it fits, undefined without a summary.
 */
export function zoomSummary(zoom: number): number | undefined {
  const summary = document.querySelector<HTMLElement>('main > #summary')
  if (!summary) return undefined
  const probe = document.createElement('div')
  probe.style.cssText = 'position: absolute; height: var(--type-height)'
  summary.after(probe)
  summary.style.zoom = zoom === 1 ? '' : String(zoom)
  const room = probe.getBoundingClientRect().height
  const height = summary.getBoundingClientRect().height
  probe.remove()
  return height - room
}

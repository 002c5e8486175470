/**
 * Returns the element that holds the text of the report.
 *
 * @throws Error where the template has none.
 */
export function findMain(): HTMLElement {
  const main = document.querySelector('main')
  if (!main) throw new Error('The PDF template needs a `main`')
  return main
}

/** The sections of the report, each of which begins a page. */
export function listSections(main: Element): HTMLElement[] {
  return [...main.querySelectorAll<HTMLElement>(':scope > section')]
}

/** Height of an upright page's type area in px, as the style sheet has it where a box stands. */
export function readTypeHeight(box: Element): number {
  const probe = document.createElement('div')
  probe.style.cssText = 'position: absolute; height: var(--type-height)'
  box.append(probe)
  const { height } = probe.getBoundingClientRect()
  probe.remove()
  return height
}

/** Returns a function that tells the height in px of the pages that an element stands on: they may be turned. */
export function readPageHeights(main: Element): (element: Element) => number {
  const upright = readTypeHeight(main)
  return (element) =>
    Number(element.closest<HTMLElement>('section[data-type-height]')?.dataset.typeHeight ?? upright)
}

/** A copy of a node; the type of `cloneNode` does not say that it is of the same kind. */
export function copyOf<Copied extends Node>(node: Copied, { deep }: { deep: boolean }): Copied {
  return node.cloneNode(deep) as Copied
}

/** Where an element comes from, as `file:line:column`. */
export function sourceOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-source]')?.dataset.source
}

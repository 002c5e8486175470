import { sourceOf } from './flow.js'
import type { MeasuredExcess } from './measured.js'
import { boxAround } from './range.js'

/**
 * Finds what is wider than the page has room for, and cuts it off: Chrome would print every page smaller for it.
 *
 * @returns the widest of each place in the source.
 */
export function cutExcess(): MeasuredExcess[] {
  const tolerance = 0.5
  const roots = [...document.querySelectorAll<HTMLElement>('main > section, #page-notes > .note')]
  const found = new Map<string, MeasuredExcess>()
  const report = (element: Element, kind: MeasuredExcess['kind'], excess: number): void => {
    const source = sourceOf(element)
    const known = found.get(source ?? '')
    if (excess > tolerance && excess > (known?.excess ?? 0))
      found.set(source ?? '', { kind, excess, ...(source && { source }) })
  }
  for (const root of roots) {
    if (root.scrollWidth <= root.clientWidth + tolerance) continue
    const { right } = root.getBoundingClientRect()
    const tables = [...root.querySelectorAll('table')]
    for (const table of tables) {
      const kind = root.dataset.typeHeight === undefined ? 'table' : 'turned-table'
      report(table, kind, table.getBoundingClientRect().right - right)
    }
    for (const picture of root.querySelectorAll('img, svg')) {
      report(picture, 'picture', picture.getBoundingClientRect().right - right)
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!(text instanceof Text)) continue
      const parent = text.parentElement
      if (!parent || parent.closest('table')) continue
      const excess = boxAround(text).right - right
      report(parent, 'text', excess - spaceBehind(text, parent))
    }
    root.style.overflowX = 'clip'
  }
  return [...found.values()]
}

/** What a line may end in at the end of a text, where an element with letters or numbers follows. */
const spaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u

/**
 * The blank between Japanese and the letters or numbers of an element that follows it, in px: Chrome counts it in where the
 * line ends between the two, though only after it has found that the line has room.
 */
function spaceBehind({ data }: Text, parent: Element): number {
  return spaced.test(data) ? Number.parseFloat(getComputedStyle(parent).fontSize) / 8 : 0
}

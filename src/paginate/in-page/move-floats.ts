import type { MovedFloat } from '../../briefing/pages.js'
import { takeGalley } from './kept.js'

/** A figure, and the line of the galley before which it is to stand. */
export interface FloatMove {
  /** Its key, as `readFloats` gave it. */
  key: string
  before: number
}

/**
 * Moves figures to where they are printed, which is where they are read then, too. Runs after
 * `measure`, whose lines are wrong afterwards.
 */
export function moveFloats(moves: readonly FloatMove[]): MovedFloat[] {
  const galley = takeGalley()
  const found = moves.flatMap(({ key, before }) => {
    const element = document.querySelector(`[data-float="${key}"]`)
    const parent = element?.parentElement
    if (!element || !parent) return []
    let target: Element | null = galley.lines[before]?.element ?? null
    while (target && target.parentElement !== parent) target = target.parentElement
    return [{ element, parent, target }]
  })
  /** Where the text of a block begins in the source: a list has no place of its own, but its items have. */
  const beginningOf = (block: Element | null): string | undefined => {
    const found = block?.matches('[data-source]') ? block : block?.querySelector('[data-source]')
    return found instanceof HTMLElement ? found.dataset.source : undefined
  }
  const sourceOf = (element: Element | null): string | undefined => {
    for (let block = element; block; block = block.nextElementSibling) {
      const beginning = beginningOf(block)
      if (beginning) return beginning
    }
    return undefined
  }
  const moved = found.flatMap(({ element, parent, target }) => {
    const source = sourceOf(element)
    const next = sourceOf(element.nextElementSibling)
    const before = target ? sourceOf(target) : beginningOf(parent.nextElementSibling)
    return source ? [{ source, ...(next && { next }), ...(before && { before }) }] : []
  })
  for (const { element, parent, target } of found) {
    if (target) target.before(element)
    else parent.append(element)
  }
  return moved
}

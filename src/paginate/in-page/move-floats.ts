import type { MovedFloat } from '../../briefing/pages.js'
import { findMain } from './flow.js'
import { takeGalley } from './kept-nodes.js'

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
  const placed = [...findMain().querySelectorAll<HTMLElement>('[data-source]')]
  /** Where the text of a block begins in the source: a list has no place of its own, but its items have. */
  const beginningOf = (block: Element): string | undefined =>
    placed.find((text) => block.contains(text))?.dataset.source
  /** Where the text begins that stands after a block, which may be in another section. */
  const sourceBehind = (block: Element): string | undefined =>
    placed.find((text) => block.compareDocumentPosition(text) === Node.DOCUMENT_POSITION_FOLLOWING)
      ?.dataset.source
  const moved = found.flatMap(({ element, parent, target }) => {
    const source = beginningOf(element)
    const next = sourceBehind(element)
    const before = target ? (beginningOf(target) ?? sourceBehind(target)) : sourceBehind(parent)
    return source ? [{ source, ...(next && { next }), ...(before && { before }) }] : []
  })
  for (const { element, parent, target } of found) {
    if (target) target.before(element)
    else parent.append(element)
  }
  return moved
}

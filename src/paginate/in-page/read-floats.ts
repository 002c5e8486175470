import type { MovedFloat } from '../../briefing/pages.js'
import { findMain, readTypeHeight } from './flow.js'
import { takeGalley } from './kept.js'
import type { MeasuredFloat } from './measured.js'
import { heightOf, listPictures } from './shrink-figures.js'

/** The most of its height that a picture may lose: what is written in it stays legible. */
const shrinkShare = 0.25

/** The most where a hole is left otherwise and what is written in it stays as large as `leastLetters`, in px. */
const furtherShare = 0.5
const leastLetters = 8

/** The height of letters in what is shown on a screen, in its px. */
const screenLetters = 13

/**
 * Reads which figures may be printed later than they stand in the text, before which lines, and how much smaller. Runs
 * after `measure`; reads only, except the marks by which `moveFloats` finds them again.
 *
 * A figure floats where it stands among the blocks of a chapter, not in a list or a quote, and the block before it may
 * end a page; it stays before the next heading of a section, and before what stays in its place: a figure that says so
 * (`data-here`), a table that is cut, the closing line. Where the style sheet says `--figures: here`, all of them do.
 *
 * @param highestTable part of a page's height that a table may take to float; a higher one is cut instead
 */
export function readFloats(highestTable: number): MeasuredFloat[] {
  const main = findMain()
  const galley = takeGalley()
  if (getComputedStyle(main).getPropertyValue('--figures').trim() === 'here') return []
  const captioned = 'figure.figure, .figures, figure.table'
  const most = readTypeHeight(main) * highestTable

  /** The element among the children of `parent` that holds an element. */
  const childOf = (parent: Element, element: Element): Element | undefined => {
    let child: Element | null = element
    while (child && child.parentElement !== parent) child = child.parentElement
    return child ?? undefined
  }
  const mayFloat = (element: Element): boolean =>
    element.matches(captioned) &&
    !element.matches('.loosened, .landscape, [data-here]') &&
    !element.querySelector('[data-here]') &&
    (!element.matches('.table') || element.getBoundingClientRect().height <= most)
  const isEnd = (element: Element): boolean =>
    element.matches('h1, h2, .closing, .imprint') ||
    (!mayFloat(element) &&
      (element.matches(captioned) || element.querySelector(captioned) !== null))
  const keepsWithNext = (element: Element | undefined): boolean =>
    element?.matches('h1, h2, h3, h4, h5, h6, .keep-with-next') ?? false

  const parents = new Set(
    [...main.querySelectorAll(captioned)].flatMap(({ parentElement }) =>
      parentElement?.matches('main > section:not(#summary), .essay') ? [parentElement] : [],
    ),
  )
  const floats: MeasuredFloat[] = []
  for (const parent of parents) {
    /** The children with their lines, in order. */
    const children: { element: Element; first: number; end: number }[] = []
    for (const [line, { element }] of galley.lines.entries()) {
      const child = parent.contains(element) ? childOf(parent, element) : undefined
      if (!child) continue
      const last = children.at(-1)
      if (last?.element === child) last.end = line + 1
      else children.push({ element: child, first: line, end: line + 1 })
    }
    for (const [index, { element, first, end }] of children.entries()) {
      const before = children[index - 1]
      if (!mayFloat(element) || !before) continue
      const landings: number[] = []
      const stays = keepsWithNext(before.element)
      for (let at = index + 1; at <= children.length && !stays; at += 1) {
        const next = children[at]
        const previous = children[at - 1]?.element
        if (at === index + 1 || !keepsWithNext(previous))
          landings.push(next?.first ?? children.at(-1)?.end ?? end)
        if (!next || isEnd(next.element)) break
      }
      if (element instanceof HTMLElement) element.dataset.float = String(floats.length)
      const pictures = listPictures(element)
      const height = Math.max(0, ...pictures.map(heightOf))
      const share = Math.min(furtherShare, ...pictures.map(shareAboveLetters))
      const shrink = shrinkShare * height
      const further = Math.max(0, share - shrinkShare) * height
      floats.push({ key: String(floats.length), first, end, landings, shrink, further })
    }
  }
  return floats.sort((a, b) => a.first - b.first)
}

/** The share of its height that a picture may lose until what is written in it is as small as may be. */
function shareAboveLetters(picture: Element): number {
  return 1 - leastLetters / findLetters(picture)
}

/** How high the smallest letters of a picture are, in px: of a drawing as they are, of a bitmap as on a screen. */
function findLetters(picture: Element): number {
  if (picture instanceof HTMLImageElement)
    return (screenLetters * heightOf(picture)) / picture.naturalHeight
  const sizes = [...picture.querySelectorAll<SVGGraphicsElement>('text, tspan')].map((text) => {
    const { a = 1, b = 0 } = text.getScreenCTM() ?? {}
    return Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b)
  })
  return Math.min(Number.POSITIVE_INFINITY, ...sizes)
}

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
  /** Where the text begins that stands behind a block, which may be in another section. */
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

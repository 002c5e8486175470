import type { SetPicture } from '../layout/limit-shrink.js'
import type { FlowFigure, FlowItem } from '../layout/list-floats.js'
import { findMain } from './flow.js'
import { type GalleyNode, takeGalley } from './kept-nodes.js'
import { heightOf, listPictures } from './shrink-figures.js'

/** What has a caption. */
const captioned = 'figure.figure, .figures, figure.table'

/** Where figures float: among the blocks of a chapter or an essay, not in a list or a quote. */
const parentsOfFloats = 'main > section:not(#page-summary), .essay'

/**
 * Reads the blocks among which figures may float, by the chapter or essay that they stand in. Runs after `measure`;
 * reads only, except the marks by which `moveFloats` and `shrinkFigures` find a figure again. Where the style sheet
 * says `--figures: here`, there are none.
 */
export function readFloats(): FlowItem[][] {
  const main = findMain()
  const { lines } = takeGalley()
  if (getComputedStyle(main).getPropertyValue('--figures').trim() === 'here') return []
  const parents = [...main.querySelectorAll(captioned)].flatMap(({ parentElement }) =>
    parentElement?.matches(parentsOfFloats) ? [parentElement] : [],
  )
  let figures = 0
  return [...new Set(parents)].map((parent) =>
    listChildren(parent, lines).map(({ element, first, end }) => {
      const figure = readFigure(element, String(figures))
      if (figure) figures += 1
      return {
        first,
        end,
        keepsWithNext: element.matches('h1, h2, h3, h4, h5, h6, .keep-with-next'),
        endsSection: element.matches('h1, h2, .closing, .imprint'),
        ...(figure && { figure }),
      }
    }),
  )
}

interface Child {
  element: Element
  first: number
  end: number
}

/** The children of an element with their lines, in order. */
function listChildren(parent: Element, lines: readonly GalleyNode[]): Child[] {
  const children: Child[] = []
  for (const [line, { element }] of lines.entries()) {
    const child = childOf(parent, element)
    if (!child) continue
    const last = children.at(-1)
    if (last?.element === child) last.end = line + 1
    else children.push({ element: child, first: line, end: line + 1 })
  }
  return children
}

/** The element among the children of `parent` that holds an element. */
function childOf(parent: Element, element: Element): Element | undefined {
  let child: Element | null = element
  while (child && child.parentElement !== parent) child = child.parentElement
  return child ?? undefined
}

/** Reads a figure, and marks it with its key; what only holds figures stays in its place. */
function readFigure(element: Element, key: string): FlowFigure | undefined {
  const isFigure = element.matches(captioned)
  if (!isFigure && !element.querySelector(captioned)) return undefined
  if (isFigure && element instanceof HTMLElement) element.dataset.float = key
  const stays =
    !isFigure ||
    element.matches('.loosened, .landscape, [data-here]') ||
    element.querySelector('[data-here]') !== null
  const kind = element.matches('.table') ? 'table' : 'figure'
  const pictures = listPictures(element).map(readPicture)
  return { key, kind, stays, height: heightOf(element), pictures }
}

function readPicture(picture: Element): SetPicture {
  const height = heightOf(picture)
  if (picture instanceof HTMLImageElement) return { height, pixels: picture.naturalHeight }
  const letters = [...picture.querySelectorAll<SVGGraphicsElement>('text, tspan')].map((text) => {
    const { a = 1, b = 0 } = text.getScreenCTM() ?? {}
    return Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b)
  })
  return { height, ...(letters.length > 0 && { letters: Math.min(...letters) }) }
}

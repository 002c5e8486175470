/**
 * How far a letter may stand from the edges of its line's box, in parts of its size: fonts keep room above capitals and
 * below the base, and a sliver of a letter is not missed.
 */
const room = { above: 0.4, below: 0.3, beside: 0.15 }

/** What stands in these is shown elsewhere, if at all. */
const stores = 'defs, symbol, clipPath, mask, pattern, marker'

/** A drawing that cuts off words of its own. */
export interface CutDrawing {
  /** Among the pictures that the page was set with. */
  number: number
  /** The first text that is cut off. */
  text: string
}

/** Finds the drawings of the briefing with words that reach beyond their edge, where nothing shows. */
export function findCutWords(): CutDrawing[] {
  const drawings = [...document.querySelectorAll<SVGSVGElement>('svg[data-picture]')]
  return drawings.flatMap((drawing) => {
    const edge = drawing.getBoundingClientRect()
    const cut = [...drawing.querySelectorAll('text')].find((text) => reachesBeyond(text, edge))
    const number = Number(drawing.dataset.picture)
    return cut ? [{ number, text: (cut.textContent ?? '').replace(/\s+/g, ' ').trim() }] : []
  })
}

function reachesBeyond(text: SVGTextElement, edge: DOMRect): boolean {
  const { x, y, width, height } = text.getBBox()
  const matrix = text.getScreenCTM()
  const isShown =
    !text.closest(stores) &&
    text.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  if (width === 0 || !matrix || !isShown) return false
  const em = Number.parseFloat(getComputedStyle(text).fontSize)
  const beside = Math.min(room.beside * em, width / 2)
  const xs = [x + beside, x + width - beside]
  const ys = [y + room.above * em, y + height - room.below * em]
  const corners = xs.flatMap((left) =>
    ys.map((top) => new DOMPoint(left, top).matrixTransform(matrix)),
  )
  return corners.some(
    (corner) =>
      corner.x < edge.left ||
      corner.x > edge.right ||
      corner.y < edge.top ||
      corner.y > edge.bottom,
  )
}

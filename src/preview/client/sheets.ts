import type { PdfPages } from './pdf.js'
import type { ReadingPlace } from './reading-place.js'

/** The paper in the pages' pane: an element a page, each with a canvas once it has come near. */
export interface Sheets {
  /** Where the top of the pane stands; undefined while there are no pages. */
  place(): ReadingPlace | undefined
  /** Scrolls a place to where it was seen. */
  goTo(place: ReadingPlace): void
  /** The pages that will be in sight when a place has been gone to. */
  inSight(place: ReadingPlace, count: number): number[]
  /** Puts other pages in, with the canvases that are drawn already. */
  replace(sizes: PdfPages['sizes'], drawn: ReadonlyMap<number, HTMLCanvasElement>): void
  /** Shows for a moment where on a page something is. */
  point(page: number, at: number): void
  put(index: number, canvas: HTMLCanvasElement): void
  elements(): readonly HTMLElement[]
  /** Px on the screen. */
  pageSize(): { width: number; height: number }
  gap(): number
}

/** Puts the paper into the pane that scrolls it; without pages at first. */
export function createSheets(scroller: HTMLElement): Sheets {
  const list = document.createElement('div')
  list.className = 'sheets'
  scroller.append(list)
  let sheets: HTMLElement[] = []

  const pageSize = () => {
    const { width = 0, height = 0 } = sheets[0]?.getBoundingClientRect() ?? {}
    return width > 0
      ? { width, height }
      : { width: list.clientWidth, height: list.clientWidth * Math.SQRT2 }
  }
  const topOf = (sheet: HTMLElement) =>
    sheet.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  const put = (index: number, canvas: HTMLCanvasElement): void => {
    const sheet = sheets[index]
    if (!sheet) return
    sheet.querySelector('canvas')?.remove()
    sheet.prepend(canvas)
    sheet.dataset.drawn = String(canvas.width)
  }
  return {
    pageSize,
    gap: () => Number.parseFloat(getComputedStyle(list).rowGap) || 0,
    elements: () => sheets,
    place() {
      const page = sheets.findIndex((sheet) => topOf(sheet) + sheet.offsetHeight > 0)
      const sheet = sheets[page]
      if (!sheet) return undefined
      return { page, at: -topOf(sheet) / sheet.offsetHeight, offset: 0 }
    },
    goTo({ page, at, offset }) {
      const sheet = sheets[page]
      if (!sheet) return
      const top = scroller.scrollTop + topOf(sheet) + at * sheet.offsetHeight - offset
      scroller.scrollTo({ top, behavior: 'instant' })
    },
    inSight(place, count) {
      const { first, last } = findInSight(place, pageSize().height, scroller.clientHeight)
      return Array.from({ length: count }, (_, index) => index).filter(
        (index) => index >= first && index <= last,
      )
    },
    replace(sizes, drawn) {
      sheets = sizes.map(({ width, height }, index) => {
        const sheet = sheets[index] ?? createSheet(index)
        sheet.style.aspectRatio = `${width} / ${height}`
        delete sheet.dataset.drawn
        return sheet
      })
      list.replaceChildren(...sheets)
      for (const [index, canvas] of drawn) put(index, canvas)
    },
    point(page, at) {
      for (const sheet of sheets) sheet.querySelector('.pointer')?.remove()
      sheets[page]?.append(createPointer(at))
    },
    put,
  }
}

/** The first and the last page in a window of some height, in px, where one page follows another without a gap. */
function findInSight({ page, at, offset }: ReadingPlace, pageHeight: number, windowHeight: number) {
  const top = at - offset / pageHeight
  return { first: page + Math.floor(top), last: page + Math.floor(top + windowHeight / pageHeight) }
}

/** A mark at a share of a page's height, which is gone after a moment. */
function createPointer(at: number): HTMLElement {
  const pointer = document.createElement('div')
  pointer.className = 'pointer'
  pointer.style.top = `${at * 100}%`
  pointer.addEventListener('animationend', () => pointer.remove())
  return pointer
}

function createSheet(index: number): HTMLElement {
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  sheet.dataset.page = String(index + 1)
  return sheet
}

import type { PdfPages } from './pdf.js'
import type { ReadingPlace } from './reading-place.js'

/** The paper in the pages' pane: an element a page, each with a canvas once it has come near. */
export class Sheets {
  readonly #scroller: HTMLElement
  readonly #list: HTMLElement
  #elements: readonly HTMLElement[] = []

  /** Puts the paper into the pane that scrolls it; without pages at first. */
  constructor(scroller: HTMLElement) {
    this.#scroller = scroller
    this.#list = document.createElement('div')
    this.#list.className = 'sheets'
    scroller.append(this.#list)
  }

  get elements(): readonly HTMLElement[] {
    return this.#elements
  }

  /** Of a page, in px on the screen. */
  get pageSize(): { width: number; height: number } {
    const { width = 0, height = 0 } = this.#elements[0]?.getBoundingClientRect() ?? {}
    if (width > 0) return { width, height }
    const { clientWidth } = this.#list
    return { width: clientWidth, height: clientWidth * Math.SQRT2 }
  }

  /** Px between two pages. */
  get gap(): number {
    return Number.parseFloat(getComputedStyle(this.#list).rowGap) || 0
  }

  /** Where the top of the pane stands; undefined while there are no pages. */
  get place(): ReadingPlace | undefined {
    const page = this.#elements.findIndex((sheet) => this.#topOf(sheet) + sheet.offsetHeight > 0)
    const sheet = this.#elements[page]
    return sheet && { page, at: -this.#topOf(sheet) / sheet.offsetHeight, offset: 0 }
  }

  /** Scrolls a place to where it was seen. */
  goTo({ page, at, offset }: ReadingPlace): void {
    const sheet = this.#elements[page]
    if (!sheet) return
    const top = this.#scroller.scrollTop + this.#topOf(sheet) + at * sheet.offsetHeight - offset
    this.#scroller.scrollTo({ top, behavior: 'instant' })
  }

  /** Lists which of so many pages will be in sight once a place has been gone to. */
  listInSight(place: ReadingPlace, count: number): number[] {
    const { first, last } = findInSight(place, this.pageSize.height, this.#scroller.clientHeight)
    return Array.from({ length: count }, (_, index) => index).filter(
      (index) => index >= first && index <= last,
    )
  }

  /** Puts other pages in, with the canvases that are drawn already. */
  replace(sizes: PdfPages['sizes'], drawn: ReadonlyMap<number, HTMLCanvasElement>): void {
    this.#elements = sizes.map(({ width, height }, index) => {
      const sheet = this.#elements[index] ?? createSheet(index)
      sheet.style.aspectRatio = `${width} / ${height}`
      delete sheet.dataset.drawn
      return sheet
    })
    this.#list.replaceChildren(...this.#elements)
    for (const [index, canvas] of drawn) this.put(index, canvas)
  }

  /** Puts a page's canvas onto its paper, in place of the one that was there. */
  put(index: number, canvas: HTMLCanvasElement): void {
    const sheet = this.#elements[index]
    if (!sheet) return
    sheet.querySelector('canvas')?.remove()
    sheet.prepend(canvas)
    sheet.dataset.drawn = String(canvas.width)
  }

  /** Shows for a moment where on a page something is: `at` is a share of the page's height. */
  point(page: number, at: number): void {
    for (const sheet of this.#elements) sheet.querySelector('.pointer')?.remove()
    this.#elements[page]?.append(createPointer(at))
  }

  #topOf(sheet: HTMLElement): number {
    return sheet.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top
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

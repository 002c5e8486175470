import { createLane } from '../lane.js'
import type { SourceBlock } from '../list-blocks.js'
import { findBlock, type SoughtBlock } from './find-block.js'
import { findSource } from './find-source.js'
import { openPdf, type PdfPages } from './pdf.js'
import { followText, type ReadingPlace } from './reading-place.js'
import { Sheets } from './sheets.js'
import type { TextLine } from './text-lines.js'

/** The view of the pages. */
export interface PagesView {
  /** Shows the pages of a version, at the text that was read in the one before. */
  show(version: number): void
  goToPage(number: number): void
  /** Goes to a block of the HTML edition and points at it; the blocks after it help where it is short. */
  seek(blocks: readonly SoughtBlock[]): void
  /** Takes how much wider than the pane a page is. */
  zoom(factor: number): void
}

/** Where the place of the view outlives a reload. */
export interface PagesMemory {
  read(): ReadingPlace | undefined
  write(place: ReadingPlace): void
}

/** What happens in the view. */
export interface PagesEvents {
  shown(version: number): void
  moved(page: number, count: number): void
  /** Somebody clicked what this opens in the editor. */
  picked(href: string): void
  failed(reason: string): void
}

/** Milliseconds without scrolling or resizing after which places are noted and pages drawn sharp. */
const idle = 120
/** Part of the pane above what was sought. */
const headroom = 0.3
/** Px above and below the pane where pages are drawn ahead. */
const ahead = '900px 0px'

/** Shows a PDF as canvases: the real pages, drawn as they come near. */
export function createPagesView(
  scroller: HTMLElement,
  memory: PagesMemory,
  events: PagesEvents,
): PagesView {
  return new PagesPane(scroller, memory, events)
}

class PagesPane implements PagesView {
  readonly #scroller: HTMLElement
  readonly #memory: PagesMemory
  readonly #events: PagesEvents
  readonly #sheets: Sheets
  #pdf: PdfPages | undefined
  #place: ReadingPlace | undefined
  /** Where the last edition was put: its rounding to pixels would add up from save to save. */
  #settled: { place: ReadingPlace; top: number } | undefined
  /** The version that was asked for last. */
  #wanted = 0
  /** Indexes of the pages that are in sight or about to be. */
  readonly #near = new Set<number>()
  readonly #observer: IntersectionObserver
  #timer: number | undefined
  /** The pane's, in px, for which the pages were last put in place. */
  #width: number

  readonly #drawNear = createLane((_: undefined) => this.#draw())
  readonly #load = createLane((version: number) => this.#replace(version))
  readonly #pick = createLane((point: { page: number; at: number }) => this.#open(point))
  readonly seek = createLane((blocks: readonly SoughtBlock[]) => this.#goToBlock(blocks))

  constructor(scroller: HTMLElement, memory: PagesMemory, events: PagesEvents) {
    this.#scroller = scroller
    this.#memory = memory
    this.#events = events
    this.#sheets = new Sheets(scroller)
    this.#place = memory.read()
    this.#observer = new IntersectionObserver((entries) => this.#noteNear(entries), {
      root: scroller,
      rootMargin: ahead,
    })
    // Scrollable areas must be reachable by keyboard.
    scroller.tabIndex = 0
    scroller.addEventListener('click', ({ target, clientY }) => {
      const page = this.#sheets.elements.findIndex((sheet) => sheet.contains(asNode(target)))
      const box = this.#sheets.elements[page]?.getBoundingClientRect()
      if (box) this.#pick({ page, at: (clientY - box.top) / box.height })
    })
    scroller.addEventListener('scroll', () => this.#afterRest(() => this.#tellPlace()))
    this.#width = scroller.clientWidth
    new ResizeObserver(() => {
      if (scroller.clientWidth !== this.#width) this.#refit()
    }).observe(scroller)
  }

  show(version: number): void {
    if (version === this.#wanted) return
    this.#wanted = version
    this.#load(version)
  }

  goToPage(number: number): void {
    this.#sheets.goTo({ page: number - 1, at: 0, offset: 12 })
  }

  zoom(factor: number): void {
    this.#place = this.#sheets.place ?? this.#place
    this.#scroller.style.setProperty('--zoom', String(factor))
    this.#refit()
  }

  /** Acts once nobody has scrolled or resized for a moment. */
  #afterRest(act: () => void): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(act, idle)
  }

  #refit(): void {
    this.#width = this.#scroller.clientWidth
    this.#settled = undefined
    if (this.#place) this.#sheets.goTo(this.#place)
    this.#afterRest(() => this.#drawNear(undefined))
  }

  #deviceWidth(): number {
    return Math.round(this.#sheets.pageSize.width * window.devicePixelRatio)
  }

  #noteNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const index = target instanceof HTMLElement ? Number(target.dataset.page) - 1 : -1
      if (isIntersecting) this.#near.add(index)
      else this.#near.delete(index)
    }
    this.#drawNear(undefined)
  }

  async #draw(): Promise<void> {
    for (const index of [...this.#near].sort((a, b) => a - b)) {
      const [from, width] = [this.#pdf, this.#deviceWidth()]
      const sheet = this.#sheets.elements[index]
      if (!from || !sheet || sheet.dataset.drawn === String(width)) continue
      // Pages that were replaced meanwhile cannot be drawn any more.
      const canvas = await from.draw(index, width).catch(() => undefined)
      if (canvas && from === this.#pdf) {
        this.#sheets.put(index, canvas)
        sheet.dataset.drawn = String(width)
      }
    }
  }

  async #replace(version: number): Promise<void> {
    try {
      const answer = await fetch(`/pages.pdf?v=${version}`)
      if (!answer.ok) throw new Error(await answer.text())
      const next = await openPdf(new Uint8Array(await answer.arrayBuffer()))
      const target = await this.#findTarget(next)
      const drawn = new Map<number, HTMLCanvasElement>()
      for (const index of this.#sheets.listInSight(target, next.sizes.length)) {
        drawn.set(index, await next.draw(index, this.#deviceWidth()))
      }
      const before = this.#pdf
      this.#pdf = next
      this.#sheets.replace(next.sizes, drawn)
      this.#sheets.goTo(target)
      this.#settled = { place: target, top: this.#scroller.scrollTop }
      this.#observer.disconnect()
      this.#near.clear()
      for (const element of this.#sheets.elements) this.#observer.observe(element)
      before?.close()
      this.#events.shown(version)
      this.#tellPlace()
    } catch (error) {
      this.#events.failed(error instanceof Error ? error.message : String(error))
    }
  }

  /** Where the text that is read now stands in the next pages. */
  async #findTarget(next: PdfPages): Promise<ReadingPlace> {
    const settled = this.#settled
    const stayed = settled && Math.abs(this.#scroller.scrollTop - settled.top) < 1
    const here = (stayed ? settled.place : this.#sheets.place) ??
      this.#place ?? { page: 0, at: 0, offset: 16 }
    if (!this.#pdf || this.#scroller.scrollTop === 0) return here
    return followText(here, this.#pdf, next, {
      pane: this.#scroller.clientHeight,
      page: this.#sheets.pageSize.height,
      gap: this.#sheets.gap,
    })
  }

  #tellPlace(): void {
    const place = this.#sheets.place ?? this.#place
    this.#place = place
    if (!place || !this.#pdf) return
    this.#memory.write(place)
    // The page that has the middle of the pane.
    const { height } = this.#sheets.pageSize
    const middle = place.page + Math.floor(place.at + this.#scroller.clientHeight / 2 / height)
    const count = this.#pdf.sizes.length
    this.#events.moved(Math.min(middle, count - 1) + 1, count)
  }

  async #goToBlock(blocks: readonly SoughtBlock[]): Promise<void> {
    const from = this.#pdf
    if (!from) return
    const found = findBlock(blocks, await linesOf(from))
    if (!found || from !== this.#pdf) return
    this.#sheets.goTo({ ...found, offset: this.#scroller.clientHeight * headroom })
    this.#sheets.point(found.page, found.at)
  }

  /** Opens what stands at a point of a page in the editor. */
  async #open({ page, at }: { page: number; at: number }): Promise<void> {
    const from = this.#pdf
    if (!from) return
    const answer = await fetch('/blocks.json').catch(() => undefined)
    if (!answer?.ok) return
    const blocks: SourceBlock[] = await answer.json()
    const found = findSource({ page, at }, await linesOf(from), blocks)
    if (!found || from !== this.#pdf) return
    this.#sheets.point(page, at)
    this.#events.picked(found.href)
  }
}

function asNode(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null
}

/** The lines of every page; none if the pages were replaced meanwhile. */
function linesOf(pdf: PdfPages): Promise<TextLine[][]> {
  return Promise.all(pdf.sizes.map((_, index) => pdf.lines(index))).catch(() => [])
}

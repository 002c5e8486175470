import { createLane } from '../lane.js'
import type { SourceBlock } from '../list-blocks.js'
import { findBlock, type SoughtBlock } from './find-block.js'
import { findSource } from './find-source.js'
import { openPdf, type PdfPages } from './pdf.js'
import { followText, type ReadingPlace } from './reading-place.js'
import { createSheets } from './sheets.js'
import type { TextLine } from './text-lines.js'

export interface PagesView {
  /** Shows the pages of a version, at the text that was read in the one before. */
  show(version: number): void
  goToPage(number: number): void
  /** Goes to a block of the HTML edition and points at it; the blocks after it help where it is short. */
  seek(blocks: readonly SoughtBlock[]): void
  /** Takes how much wider than the pane a page is. */
  zoom(factor: number): void
}

export interface PagesMemory {
  read(): ReadingPlace | undefined
  write(place: ReadingPlace): void
}

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
  const sheets = createSheets(scroller)
  // Scrollable areas must be reachable by keyboard.
  scroller.tabIndex = 0
  let pdf: PdfPages | undefined
  let place = memory.read()
  /** Where the last edition was put: its rounding to pixels would add up from save to save. */
  let settled: { place: ReadingPlace; top: number } | undefined
  let wanted = 0
  const near = new Set<number>()

  const deviceWidth = () => Math.round(sheets.pageSize().width * window.devicePixelRatio)

  const drawNear = createLane(async () => {
    for (const index of [...near].sort((a, b) => a - b)) {
      const [from, width, sheet] = [pdf, deviceWidth(), sheets.elements()[index]]
      if (!from || !sheet || sheet.dataset.drawn === String(width)) continue
      // Pages that were replaced meanwhile cannot be drawn any more.
      const canvas = await from.draw(index, width).catch(() => undefined)
      if (canvas && from === pdf) {
        sheets.put(index, canvas)
        sheet.dataset.drawn = String(width)
      }
    }
  })
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const index = Number((target as HTMLElement).dataset.page) - 1
        if (isIntersecting) near.add(index)
        else near.delete(index)
      }
      drawNear(undefined)
    },
    { root: scroller, rootMargin: ahead },
  )

  const load = createLane(async (version: number) => {
    try {
      const answer = await fetch(`/pages.pdf?v=${version}`)
      if (!answer.ok) throw new Error(await answer.text())
      const next = await openPdf(new Uint8Array(await answer.arrayBuffer()))
      const target = await findTarget(next)
      const drawn = new Map<number, HTMLCanvasElement>()
      for (const index of sheets.inSight(target, next.sizes.length)) {
        drawn.set(index, await next.draw(index, deviceWidth()))
      }
      const before = pdf
      pdf = next
      sheets.replace(next.sizes, drawn)
      sheets.goTo(target)
      settled = { place: target, top: scroller.scrollTop }
      observer.disconnect()
      near.clear()
      for (const element of sheets.elements()) observer.observe(element)
      before?.close()
      events.shown(version)
      tellPlace()
    } catch (error) {
      events.failed(error instanceof Error ? error.message : String(error))
    }
  })
  const findTarget = async (next: PdfPages): Promise<ReadingPlace> => {
    const stayed = settled && Math.abs(scroller.scrollTop - settled.top) < 1
    const here = (stayed ? settled?.place : sheets.place()) ??
      place ?? { page: 0, at: 0, offset: 16 }
    if (!pdf || scroller.scrollTop === 0) return here
    const { height } = sheets.pageSize()
    return followText(here, pdf, next, {
      pane: scroller.clientHeight,
      page: height,
      gap: sheets.gap(),
    })
  }
  const tellPlace = (): void => {
    place = sheets.place() ?? place
    if (!place || !pdf) return
    memory.write(place)
    // The page that has the middle of the pane.
    const { height } = sheets.pageSize()
    const middle = place.page + Math.floor(place.at + scroller.clientHeight / 2 / height)
    events.moved(Math.min(middle, pdf.sizes.length - 1) + 1, pdf.sizes.length)
  }

  const seek = createLane(async (blocks: readonly SoughtBlock[]) => {
    const from = pdf
    if (!from) return
    const found = findBlock(blocks, await linesOf(from))
    if (!found || from !== pdf) return
    sheets.goTo({ ...found, offset: scroller.clientHeight * headroom })
    sheets.point(found.page, found.at)
  })

  const pick = createLane(async ({ page, at }: { page: number; at: number }) => {
    const from = pdf
    if (!from) return
    const answer = await fetch('/blocks.json').catch(() => undefined)
    if (!answer?.ok) return
    const blocks: SourceBlock[] = await answer.json()
    const found = findSource({ page, at }, await linesOf(from), blocks)
    if (!found || from !== pdf) return
    sheets.point(page, at)
    events.picked(found.href)
  })
  scroller.addEventListener('click', ({ target, clientY }) => {
    const page = sheets.elements().findIndex((sheet) => sheet.contains(target as Node))
    const box = sheets.elements()[page]?.getBoundingClientRect()
    if (box) pick({ page, at: (clientY - box.top) / box.height })
  })

  let timer: number | undefined
  scroller.addEventListener('scroll', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(tellPlace, idle)
  })
  let width = scroller.clientWidth
  const refit = (): void => {
    width = scroller.clientWidth
    settled = undefined
    if (place) sheets.goTo(place)
    window.clearTimeout(timer)
    timer = window.setTimeout(() => drawNear(undefined), idle)
  }
  new ResizeObserver(() => {
    if (scroller.clientWidth !== width) refit()
  }).observe(scroller)

  return {
    show(version) {
      if (version === wanted) return
      wanted = version
      load(version)
    },
    goToPage(number) {
      sheets.goTo({ page: number - 1, at: 0, offset: 12 })
    },
    seek,
    zoom(factor) {
      place = sheets.place() ?? place
      scroller.style.setProperty('--zoom', String(factor))
      refit()
    },
  }
}

/** The lines of every page; none if the pages were replaced meanwhile. */
function linesOf(pdf: PdfPages): Promise<TextLine[][]> {
  return Promise.all(pdf.sizes.map((_, index) => pdf.lines(index))).catch(() => [])
}

import type { SoughtBlock } from './find-block.js'
import type { FrameAnchor, FrameMessage, FramePosition, PageMessage } from './frame-messages.js'

// Stands inside the HTML edition, in the frame: it tells the preview where somebody reads and puts the next edition
// there. Alone in its document, so it imports nothing but types. An update writes the next edition into the same
// document, since a frame without rights costs a process each time it is loaded; the window, and what is noted on it,
// outlives that.

declare global {
  var previewPosition: FramePosition | undefined
}

const anchorsTold = 8
const blocksPicked = 4
const idle = 80
const page = window.parent

function listBlocks(): { element: Element; text: string; nth: number }[] {
  const counts = new Map<string, number>()
  const selector = 'h1, h2, h3, h4, h5, h6, p, li, tr, pre, figcaption, dt, dd'
  return [...document.body.querySelectorAll(selector)].flatMap((element) => {
    if (element.closest('nav, .note-popup')) return []
    const text = (element.textContent ?? '').trim().slice(0, 60)
    const nth = counts.get(text) ?? 0
    counts.set(text, nth + 1)
    return [{ element, text, nth }]
  })
}

function readPosition(): FramePosition {
  const anchors: FrameAnchor[] = []
  for (const { element, text, nth } of listBlocks()) {
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom <= 0 || text === '') continue
    anchors.push({ text, nth, top })
    if (anchors.length === anchorsTold) break
  }
  return { y: window.scrollY, anchors }
}

/** What the pages are to show: the innermost block that was clicked, and some that follow it. */
function listPicked(target: Element): SoughtBlock[] {
  const blocks = listBlocks()
  const first = blocks.findLastIndex(({ element }) => element.contains(target))
  return blocks.slice(first, first < 0 ? 0 : first + blocksPicked).map(({ element, text, nth }) => {
    const after = blocks.filter((block) => block.text === text).length - nth - 1
    const copy = element.cloneNode(true) as Element
    for (const call of copy.querySelectorAll('[role=doc-noteref]')) call.remove()
    return { text: (copy.textContent ?? '').trim().slice(0, 200), after }
  })
}

/** Where the last restoring put it, until somebody scrolls. */
let restoredAt: number | undefined

/** Positions are read anew only where somebody has scrolled: the rounding to pixels would add up from save to save. */
function stayed(): boolean {
  if (restoredAt !== undefined && Math.abs(window.scrollY - restoredAt) < 1) return true
  restoredAt = undefined
  return false
}

/** Where the first block that is still there goes back to its place; where none is, the same distance from the top. */
function restore(position: FramePosition | undefined): void {
  if (!position) return
  const { y, anchors } = position
  let target = y
  if (y > 0) {
    const blocks = listBlocks()
    for (const { text, nth, top } of anchors) {
      const same = blocks.filter((block) => block.text === text)
      const found = same.find((block) => block.nth === nth) ?? same.at(-1)
      if (!found) continue
      target = window.scrollY + found.element.getBoundingClientRect().top - top
      break
    }
  }
  window.scrollTo({ top: target, behavior: 'instant' })
  restoredAt = window.scrollY
}

function post(message: FrameMessage): void {
  page.postMessage(message, '*')
}

function settle(): void {
  restore(globalThis.previewPosition)
  post({ type: 'settled' })
}

function follow(): void {
  let timer: number | undefined
  document.addEventListener('scroll', () => {
    window.clearTimeout(timer)
    if (stayed()) return
    timer = window.setTimeout(() => {
      const position = readPosition()
      globalThis.previewPosition = position
      post({ type: 'position', position })
    }, idle)
  })
  window.addEventListener('resize', () => restore(globalThis.previewPosition))
  window.addEventListener('message', ({ source, data }: MessageEvent<PageMessage>) => {
    if (source !== page) return
    if (data.type === 'restore') {
      globalThis.previewPosition = data.position
      settle()
    } else {
      window.clearTimeout(timer)
      if (!stayed()) globalThis.previewPosition = readPosition()
      document.open()
      document.write(data.html)
      document.close()
    }
  })
  // A link that leads out would take the frame along, which may show nothing else.
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const link = event.target.closest('a')
    if (!event.target.closest('a, button, summary, .note-popup') && getSelection()?.isCollapsed)
      post({ type: 'picked', blocks: listPicked(event.target) })
    if (!link || link.getAttribute('href')?.startsWith('#')) return
    event.preventDefault()
    if (/^https?:/.test(link.href)) window.open(link.href, '_blank', 'noopener,noreferrer')
  })
  if (globalThis.previewPosition) settle()
  else post({ type: 'ready' })
}

if (page !== window) follow()

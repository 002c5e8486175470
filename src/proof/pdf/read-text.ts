import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { markName } from '../../pdf/content/marks.js'
import { messageOf } from '../../thrown.js'
import type { Box, TextItem } from './facts.js'
import { toMatrix } from './matrix.js'

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type Outline = Awaited<ReturnType<PdfDocument['getOutline']>>
type TextContent = Awaited<
  ReturnType<Awaited<ReturnType<PdfDocument['getPage']>>['getTextContent']>
>
type Glyphs = Extract<TextContent['items'][number], { str: string }>

/** How far letters reach from their line at most, in parts of their size: some fonts claim more, for marks on marks. */
const letters = { above: 1.1, below: 0.45 }

/** All at once take a quarter more time, and memory that grows with the report. */
const pagesAtOnce = 16

/** Where something leads, as pdf.js gives it: a page by its object or its place in the file, or a name. */
export type PageTarget = { object: number } | { index: number } | { name: string } | undefined

/** A bookmark as pdf.js reads it. */
export interface ReadBookmark {
  title: string
  target: PageTarget
}

/** What pdf.js tells of a file by itself. All of it can be sent between threads. */
export interface PageTexts {
  /** The items of each page. */
  pages: TextItem[][]
  /** Where names lead. */
  destinations: [string, PageTarget][]
  /** In document order. */
  bookmarks: ReadBookmark[]
}

/** What a reader says: the texts, or why it cannot read them. */
export type TextAnswer = { texts: PageTexts } | { fault: string }

/** Loads pdf.js: it takes as long as to read a dozen pages. */
export async function loadReader(): Promise<void> {
  await getResolvedPDFJS()
}

/** Takes a PDF; returns the text of every page with its boxes, the destinations and the bookmarks. */
export async function answerTexts(bytes: Uint8Array): Promise<TextAnswer> {
  await loadReader()
  return readTexts(bytes).then(
    (texts) => ({ texts }),
    (error: unknown) => ({ fault: messageOf(error) }),
  )
}

async function readTexts(bytes: Uint8Array): Promise<PageTexts> {
  // pdf.js transfers the bytes to itself, and accepts no Buffer.
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    isEvalSupported: false,
  })
  try {
    const named: [string, unknown][] = Object.entries(await document.getDestinations())
    const read = async (number: number): Promise<TextItem[]> => {
      const proxy = await document.getPage(number)
      const content = await proxy.getTextContent({ includeMarkedContent: true })
      proxy.cleanup()
      return listItems(content, number)
    }
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
    const pages: TextItem[][] = []
    for (let next = 0; next < numbers.length; next += pagesAtOnce)
      pages.push(...(await Promise.all(numbers.slice(next, next + pagesAtOnce).map(read))))
    return {
      pages,
      destinations: named.map(([name, target]) => [name, toTarget(target)]),
      bookmarks: listBookmarks(await document.getOutline()),
    }
  } finally {
    await document.destroy()
  }
}

/** The items that show something, each with the marked content around it. */
function listItems({ items, styles }: TextContent, page: number): TextItem[] {
  const marks: { mark: string | undefined; replaced: boolean }[] = []
  return items.flatMap((item): TextItem[] => {
    if ('str' in item) {
      if (item.str.trim() === '') return []
      const { ascent = 1, descent = 0 } = styles[item.fontName] ?? {}
      const box = boxOf(item, Math.min(ascent, letters.above), Math.max(descent, -letters.below))
      const size = sizeOf(item)
      const { mark, replaced = false } = marks.at(-1) ?? {}
      // Parts of joined letters have no character of their own. In the text, the replacement comes in their place.
      const text = replaced && mark === undefined ? item.str.replaceAll('\0', '') : item.str
      return [{ page, text, box, size, mark }]
    }
    if (item.type === 'endMarkedContent') marks.pop()
    else {
      const { mark, replaced = false } = marks.at(-1) ?? {}
      marks.push({ mark: nameMark(item, mark), replaced: replaced || isReplacement(item) })
    }
    return []
  })
}

/** A span without an identifier, such as one around an unusual space, belongs to the mark around it. */
function nameMark(item: { tag?: string; id?: string }, outer: string | undefined) {
  if (item.tag === 'Artifact') return undefined
  const found = /^p(\d+)R\d*_mc(\d+)$/.exec(item.id ?? '')
  return found ? markName(Number(found[1]), Number(found[2])) : outer
}

/** Chrome marks nothing else as a span. */
function isReplacement({ tag }: { type: string; tag?: string }): boolean {
  return tag === 'Span'
}

/**
 * How large the letters are: their height across the line. By area, since letters that only lean, as where a font has no
 * italics, are no larger than upright ones (ISO 32000-1, 9.4.4).
 */
function sizeOf({ transform }: Glyphs): number {
  const [a, b, c, d] = toMatrix(transform.map(Number))
  return Math.abs(a * d - b * c) / (Math.hypot(a, b) || 1)
}

/** Along the direction of writing by the width, across it by the font's height. */
function boxOf({ transform, width }: Glyphs, ascent: number, descent: number): Box {
  const [a, b, c, d, x, y] = toMatrix(transform.map(Number))
  const scale = Math.hypot(a, b) || 1
  const along = { x: (a / scale) * width, y: (b / scale) * width }
  // Letters that only lean, as where a font has no italics, stand where they would stand upright.
  const lean = b === 0 ? 0 : c
  const xs: number[] = []
  const ys: number[] = []
  for (const rise of [descent, ascent]) {
    xs.push(x + lean * rise, x + lean * rise + along.x)
    ys.push(y + d * rise, y + d * rise + along.y)
  }
  return {
    left: Math.min(...xs),
    bottom: Math.min(...ys),
    right: Math.max(...xs),
    top: Math.max(...ys),
  }
}

function toTarget(target: unknown): PageTarget {
  if (typeof target === 'string') return { name: target }
  const [page]: unknown[] = Array.isArray(target) ? target : []
  if (typeof page === 'number') return { index: page }
  if (typeof page !== 'object' || page === null || !('num' in page)) return undefined
  return { object: Number(page.num) }
}

function listBookmarks(outline: Outline | null): ReadBookmark[] {
  return (outline ?? []).flatMap(({ title, dest, items }) => [
    { title, target: toTarget(dest) },
    ...listBookmarks(items),
  ])
}

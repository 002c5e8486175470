import { getDocumentProxy } from 'unpdf'
import { markName } from '../../pdf/content/marks.js'
import type { Bookmark, Box, PageFacts, PdfObjects, ReadPage, TextItem } from './facts.js'

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

/** What pdf.js tells: the text of every page with its boxes, the destinations and the bookmarks. */
export async function readPageFacts(
  bytes: Uint8Array,
  { pages, pageByObject, replaced }: PdfObjects,
): Promise<{ pages: ReadPage[]; destinations: Map<string, number>; bookmarks: Bookmark[] }> {
  // pdf.js takes the bytes for itself, and no Buffer.
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    isEvalSupported: false,
  })
  try {
    const pageOf = (target: unknown): number | undefined => pageOfTarget(target, pageByObject)
    const named: [string, unknown][] = Object.entries(await document.getDestinations())
    const destinations = new Map(
      named.flatMap(([name, target]) => {
        const page = pageOf(target)
        return page === undefined ? [] : [[name, page] as const]
      }),
    )
    const toPage = (target: unknown) =>
      typeof target === 'string' ? destinations.get(target) : pageOf(target)
    const read = async (page: PageFacts): Promise<ReadPage> => {
      const proxy = await document.getPage(page.number)
      const content = await proxy.getTextContent({ includeMarkedContent: true })
      proxy.cleanup()
      return { ...page, items: replaceTexts(listItems(content, page.number), replaced) }
    }
    const all: ReadPage[] = []
    for (let next = 0; next < pages.length; next += pagesAtOnce)
      all.push(...(await Promise.all(pages.slice(next, next + pagesAtOnce).map(read))))
    return {
      pages: all,
      destinations,
      bookmarks: listBookmarks(await document.getOutline(), toPage),
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

/** Where the glyphs of a mark do not tell its text, its first item says all of it. */
function replaceTexts(items: readonly TextItem[], replaced: PdfObjects['replaced']): TextItem[] {
  const said = new Set<string>()
  return items.map((item) => {
    const text = item.mark === undefined ? undefined : replaced.get(item.mark)
    if (text === undefined || item.mark === undefined) return item
    const first = !said.has(item.mark)
    said.add(item.mark)
    return { ...item, text: first ? text : '' }
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
  const [a, b, c, d] = transform.map(Number) as [number, number, number, number]
  return Math.abs(a * d - b * c) / (Math.hypot(a, b) || 1)
}

/** Along the direction of writing by the width, across it by the font's height. */
function boxOf({ transform, width }: Glyphs, ascent: number, descent: number): Box {
  const [a, b, c, d, x, y] = transform.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
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

function pageOfTarget(
  target: unknown,
  pageByObject: ReadonlyMap<number, number>,
): number | undefined {
  const [page]: unknown[] = Array.isArray(target) ? target : []
  if (typeof page === 'number') return page + 1
  if (typeof page !== 'object' || page === null || !('num' in page)) return undefined
  return pageByObject.get(Number(page.num))
}

function listBookmarks(
  outline: Outline | null,
  toPage: (target: unknown) => number | undefined,
): Bookmark[] {
  return (outline ?? []).flatMap(({ title, dest, items }) => [
    { title, page: toPage(dest) },
    ...listBookmarks(items, toPage),
  ])
}

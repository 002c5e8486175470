import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs'
import { type TextLine, toLines } from './text-lines.js'

/** Width and height of a page, in points. */
interface Size {
  width: number
  height: number
}

/** A PDF that has been opened. */
export interface PdfPages {
  /** Of each page. */
  sizes: Size[]
  /** Draws a page, so many device pixels wide. */
  draw(index: number, width: number): Promise<HTMLCanvasElement>
  /** The lines of a page's text. */
  lines(index: number): Promise<TextLine[]>
  close(): void
}

/** A canvas of more pixels than this wastes memory for no visible gain. */
const maximumPixels = 12_000_000

/** Opens a PDF with PDF.js. */
export async function openPdf(data: Uint8Array): Promise<PdfPages> {
  const document: PDFDocumentProxy = await getDocument({
    data,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: 0,
  }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)),
  )
  const sizes = pages.map((page): Size => page.getViewport({ scale: 1 }))
  const known = new Map<number, Promise<TextLine[]>>()
  const pageAt = (index: number) => {
    const page = pages[index]
    const size = sizes[index]
    if (!page || !size) throw new Error(`Expected a page ${index + 1} of ${pages.length}`)
    return { page, size }
  }
  return {
    sizes,
    async draw(index, width) {
      const { page, size } = pageAt(index)
      const canvas = await drawPage(page, size, width)
      canvas.setAttribute('aria-label', `Page ${index + 1}`)
      return canvas
    },
    lines(index) {
      const { page, size } = pageAt(index)
      const lines = known.get(index) ?? readLines(page, size)
      known.set(index, lines)
      return lines
    },
    close: () => void document.destroy(),
  }
}

async function readLines(page: PDFPageProxy, { height }: Size): Promise<TextLine[]> {
  const { items } = await page.getTextContent()
  return toLines(
    items.filter((item) => 'str' in item),
    height,
  )
}

async function drawPage(page: PDFPageProxy, size: Size, width: number): Promise<HTMLCanvasElement> {
  const largest = Math.sqrt(maximumPixels / (size.width * size.height))
  const viewport = page.getViewport({ scale: Math.min(width / size.width, largest) })
  const canvas = window.document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  canvas.setAttribute('role', 'img')
  await page.render({ canvas, viewport }).promise
  return canvas
}

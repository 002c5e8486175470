import type { Output } from '../../delivery/write-outputs.js'
import { listEmbedded, listHtmlTexts } from './html-texts.js'
import { listAttached, listFileTexts, listPdfTexts } from './pdf-texts.js'
import type { FileText, Leak, Search } from './search.js'

/** The texts of files that have been read already, by what is in the files. */
export type ReadTexts = ReadonlyMap<Output['content'], readonly FileText[]>

/**
 * Looks for what was left out in every finished file of an edition, and in the page that its PDF was printed from.
 *
 * @param printed the HTML of the pages; undefined without a PDF
 */
export async function findLeaks(
  search: Search,
  outputs: readonly Output[],
  printed: string | undefined,
  read?: ReadTexts,
): Promise<Leak[]> {
  return search.find(await listSaid(outputs, printed, read))
}

/** Lists every text of the finished files of an edition. */
export async function listSaid(
  outputs: readonly Output[],
  printed: string | undefined,
  read: ReadTexts = new Map(),
): Promise<FileText[]> {
  const said: FileText[] = []
  if (printed !== undefined) said.push(...ofPrinted(read.get(printed) ?? listHtmlTexts(printed)))
  for (const { name, content } of outputs)
    said.push(...(read.get(content) ?? (await listTexts(name, content))))
  return said
}

async function listTexts(name: string, content: Output['content']): Promise<FileText[]> {
  if (typeof content !== 'string') return listPdfTexts(content)
  return name.endsWith('.html') ? listHtmlTexts(content) : listFileTexts(content, name)
}

function ofPrinted(said: readonly FileText[]): FileText[] {
  return said.map((one) => ({ ...one, where: one.where.replace('the HTML', 'the printed page') }))
}

/** Returns the embedded pictures of a page that are none of those it may show. */
export function listForeignPictures(html: string, known: ReadonlySet<string>): string[] {
  return [...new Set(listEmbedded(html))].filter((uri) => !known.has(uri))
}

/** As many bytes of a picture as no two pictures share, from its middle, where its pixels are. */
const tellingBytes = 64

/**
 * Returns which of some pictures' files a PDF contains, as they are or attached. What Chrome makes of a PNG are other
 * bytes; the page that it prints is searched for that.
 */
export async function listPicturesInPdf<Picture extends { bytes: Uint8Array }>(
  pictures: readonly Picture[],
  pdf: Uint8Array,
): Promise<Picture[]> {
  if (pictures.length === 0) return []
  const streams = [pdf, ...(await listAttached(pdf))].map((bytes) => Buffer.from(bytes))
  return pictures.filter(({ bytes }) => {
    const from = Math.max(0, Math.floor((bytes.length - tellingBytes) / 2))
    const telling = Buffer.from(bytes.subarray(from, from + tellingBytes))
    return streams.some((stream) => stream.includes(telling))
  })
}

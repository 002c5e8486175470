import type { Output } from '../../delivery/write-outputs.js'
import { listEmbedded, listHtmlTexts } from './html-texts.js'
import { listFileTexts, listObjectTexts, listPageTexts } from './pdf-texts.js'
import type { Leak, Said, Search } from './search.js'

/**
 * Looks for what was left out in every finished file of an edition, and in the page that its PDF was printed from.
 *
 * @param printed the HTML of the pages; undefined without a PDF
 */
export async function findLeaks(
  search: Search,
  outputs: readonly Output[],
  printed: string | undefined,
): Promise<Leak[]> {
  const said: Said[] = printed === undefined ? [] : ofPrinted(listHtmlTexts(printed))
  for (const { name, content } of outputs) said.push(...(await listTexts(name, content)))
  return search.find(said)
}

async function listTexts(name: string, content: Output['content']): Promise<Said[]> {
  if (typeof content !== 'string') {
    const { readPdf } = await import('../pdf/read-pdf.js')
    return [...listPageTexts(await readPdf(content)), ...(await listObjectTexts(content))]
  }
  return name.endsWith('.html') ? listHtmlTexts(content) : listFileTexts(content, name)
}

function ofPrinted(said: readonly Said[]): Said[] {
  return said.map((one) => ({ ...one, where: one.where.replace('the HTML', 'the printed page') }))
}

/** Gives the embedded pictures of a page that are none of those it may show. */
export function listForeignPictures(html: string, known: ReadonlySet<string>): string[] {
  return [...new Set(listEmbedded(html))].filter((uri) => !known.has(uri))
}

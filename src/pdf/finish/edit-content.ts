import {
  type PDFContext,
  type PDFDocument,
  PDFName,
  type PDFPageLeaf,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { Content } from '../content/contents.js'
import { name } from '../content/objects.js'
import { deflate } from './deflate.js'

/** A change of a content stream: what stands in its place, or what is put in where it is empty. */
export interface ContentEdit {
  from: number
  to: number
  text: string
}

/** What the stream of a page or a form becomes; the places of the edits are those of its source as it was read. */
export interface EditedContent {
  content: Content
  edits: readonly ContentEdit[]
}

/**
 * Deflates what the streams of pages and forms become; returns what puts them in the place of those that were read.
 * Meanwhile the document may be changed elsewhere.
 */
export async function editContents(
  edited: readonly EditedContent[],
): Promise<(document: PDFDocument) => void> {
  const deflated = await Promise.all(
    edited.map(({ content, edits }) => deflate(applyEdits(content.source, edits))),
  )
  return (document) => {
    const pages = new Map(document.getPages().map(({ ref, node }) => [ref, node]))
    for (const [index, { content }] of edited.entries()) {
      const stream = deflated[index]
      if (stream) replaceStream(document.context, pages, content, stream)
    }
  }
}

function applyEdits(source: string, edits: readonly ContentEdit[]): string {
  const parts: string[] = []
  let done = 0
  // Equal places keep their order: an artifact ends before the next begins.
  for (const { from, to, text } of [...edits].sort((a, b) => a.from - b.from)) {
    parts.push(source.slice(done, from), text)
    done = to
  }
  return [...parts, source.slice(done)].join('')
}

function replaceStream(
  context: PDFContext,
  pages: ReadonlyMap<PDFRef, PDFPageLeaf>,
  { page, form }: Content,
  deflated: Uint8Array,
): void {
  const stream = context.stream(deflated, { Filter: 'FlateDecode' })
  if (!form) {
    const node = pages.get(page)
    const old = node?.get(PDFName.Contents)
    if (old instanceof PDFRef && context.lookup(old) instanceof PDFRawStream)
      context.assign(old, stream)
    else node?.set(PDFName.Contents, context.register(stream))
    return
  }
  const old = context.lookup(form)
  if (!(old instanceof PDFRawStream)) return
  for (const [key, value] of old.dict.entries()) {
    if (!stream.dict.has(key) && key !== name('DecodeParms')) stream.dict.set(key, value)
  }
  context.assign(form, stream)
}

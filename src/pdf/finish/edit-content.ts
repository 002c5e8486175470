import { type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { zlibSync } from 'fflate'
import type { Content } from '../content/contents.js'
import { name } from '../content/objects.js'

/** A change of a content stream: what stands in its place, or what is put in where it is empty. */
export interface ContentEdit {
  from: number
  to: number
  text: string
}

/** Writes the stream of a page or a form anew; the places of the edits are those of its source as it was read. */
export function editContent(
  document: PDFDocument,
  content: Content,
  edits: readonly ContentEdit[],
): void {
  replaceStream(document, content, applyEdits(content.source, edits))
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

function replaceStream(document: PDFDocument, { page, form }: Content, source: string): void {
  const { context } = document
  const stream = context.stream(zlibSync(Buffer.from(source, 'latin1')), {
    Filter: 'FlateDecode',
  })
  if (!form) {
    const node = document.getPages().find(({ ref }) => ref === page)?.node
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

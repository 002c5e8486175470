import {
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { zlibSync } from 'fflate'
import { getDict, name } from '../content/objects.js'

/** A file that a report carries. */
export interface Attachment {
  name: string
  mediaType: string
  description: string
  content: string
}

/**
 * Attaches files to the document as its data: found in a viewer's list of attachments by their names, and by programs
 * as associated files (ISO 19005-3, 6.8; ISO 32000-2, 14.13).
 */
export function attachFiles(
  document: PDFDocument,
  attachments: readonly Attachment[],
  date: Date,
): void {
  if (attachments.length === 0) return
  const { context, catalog } = document
  const ordered = attachments.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const files = ordered.map((attachment) => ({
    key: PDFHexString.fromText(attachment.name),
    file: register(context, attachment, date),
  }))
  const names = getDict(context, catalog, 'Names') ?? context.obj({})
  if (!(names instanceof PDFDict)) return
  const entries = files.flatMap(({ key, file }) => [key, file])
  names.set(name('EmbeddedFiles'), context.obj({ Names: context.obj(entries) }))
  if (!catalog.has(name('Names'))) catalog.set(name('Names'), names)
  catalog.set(name('AF'), context.obj(files.map(({ file }) => file)))
}

/** Puts a file among the document's objects; returns its specification (ISO 32000-1, 7.11.3). */
function register(context: PDFContext, attachment: Attachment, date: Date): PDFRef {
  const content = Buffer.from(attachment.content, 'utf8')
  const stream = context.stream(zlibSync(content), {
    Type: 'EmbeddedFile',
    Subtype: attachment.mediaType,
    Filter: 'FlateDecode',
    Params: {
      Size: content.length,
      CreationDate: PDFString.fromDate(date),
      ModDate: PDFString.fromDate(date),
    },
  })
  const file = context.register(stream)
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFHexString.fromText(attachment.name),
      UF: PDFHexString.fromText(attachment.name),
      Desc: PDFHexString.fromText(attachment.description),
      AFRelationship: 'Data',
      EF: { F: file, UF: file },
    }),
  )
}

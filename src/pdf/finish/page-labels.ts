import type { PDFDocument } from '@cantoo/pdf-lib'
import { name } from '../content/objects.js'

/** A viewer shows the page numbers that are printed: 1, 2, 3 … with the cover as the first (ISO 32000-1, 12.4.2). */
export function writePageLabels({ context, catalog }: PDFDocument): void {
  catalog.set(name('PageLabels'), context.obj({ Nums: [0, { S: 'D', St: 1 }] }))
}

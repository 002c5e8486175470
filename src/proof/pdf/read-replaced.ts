import type { PDFContext } from '@cantoo/pdf-lib'
import { markName } from '../../pdf/content/mark-name.js'
import { createTextReader } from '../../pdf/content/mark-text.js'
import type { Marks } from '../../pdf/content/marks.js'

/**
 * Gives the text of those marks whose glyphs alone do not tell it, by the mark's name: where a replacement stands for
 * them (`ActualText`: ligatures, joined letters, emoji of several characters), and where they run from right to left.
 */
export function readReplaced(context: PDFContext, marks: Marks): Map<string, string> {
  const readText = createTextReader(context)
  return new Map(
    [...marks.byKey.values()]
      .filter(({ shown }) => shown.some(({ text, reversed }) => text !== undefined || reversed))
      .map(({ page, mcid, shown }) => [markName(page.objectNumber, mcid), readText(shown)]),
  )
}

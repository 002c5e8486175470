import { PDFDict, type PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { name, readStream } from '../content/objects.js'

/** U+200B: it is read as nothing, and what such a glyph shows stands in the ActualText around it. */
const nothing = '200B'

/**
 * Gives a value to the glyphs that Chrome gives U+0000, since no character alone is shown by them: a joined form of
 * Arabic, the ring of Thai ำ. PDF/UA-1 (7.21.7) and PDF/A-3 (6.2.11.7.2) forbid it, whatever stands around the glyph.
 */
export function nameGlyphs({ context }: PDFDocument): void {
  for (const [, font] of context.enumerateIndirectObjects()) {
    const ref = font instanceof PDFDict ? font.get(name('ToUnicode')) : undefined
    if (!(ref instanceof PDFRef)) continue
    const map = readStream(context.lookup(ref))
    const named = map.replace(/beginbfchar[\s\S]*?endbfchar/g, (list) =>
      list.replace(/(<\w+>\s*)<0000>/g, `$1<${nothing}>`),
    )
    if (named !== map) context.assign(ref, context.flateStream(named))
  }
}

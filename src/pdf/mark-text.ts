import type { PDFContext } from '@cantoo/pdf-lib'
import { listCodes } from './character-codes.js'
import type { Shown } from './marks.js'
import { createFontFinder, type ShownFont } from './shown-font.js'

export type ReadText = (shown: readonly Shown[]) => string

/**
 * Gives a function that reads what marks show. A new line between two words of Latin script becomes a space, as
 * Chrome does not print the space at a line's end.
 */
export function createTextReader(context: PDFContext): ReadText {
  const findFont = createFontFinder(context)
  return (shown) => {
    let text = ''
    let line: number | undefined
    for (const one of shown) {
      const piece = one.text ?? decode(one.codes ?? '', findFont(one))
      // An address breaks anywhere, and without a space.
      const broken = line !== undefined && line !== one.line && !/:\/\/\S*$/.test(text)
      if (broken && /[\w,.;:!?)’”]$/.test(text) && /^[\w(‘“]/.test(piece)) text += ' '
      text += piece
      line = one.line
    }
    return text
  }
}

function decode(operands: string, font: ShownFont | undefined): string {
  const map = font?.toUnicode
  if (!map) return String.fromCharCode(...listCodes(operands, 1))
  return listCodes(operands, map.width)
    .map((code) => map.characters.get(code) ?? '\ufffd')
    .join('')
}

import { excerpt } from '../normalise.js'
import { definePdfRule } from './rule.js'

/**
 * Every character has a glyph.
 *
 * One that no bundled font has is printed as an empty box, or as nothing.
 */
export default definePdfRule({
  id: 'pdf-glyph-missing',
  severity: 'error',
  check({ pdf }, report) {
    for (const { number, items } of pdf.pages) {
      for (const { text } of items) {
        // The one character that means a missing glyph, and the one that means an unknown character.
        if (!/[\0\ufffd]/.test(text)) continue
        const shown = excerpt(text.replace(/\0/g, '□'))
        report({ message: `No font has a glyph for a character in \`${shown}\``, page: number })
      }
    }
  },
})

import { defineRule } from './rule.js'

/**
 * Every font is inside the file, has outlines, and tells which characters its glyphs are.
 *
 * A font that is not embedded prints as another; one of Type 3 cannot be searched or read aloud reliably.
 */
export default defineRule({
  id: 'pdf-fonts',
  severity: 'error',
  check({ pdf }, report) {
    for (const { name, page, type, embedded, toUnicode } of pdf.fonts) {
      const faults = [
        type === 'Type3' &&
          'is of Type 3, drawings instead of letters: no font file has this weight or slant',
        !embedded && 'is not embedded',
        !toUnicode && 'does not tell which characters its glyphs are (no ToUnicode)',
      ].filter((fault) => fault !== false)
      for (const fault of faults) report({ message: `The font \`${name}\` ${fault}`, page })
    }
  },
})

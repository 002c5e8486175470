import { definePdfRule } from './rule.js'

/**
 * Every font is inside the file, has outlines, and tells which characters its glyphs are.
 *
 * A font that is not embedded prints as another; one of Type 3 cannot be searched or read aloud reliably. One that the
 * page did not ask for is the machine's own, and another machine would print another.
 */
export default definePdfRule({
  id: 'pdf-fonts',
  severity: 'error',
  check({ pdf, model }, report) {
    const asked = model.fonts && new Set(model.fonts)
    for (const { name, page, type, embedded, toUnicode } of pdf.fonts) {
      const faults = [
        type === 'Type3' &&
          'is Type 3, drawings instead of letters: no font file has this weight or slant',
        asked?.has(withoutTag(name)) === false &&
          'is the machine’s own: it comes neither with briefing nor with the theme',
        !embedded && 'is not embedded',
        !toUnicode && 'does not tell which characters its glyphs are (no ToUnicode)',
      ].filter((fault) => fault !== false)
      for (const fault of faults) report({ message: `The font \`${name}\` ${fault}`, page })
    }
  },
})

/** What is embedded in part has a tag before its name (ISO 32000-1, 9.6.4). */
function withoutTag(name: string): string {
  return name.replace(/^[A-Z]{6}\+/, '')
}

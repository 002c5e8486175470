import type { Evidence } from './evidence.js'
import type { ReadFont } from './facts.js'
import { definePdfRule } from './rule.js'
import { isInPicture } from './seen-box.js'

/**
 * Every font is inside the file, has outlines, and tells which characters its glyphs are.
 *
 * A font that is not embedded prints as another; one of Type 3 cannot be searched or read aloud reliably. One that the
 * page did not ask for is the machine's own, and another machine would print another. Words of a picture may have an
 * outline, for which Chrome writes a font of Type 3 that has no name.
 */
export default definePdfRule({
  id: 'pdf-fonts',
  severity: 'error',
  check(evidence, report) {
    const { pdf, model } = evidence
    const asked = model.fonts && new Set(model.fonts)
    const isOutline = pdf.fonts.some(isDrawn) && drawsPicturesOnly(evidence)
    for (const font of pdf.fonts) {
      const { name, page, embedded, toUnicode } = font
      const isAllowed = isDrawn(font) && isOutline
      const faults = [
        isDrawn(font) &&
          !isAllowed &&
          'is Type 3, drawings instead of letters: no font file has this weight or slant',
        asked?.has(withoutTag(name)) === false &&
          !isAllowed &&
          'is the machine’s own: it comes neither with briefing nor with the theme',
        !embedded && 'is not embedded',
        !toUnicode && 'does not tell which characters its glyphs are (no ToUnicode)',
      ].filter((fault) => fault !== false)
      for (const fault of faults) report({ message: `The font \`${name}\` ${fault}`, page })
    }
  },
})

const isDrawn = ({ type }: ReadFont): boolean => type === 'Type3'

/** Whether all that fonts of Type 3 show are words of pictures. */
function drawsPicturesOnly(evidence: Evidence): boolean {
  const drawn = evidence.pdf.pages.flatMap(({ number }) =>
    evidence.pdf
      .inkOf(number)
      .runs.filter((run) => run.isDrawn)
      .map((run) => isInPicture(evidence, number, run)),
  )
  return drawn.length > 0 && !drawn.includes(false)
}

/** What is embedded in part has a tag before its name (ISO 32000-1, 9.6.4). */
function withoutTag(name: string): string {
  return name.replace(/^[A-Z]{6}\+/, '')
}

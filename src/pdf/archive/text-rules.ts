import { listCodes } from '../content/character-codes.js'
import { getName } from '../content/objects.js'
import { createFontFinder, type ShownFont } from '../content/shown-font.js'
import { fail } from './document-rules.js'
import type { ArchiveRule } from './subject.js'

/** Of Unicode: characters that mean what somebody has agreed on, and nobody else knows. */
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/u

/** A character for private use has words that are read instead of it (6.2.11.7.3). */
export const textRules: ArchiveRule = function* ({ context, marks, inMark }) {
  const findFont = createFontFinder(context)
  const privateCodes = new Map<ShownFont, ReadonlySet<number>>()
  for (const mark of marks.byKey.values()) {
    for (const shown of mark.shown) {
      const font = findFont(shown)
      if (!font || shown.codes === undefined || shown.replaced) continue
      const found = privateCodes.get(font) ?? findPrivate(font)
      privateCodes.set(font, found)
      if (found.size === 0) continue
      for (const code of listCodes(shown.codes, font.width)) {
        if (!found.has(code)) continue
        const called = getName(context, font.dict, 'BaseFont')
        yield {
          ...fail('6.2.11.7.3-1', `A character of the font ${called} is for private use`),
          ...inMark(mark),
        }
      }
    }
  }
}

function findPrivate({ toUnicode }: ShownFont): Set<number> {
  const all = [...(toUnicode?.characters ?? [])]
  return new Set(all.filter(([, text]) => privateUse.test(text)).map(([code]) => code))
}

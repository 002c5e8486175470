import { get, getList, getName, getNumber, toDict } from '../content/objects.js'
import { type ArchiveRule, fail } from './document-rules.js'

const types = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Widget PrinterMark TrapNet Watermark Redact'
  ).split(' '),
)

/** Flags of annotations (ISO 32000-1, 12.5.3): Invisible, Hidden, NoView or ToggleNoView; and Print. */
const invisible = 1 | 2 | 32 | 256
const print = 4

/** What stands on the page is printed, too (6.3). */
export const archiveAnnotationRules: ArchiveRule = function* ({ document, context }) {
  for (const [index, { node }] of document.getPages().entries()) {
    const page = index + 1
    for (const annotation of getList(context, node, 'Annots')) {
      const dict = toDict(context.lookup(annotation))
      const subtype = getName(context, dict, 'Subtype') ?? ''
      if (!types.has(subtype))
        yield { ...fail('6.3.1-1', `An annotation is of the kind ${subtype}`), page }
      if (subtype === 'Popup') continue
      const flags = getNumber(context, dict, 'F')
      if (flags === undefined)
        yield { ...fail('6.3.2-1', 'An annotation does not say whether it is printed'), page }
      else if ((flags & print) === 0 || (flags & invisible) !== 0)
        yield { ...fail('6.3.2-2', 'An annotation is not printed, or not always seen'), page }
      if (subtype !== 'Link' && get(context, dict, 'AP') === undefined)
        yield {
          ...fail('6.3.3-1', `A ${subtype} annotation does not say what it looks like`),
          page,
        }
    }
  }
}

import type { PDFRef } from '@cantoo/pdf-lib'
import { getList, getName, getText, toDict, toRef } from '../content/objects.js'
import type { StructureElement } from '../content/structure-tree.js'
import type { UaRule } from './subject.js'

/** Links are in the tree and can be read out. */
export const annotationRules: UaRule = function* ({ document, context, elements, typeOf, where }) {
  const elementOf = new Map<PDFRef, StructureElement>()
  for (const element of elements) {
    for (const kid of element.kids) if (kid.kind === 'object') elementOf.set(kid.object, element)
  }
  for (const [index, { node }] of document.getPages().entries()) {
    const page = index + 1
    const annotations = getList(context, node, 'Annots')
    if (annotations.length > 0 && getName(context, node, 'Tabs') !== 'S')
      yield {
        clause: '7.18.3-1',
        message: 'A page with links does not follow the tags when tabbing',
        page,
      }
    for (const annotation of annotations) {
      const dict = toDict(context.lookup(annotation))
      const subtype = getName(context, dict, 'Subtype')
      const ref = toRef(annotation)
      const element = ref && elementOf.get(ref)
      const type = element && typeOf(element)
      const place = () => ({ ...(element && where(element)), page })
      if (subtype === 'Popup') continue
      if (subtype === 'Link') {
        if (type !== 'Link')
          yield {
            clause: '7.18.5-1',
            message: `A link stands in ${type ?? 'no element'}, not in Link`,
            ...place(),
          }
        if (!getText(context, dict, 'Contents')?.trim())
          yield { clause: '7.18.5-2', message: 'A link has no description (Contents)', ...place() }
      } else if (subtype === 'Widget') {
        if (type !== 'Form')
          yield { clause: '7.18.4-1', message: 'A form field does not stand in Form', ...place() }
      } else if (type !== 'Annot')
        yield {
          clause: '7.18.1-1',
          message: `A ${subtype} annotation does not stand in Annot`,
          ...place(),
        }
    }
  }
}

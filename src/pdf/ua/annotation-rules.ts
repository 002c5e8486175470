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
      const ref = toRef(annotation)
      const element = ref && elementOf.get(ref)
      const breaches = judge({
        subtype: getName(context, dict, 'Subtype'),
        type: element && typeOf(element),
        isDescribed: Boolean(getText(context, dict, 'Contents')?.trim()),
      })
      for (const breach of breaches) yield { ...breach, ...(element && where(element)), page }
    }
  }
}

interface Annotation {
  subtype: string | undefined
  /** Of the element that it stands in. */
  type: string | undefined
  isDescribed: boolean
}

function* judge({ subtype, type, isDescribed }: Annotation) {
  if (subtype === 'Popup') return
  if (subtype === 'Link') {
    if (type !== 'Link')
      yield {
        clause: '7.18.5-1',
        message: `A link stands in ${type ?? 'no element'}, not in Link`,
      }
    if (!isDescribed) yield { clause: '7.18.5-2', message: 'A link has no description (Contents)' }
  } else if (subtype === 'Widget') {
    if (type !== 'Form')
      yield { clause: '7.18.4-1', message: 'A form field does not stand in Form' }
  } else if (type !== 'Annot')
    yield { clause: '7.18.1-1', message: `A ${subtype} annotation does not stand in Annot` }
}

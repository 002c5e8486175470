import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { getList, name } from '../content/objects.js'

/** Deletes the elements from one on, or from a list of them; what they refer to (pages, annotations) stays. */
export function forgetElements(context: PDFContext, start: PDFObject | undefined): void {
  const waiting: (PDFObject | undefined)[] = [start]
  const seen = new Set<PDFObject>()
  while (waiting.length > 0) {
    const value = waiting.pop()
    const object = context.lookup(value)
    if (!object || seen.has(object)) continue
    seen.add(object)
    if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict && object.has(name('S'))) waiting.push(object.get(name('K')))
    else continue
    if (value instanceof PDFRef) context.delete(value)
  }
}

/** Deletes a number tree or a name tree with its nodes and lists, but not the elements they lead to. */
export function forgetTree(context: PDFContext, value: PDFObject | undefined): void {
  const node = context.lookup(value)
  if (!(node instanceof PDFDict)) return
  for (const kid of getList(context, node, 'Kids')) forgetTree(context, kid)
  for (const entry of getList(context, node, 'Nums')) {
    if (entry instanceof PDFRef && context.lookup(entry) instanceof PDFArray) context.delete(entry)
  }
  if (value instanceof PDFRef) context.delete(value)
}

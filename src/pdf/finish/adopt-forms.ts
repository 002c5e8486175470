import { type ContentMark, keyOf, type Marks } from '../content/marks.js'
import { type StructureElement, walkLeaves } from '../content/structure-tree.js'

/**
 * Chromium 147 counts the marks of a layer (text with opacity) with those of its page and does not say that they stand
 * in a form (`Stm`; ISO 32000-1, 14.7.4.2): says it.
 */
export function adoptForms(root: StructureElement, marks: Marks): void {
  const inForms = new Map<string, ContentMark>()
  for (const mark of marks.byKey.values())
    if (mark.form) inForms.set(keyOf({ ...mark, form: undefined }), mark)
  for (const leaf of walkLeaves(root)) {
    if (leaf.kind !== 'content' || leaf.form || marks.byKey.has(keyOf(leaf))) continue
    leaf.form = inForms.get(keyOf(leaf))?.form
  }
}

import { type PDFDocument, PDFHexString } from '@cantoo/pdf-lib'
import type { Words } from '../../report/words.js'
import { name } from '../objects.js'
import { makeElement, type StructureElement, walkElements } from '../structure-tree.js'
import { createTargetFinder, type FindTargets, numberIn } from './annotations.js'
import type { ReadElement } from './note-parts.js'

/**
 * Describes every link for those who hear it (ISO 14289-1, 7.18.5): the address, the note, or the words it stands on.
 * A call becomes a `Reference`; a `Link` that leads nowhere is none.
 */
export function describeLinks(
  document: PDFDocument,
  root: StructureElement,
  words: Words,
  textOf: ReadElement,
): void {
  const targetsOf = createTargetFinder(document)
  for (const link of walkElements(root)) {
    if (link.type !== 'Link') continue
    for (const { annotation, uri, destination } of targetsOf(link)) {
      const text = uri ?? describe(destination, words) ?? clean(textOf(link))
      annotation.set(name('Contents'), PDFHexString.fromText(text || (destination ?? '')))
    }
  }
}

function describe(destination: string | undefined, words: Words): string | undefined {
  const note = numberIn('note', destination)
  if (note !== undefined) return words.noteLabel(note)
  const call = numberIn('call', destination)
  return call === undefined ? undefined : words.backToCall(call, 1)
}

/** Words without the dots that lead to a page number. */
function clean(text: string): string {
  return text.replace(/[\s\u3000]+/g, ' ').trim()
}

/** Sets each call of a note in a `Reference`, and undoes links without an annotation. */
export function markReferences(element: StructureElement, targetsOf: FindTargets): void {
  element.kids = element.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [kid]
    markReferences(kid, targetsOf)
    if (kid.type !== 'Link') return [kid]
    const [target] = targetsOf(kid)
    if (!target) return kid.kids
    const call = numberIn('note', target.destination) !== undefined
    return call && element.type !== 'Reference' ? [makeElement('Reference', [kid])] : [kid]
  })
}

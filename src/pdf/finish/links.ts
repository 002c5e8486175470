import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Words } from '../../briefing/words.js'
import { name, writeText } from '../content/objects.js'
import { makeElement, type StructureElement } from '../content/structure-tree.js'
import { isHeading } from '../content/structure-types.js'
import { createTargetFinder, type FindTargets, numberIn } from './annotations.js'
import type { TextOfElement } from './note-parts.js'

/**
 * Describes every link for screen readers (ISO 14289-1, 7.18.5): the address, the note, or the words it stands on.
 * A call becomes a `Reference`; a `Link` that leads nowhere is none.
 */
export function describeLinks(
  document: PDFDocument,
  root: StructureElement,
  words: Words,
  textOf: TextOfElement,
): void {
  const targetsOf = createTargetFinder(document)
  const visit = (element: StructureElement, around: 'line' | 'parts'): void => {
    const { type } = element
    const within = type === 'TOCI' || isHeading(type) ? 'parts' : around
    for (const kid of element.kids) {
      if (kid.kind === 'element') visit(kid, within)
    }
    if (type !== 'Link') return
    if (around === 'parts') separateParts(element)
    for (const { annotation, uri, destination } of targetsOf(element)) {
      const text =
        uri ??
        describeDestination(destination, words) ??
        readWords(element, textOf, around === 'parts' ? ' ' : '')
      annotation.set(name('Contents'), writeText(text || (destination ?? '')))
    }
  }
  visit(root, 'line')
}

/**
 * In contents and headings the parts of a link (label, title, page) are set apart by distance, not by a space: each
 * becomes an element, so that they are not read out as one word.
 */
function separateParts(link: StructureElement): void {
  const parts = link.kids.filter(({ kind }) => kind === 'content')
  if (parts.length < 2) return
  link.kids = link.kids.map((kid) => (kid.kind === 'content' ? makeElement('Span', [kid]) : kid))
}

/** The words of a link, with what is said between its parts. */
function readWords(link: StructureElement, textOf: TextOfElement, between: string): string {
  const parts = link.kids.map((kid) => textOf(makeElement('Span', [kid])))
  return parts
    .filter((part) => part !== '')
    .join(between)
    .replace(/\s+/g, ' ')
    .trim()
}

function describeDestination(destination: string | undefined, words: Words): string | undefined {
  const note = numberIn('note', destination)
  if (note !== undefined) return words.noteLabel(note)
  const call = numberIn('call', destination)
  return call === undefined ? undefined : words.backToCall(call, 1)
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

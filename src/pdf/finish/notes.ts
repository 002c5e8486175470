import { type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { makeElement, type StructureElement } from '../content/structure-tree.js'
import { type FindTargets, numberIn } from './annotations.js'
import {
  type BlockPlace,
  type PlacedNote,
  type TextOfElement,
  takeNotes,
  walkPlaces,
} from './note-parts.js'

/**
 * Chrome tags a note as an `Aside` at its page's foot, so in the middle of whatever the page's end cut through. Makes
 * each a `Note` with an identifier of its own (ISO 14289-1, 7.9), its number a `Lbl`, and sets it after the paragraph,
 * list or table that calls it first. A note that goes on over pages becomes one element.
 *
 * @param pages in their order
 */
export function placeNotes(
  root: StructureElement,
  targetsOf: FindTargets,
  pages: readonly PDFRef[],
  textOf: TextOfElement,
): void {
  const notes = takeNotes(root, targetsOf, pages, textOf)
  for (const { element, number } of notes) {
    element.type = 'Note'
    element.attributes = new Map([['ID', PDFString.of(`note-${number}`)]])
    const [first, ...others] = element.kids
    if (first) element.kids = [makeElement('Lbl', [first]), ...others]
  }
  const callers = findCallers(root, notes, targetsOf)
  const last = new Map<StructureElement, StructureElement>()
  for (const { element, number, home } of notes) {
    const { parent, after } = callers.get(number) ?? home
    const previous = (after && last.get(after)) ?? after
    parent.kids.splice(previous ? parent.kids.indexOf(previous) + 1 : 0, 0, element)
    if (after) last.set(after, element)
  }
}

/** The place after the block that calls each note first. What a note calls stands where that note stands. */
function findCallers(
  root: StructureElement,
  notes: readonly PlacedNote[],
  targetsOf: FindTargets,
): Map<number, BlockPlace> {
  const places = new Map<number, BlockPlace>()
  const visit = (start: StructureElement, startPlace: BlockPlace | undefined): void => {
    for (const [element, place] of walkPlaces(start, startPlace)) {
      if (element.type !== 'Link' || !place) continue
      for (const { destination } of targetsOf(element)) {
        const number = numberIn('note', destination)
        if (number !== undefined && !places.has(number)) places.set(number, place)
      }
    }
  }
  visit(root, undefined)
  for (const { element, number } of notes) visit(element, places.get(number))
  return places
}

import type { PDFRef } from '@cantoo/pdf-lib'
import { type StructureElement, walkElements, walkLeaves } from '../content/structure-tree.js'
import { divisions, isHeading } from '../content/structure-types.js'
import { type FindTargets, numberIn } from './annotations.js'

/** A place between the kids of a division, so between whole blocks: not in a sentence, a list or a table. */
export interface BlockPlace {
  parent: StructureElement
  /** The kid before; undefined at the beginning. */
  after: StructureElement | undefined
}

/** Every element under one with the place after the block that it is or stands in; after an aside counts as before it. */
export function* walkPlaces(
  element: StructureElement,
  place: BlockPlace | undefined,
): Generator<[StructureElement, BlockPlace | undefined]> {
  yield [element, place]
  let before: StructureElement | undefined
  for (const kid of element.kids) {
    if (kid.kind !== 'element') continue
    if (kid.type !== 'Aside') before = kid
    yield* walkPlaces(kid, divisions.has(element.type) ? { parent: element, after: before } : place)
  }
}

/** Reads what an element shows. */
export type TextOfElement = (element: StructureElement) => string

/** A note in the structure tree, and where it belongs. */
export interface PlacedNote {
  element: StructureElement
  number: number
  /** After the block in which Chrome had tagged it. */
  home: BlockPlace
}

/**
 * Takes every note out of the tree; returns them by number, the parts of a note that goes on over pages joined, and
 * removes the table rows that only held notes.
 *
 * @param pages in their order
 */
export function takeNotes(
  root: StructureElement,
  targetsOf: FindTargets,
  pages: readonly PDFRef[],
  textOf: TextOfElement,
): PlacedNote[] {
  const notes: PlacedNote[] = []
  const taken = new Set<StructureElement>()
  let lastPages: [number, number] = [-1, -1]
  for (const { element, home, own } of listAsides(root, pages)) {
    const number = readNumber(element, targetsOf)
    const before = notes.at(-1)
    if (number !== undefined) notes.push({ element, number, home })
    else if (before && goesOnFrom(lastPages, own) && !hasHeading(element))
      append(before.element, element, textOf)
    else continue
    taken.add(element)
    if (own[1] >= 0) lastPages = own
  }
  remove(root, taken)
  return notes.sort((a, b) => a.number - b.number)
}

interface PlacedAside {
  element: StructureElement
  home: BlockPlace
  /** The indexes of the pages on which it begins and ends; -1 where it shows nothing. */
  own: [number, number]
}

/**
 * Lists what may be a note from page to page. In the tree the caption of a table stands in the table, after the notes that
 * were set between the two, and with it go those of the pages that end in the caption.
 */
function listAsides(root: StructureElement, pages: readonly PDFRef[]): PlacedAside[] {
  const asides: (PlacedAside & { page: number })[] = []
  for (const [element, home] of walkPlaces(root, undefined)) {
    if (element.type !== 'Aside' || !home) continue
    const own = findPages(element, pages)
    const page = own[0] >= 0 ? own[0] : (asides.at(-1)?.page ?? -1)
    asides.push({ element, home, own, page })
  }
  return asides.sort((a, b) => a.page - b.page)
}

function readNumber({ kids }: StructureElement, targetsOf: FindTargets): number | undefined {
  const [first] = kids
  if (first?.kind !== 'element' || first.type !== 'Link') return undefined
  return numberIn('call', targetsOf(first)[0]?.destination)
}

/**
 * Whether a part of a note on these pages may go on in another on those. Where a row was cut, its first part holds what
 * the others show.
 */
function goesOnFrom([first, last]: [number, number], [next]: [number, number]): boolean {
  if (first < 0) return false
  return next === last + 1 || (first < last && (next === last || next < 0))
}

/** The first page and the last; the last words of a row that was cut need not stand in its last cell. */
function findPages(element: StructureElement, pages: readonly PDFRef[]): [number, number] {
  const leaves = walkLeaves(element).filter((leaf) => leaf.kind === 'content')
  const indexes = leaves.map(({ page }) => pages.indexOf(page))
  return [indexes[0] ?? -1, indexes.reduce((last, index) => Math.max(last, index), -1)]
}

function hasHeading(element: StructureElement): boolean {
  return walkElements(element).some(({ type }) => isHeading(type))
}

/** A paragraph, list or table that the page's end cut in two becomes one again. */
function append(note: StructureElement, rest: StructureElement, textOf: TextOfElement): void {
  const end = note.kids.at(-1)
  const [start, ...others] = rest.kids
  const alike = end?.kind === 'element' && start?.kind === 'element' && end.type === start.type
  if (alike && goesOn(end, start, textOf)) {
    append(end, start, textOf)
    note.kids.push(...others)
  } else note.kids.push(...rest.kids)
}

const joinable = new Set(['P', 'L', 'LI', 'BlockQuote', 'Table', 'TBody'])

/** Whether an element is the rest of another of its type. */
function goesOn(end: StructureElement, rest: StructureElement, textOf: TextOfElement): boolean {
  if (!joinable.has(end.type)) return false
  if (end.type === 'L' || end.type === 'TBody') return true
  // An item of its own has a mark, a table of its own has a head.
  if (end.type === 'LI')
    return !rest.kids.some((kid) => kid.kind === 'element' && kid.type === 'Lbl')
  if (end.type === 'Table') return !walkElements(rest).some(({ type }) => type === 'TH')
  return !sentenceEnd.test(textOf(end))
}

const sentenceEnd = /[。．.!?！？…:：][」』）)”’"']*\s*$/

/** Takes elements out, and with them the table rows that hold nothing else. */
function remove(element: StructureElement, taken: ReadonlySet<StructureElement>): boolean {
  let found = false
  element.kids = element.kids.filter((kid) => {
    if (kid.kind !== 'element') return true
    if (taken.has(kid)) {
      found = true
      return false
    }
    if (!remove(kid, taken)) return true
    found = true
    return kid.type !== 'TR' || walkLeaves(kid).length > 0
  })
  return found
}

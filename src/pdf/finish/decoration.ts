import type { PDFRef } from '@cantoo/pdf-lib'
import { keyOfMark, type Marks } from '../content/marks.js'
import {
  type ContentKid,
  type StructureElement,
  walkElements,
  walkLeaves,
} from '../content/structure-tree.js'
import type { TextOfElement } from './note-parts.js'

/** Drawn by lines alone and yet meant: drawings, the markers of lists, boxes to tick. */
const drawn = new Set(['Figure', 'Formula', 'Lbl', 'Form'])

/**
 * Takes whatever says nothing out of the tree: rules, borders and backgrounds, and the head of a table where it is printed
 * again on a later page. Returns the keys of these marks; they become artifacts (ISO 14289-1, 7.1).
 */
export function dropDecoration(
  root: StructureElement,
  marks: Marks,
  textOf: TextOfElement,
): Set<string> {
  const dropped = new Set<string>()
  const drop = (element: StructureElement, isDecoration: (kid: ContentKid) => boolean): void => {
    element.kids = element.kids.filter((kid) => {
      if (kid.kind !== 'content' || !isDecoration(kid)) return true
      dropped.add(keyOfMark(kid))
      return false
    })
  }
  const visit = (element: StructureElement): void => {
    if (drawn.has(element.type)) return
    drop(element, (kid) => marks.byKey.get(keyOfMark(kid))?.isBare ?? false)
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid)
  }
  visit(root)
  for (const row of listHeadRows(root)) {
    const repeats = findRepeats(row, textOf)
    for (const element of walkElements(row)) drop(element, ({ page }) => repeats.has(page))
  }
  return dropped
}

/** The pages on which a row says again what it says on its first; a row that no page can hold goes on there. */
function findRepeats(row: StructureElement, textOf: TextOfElement): Set<PDFRef | undefined> {
  const kids = walkLeaves(row).filter((leaf) => leaf.kind === 'content')
  const [first, ...others] = new Set(kids.map(({ page }) => page))
  const textOn = (wanted: PDFRef | undefined): string =>
    textOf({ ...row, kids: kids.filter(({ page }) => page === wanted) })
  const text = textOn(first)
  return new Set(others.filter((page) => textOn(page) === text))
}

/** The rows of heads with which tables begin. */
function* listHeadRows(root: StructureElement): Generator<StructureElement> {
  for (const table of walkElements(root)) {
    if (table.type !== 'Table') continue
    for (const row of walkElements(table)) {
      if (row.type !== 'TR') continue
      const cells = row.kids.filter((kid) => kid.kind === 'element')
      if (cells.length === 0 || cells.some(({ type }) => type !== 'TH')) break
      yield row
    }
  }
}

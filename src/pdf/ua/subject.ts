import type { PDFContext, PDFDict, PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { readContents } from '../contents.js'
import { type Marks, readMarks } from '../marks.js'
import { getDict, getName } from '../objects.js'
import {
  type Kid,
  readStructure,
  type StructureElement,
  walkElements,
  walkLeaves,
} from '../structure-tree.js'
import { standardTypes } from '../structure-types.js'

/** A rule of PDF/UA-1 that a file breaks. */
export interface UaFailure {
  /** Clause of ISO 14289-1 and the test's number in veraPDF's profile of it, as `7.18.5-2`; `ISO 32000-1, 14.7.4.4` for the rules beneath. */
  clause: string
  message: string
  /** From 1. */
  page?: number
}

export type UaRule = (subject: UaSubject) => Iterable<UaFailure>

/** What the rules look at, read once. */
export interface UaSubject {
  document: PDFDocument
  context: PDFContext
  catalog: PDFDict
  /** An empty root where the file is not tagged. */
  root: StructureElement
  /** Every element in reading order, without the root. */
  elements: readonly StructureElement[]
  parentOf: ReadonlyMap<StructureElement, StructureElement>
  marks: Marks
  /** The standard type that an element's type is mapped to; undefined where it leads nowhere. */
  typeOf(element: StructureElement): string | undefined
  /** Standard types of the kids that are elements. */
  kidTypes(element: StructureElement): (string | undefined)[]
  /** The number of a page, as part of a failure. */
  onPage(page: PDFRef | undefined): { page?: number }
  /** The number of the page that an element begins on. */
  where(element: StructureElement): { page?: number }
}

export function readSubject(document: PDFDocument): UaSubject {
  const { context, catalog } = document
  const root = readStructure(document) ?? {
    kind: 'element',
    type: 'StructTreeRoot',
    kids: [],
    attributes: new Map(),
  }
  const elements = walkElements(root).slice(1)
  const parentOf = new Map<StructureElement, StructureElement>()
  for (const element of [root, ...elements]) {
    for (const kid of listElements(element.kids)) parentOf.set(kid, element)
  }
  const roles = getDict(context, getDict(context, catalog, 'StructTreeRoot'), 'RoleMap')
  const typeOf = ({ type }: StructureElement): string | undefined => {
    let current: string | undefined = type
    for (let steps = 0; current !== undefined && steps < 10; steps += 1) {
      if (standardTypes.has(current)) return current
      current = getName(context, roles, current)
    }
    return undefined
  }
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]))
  const onPage = (page: PDFRef | undefined): { page?: number } => {
    const number = page && numbers.get(page)
    return number === undefined ? {} : { page: number }
  }
  return {
    document,
    context,
    catalog,
    root,
    elements,
    parentOf,
    marks: readMarks(readContents(document)),
    typeOf,
    kidTypes: ({ kids }) => listElements(kids).map(typeOf),
    onPage,
    where: (element) => onPage(walkLeaves(element)[0]?.page),
  }
}

export function listElements(kids: readonly Kid[]): StructureElement[] {
  return kids.filter((kid) => kid.kind === 'element')
}

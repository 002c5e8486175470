import type { PDFContext, PDFDict, PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { type Content, readContents } from '../content/contents.js'
import { type Marks, markName, readContentMarks } from '../content/marks.js'
import { getDict, getName } from '../content/objects.js'
import { createFontFinder, type FindFont } from '../content/shown-font.js'
import {
  type ContentKid,
  type Kid,
  makeElement,
  readStructure,
  type StructureElement,
  walkElements,
  walkLeaves,
} from '../content/structure-tree.js'
import { divisions, standardTypes } from '../content/structure-types.js'

/** A rule of PDF/UA-1 that a file breaks. */
export interface UaFailure {
  /**
   * Clause of ISO 14289-1 and the test's number in veraPDF's profile of it, as `7.18.5-2`; `ISO 32000-1, 14.7.4.4` for
   * the rules beneath.
   */
  clause: string
  message: string
  /** From 1. */
  page?: number
  /** Names of the marked content that is meant (`markName`), or stands around what is meant; the nearest first. */
  marks?: readonly string[]
}

/** Where a failure is. */
export type UaPlace = Pick<UaFailure, 'page' | 'marks'>

/** A rule of PDF/UA-1: takes a file, gives each place that breaks it. */
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
  /** What the pages paint. */
  contents: readonly Content[]
  marks: Marks
  /** The font in which something is shown. */
  findFont: FindFont
  /** The standard type that an element's type is mapped to; undefined if it leads nowhere. */
  typeOf(element: StructureElement): string | undefined
  /** Standard types of the kids that are elements. */
  kidTypes(element: StructureElement): (string | undefined)[]
  /** The place of a failure: somewhere on a page. */
  onPage(page: PDFRef | undefined): UaPlace
  /** In marked content. */
  inMark(mark: Pick<ContentKid, 'page' | 'mcid'>): UaPlace
  /** In an element: the page that it begins on. */
  where(element: StructureElement): UaPlace
}

/** Takes a document; returns what the rules look at. It is not changed. */
export function readSubject(document: PDFDocument): UaSubject {
  const { context, catalog } = document
  const root = readStructure(document) ?? makeElement('StructTreeRoot')
  const elements = walkElements(root).slice(1)
  const parentOf = mapParents([root, ...elements])
  const typeOf = createTypeReader(context, catalog)
  const contents = readContents(document)
  return {
    document,
    context,
    catalog,
    root,
    elements,
    parentOf,
    contents,
    marks: readContentMarks(contents),
    findFont: createFontFinder(context),
    typeOf,
    kidTypes: ({ kids }) => listElements(kids).map(typeOf),
    ...createPlacer(document, parentOf),
  }
}

function mapParents(elements: readonly StructureElement[]) {
  const parents = new Map<StructureElement, StructureElement>()
  for (const element of elements) {
    for (const kid of element.kids) if (kid.kind === 'element') parents.set(kid, element)
  }
  return parents
}

/** More steps than a role map that leads anywhere needs; one that goes in circles ends here. */
const mostSteps = 10

function createTypeReader(context: PDFContext, catalog: PDFDict): UaSubject['typeOf'] {
  const roles = getDict(context, getDict(context, catalog, 'StructTreeRoot'), 'RoleMap')
  return ({ type }) => {
    let current: string | undefined = type
    for (let steps = 0; current !== undefined && steps < mostSteps; steps += 1) {
      if (standardTypes.has(current)) return current
      current = getName(context, roles, current)
    }
    return undefined
  }
}

function createPlacer(
  document: PDFDocument,
  parentOf: UaSubject['parentOf'],
): Pick<UaSubject, 'onPage' | 'inMark' | 'where'> {
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]))
  const onPage = (page: PDFRef | undefined): UaPlace => {
    const number = page && numbers.get(page)
    return number === undefined ? {} : { page: number }
  }
  return {
    onPage,
    inMark: (mark) => ({ ...onPage(mark.page), marks: [nameOf(mark)] }),
    where: (element) => {
      const leaves = walkLeaves(element)
      const parent = parentOf.get(element)
      const around = parent && !divisions.has(parent.type) ? walkLeaves(parent) : []
      const marks = [...leaves, ...around].filter((leaf) => leaf.kind === 'content').map(nameOf)
      return { ...onPage(leaves[0]?.page), marks }
    },
  }
}

function nameOf({ page, mcid }: Pick<ContentKid, 'page' | 'mcid'>): string {
  return markName(page.objectNumber, mcid)
}

/** The kids that are elements themselves. */
export function listElements(kids: readonly Kid[]): StructureElement[] {
  return kids.filter((kid) => kid.kind === 'element')
}

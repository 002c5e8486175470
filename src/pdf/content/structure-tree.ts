import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import { get, getDict, getList, getName, getNumber, name, readName, toRef } from './objects.js'

/** A structure element (ISO 32000-1, 14.7.2), free of the file: it may be moved, renamed and taken apart. */
export interface StructureElement {
  kind: 'element'
  /** `P`, `H1`, `Note` … as written; `StructTreeRoot` for the root. */
  type: string
  kids: Kid[]
  /** Everything but type, kids, parent and page: Lang, Alt, ActualText, A, ID … */
  attributes: Map<string, PDFObject>
  /** Where it stood in the file it was read from. */
  ref?: PDFRef
}

/** A leaf: a marked-content sequence of a page, or of a form painted there. */
export interface ContentKid {
  kind: 'content'
  page: PDFRef
  form: PDFRef | undefined
  mcid: number
}

/** A leaf: an annotation. */
export interface ObjectKid {
  kind: 'object'
  page: PDFRef | undefined
  object: PDFRef
}

/** What an element of the structure tree holds. */
export type Kid = StructureElement | ContentKid | ObjectKid

/** A kid as an element names it: another element, marked content on the element's page, or a leaf. */
export type WrittenKid = PDFRef | number | ContentKid | ObjectKid

/** An element without attributes, as it stands in a file. */
export interface WrittenElement {
  type: string
  page: PDFRef | undefined
  kids: readonly WrittenKid[]
}

const own = new Set(['/Type', '/S', '/K', '/P', '/Pg'])

/** Gives, once, an element that is not among the document's objects; undefined for any other. */
type TakeElement = (ref: PDFRef) => WrittenElement | PDFDict | undefined

/**
 * Reads the structure tree; undefined if the file has none.
 *
 * @param take gives the elements that are not among the document's objects
 */
export function readStructure(
  { context, catalog }: PDFDocument,
  take: TakeElement = () => undefined,
): StructureElement | undefined {
  const root = getDict(context, catalog, 'StructTreeRoot')
  if (!root) return undefined
  const ref = toRef(catalog.get(name('StructTreeRoot')))
  return new StructureReader(context, take).readElement(root, ref, undefined)
}

class StructureReader {
  readonly #context: PDFContext
  readonly #take: TakeElement
  /** A damaged file may lead from an element back to itself. */
  readonly #seen = new Set<PDFObject>()

  constructor(context: PDFContext, take: TakeElement) {
    this.#context = context
    this.#take = take
  }

  /** @param page of the element, for the kids that name none */
  readElement(dict: PDFDict, ref: PDFRef | undefined, page: PDFRef | undefined): StructureElement {
    const kept = dict.entries().filter(([key]) => !own.has(key.toString()))
    return {
      kind: 'element',
      type: getName(this.#context, dict, 'S') ?? 'StructTreeRoot',
      kids: listKids(this.#context, dict).flatMap((kid) => this.#readKid(kid, page)),
      attributes: new Map(kept.map(([key, value]) => [readName(key), value])),
      ...(ref && { ref }),
    }
  }

  #readKid(value: PDFObject, page: PDFRef | undefined): Kid[] {
    const apart = value instanceof PDFRef ? this.#readApart(value) : undefined
    if (apart) return [apart]
    const object = this.#context.lookup(value)
    if (object instanceof PDFNumber) return listContent(page, object.asNumber())
    if (!(object instanceof PDFDict) || this.#seen.has(object)) return []
    const leaf = readLeaf(this.#context, object, page)
    if (leaf) return leaf
    this.#seen.add(object)
    return [this.readElement(object, toRef(value), pageOf(object))]
  }

  /** Reads an element that is not among the document's objects. */
  #readApart(ref: PDFRef): StructureElement | undefined {
    const apart = this.#take(ref)
    if (apart instanceof PDFDict) return this.readElement(apart, ref, pageOf(apart))
    if (!apart) return undefined
    const { type, page } = apart
    const kids = apart.kids.flatMap((kid): Kid[] => {
      if (kid instanceof PDFRef) return this.#readKid(kid, page)
      return typeof kid === 'object' ? [kid] : listContent(page, kid)
    })
    return { kind: 'element', type, kids, attributes: new Map(), ref }
  }
}

function pageOf(element: PDFDict): PDFRef | undefined {
  return toRef(element.get(name('Pg')))
}

/** The kids that a dictionary names, also those that are not among the objects. */
function listKids(context: PDFContext, dict: PDFDict): PDFObject[] {
  const kids = dict.get(name('K'))
  const list = context.lookup(kids)
  return list instanceof PDFArray ? list.asArray() : kids ? [kids] : []
}

/** Marked content of a page, if the page is known. */
function listContent(page: PDFRef | undefined, mcid: number): ContentKid[] {
  return page ? [{ kind: 'content', page, form: undefined, mcid }] : []
}

/**
 * The leaf that a dictionary describes, or nothing where it lacks what it needs; undefined for an element.
 *
 * @param page of the element around it
 */
function readLeaf(
  context: PDFContext,
  dict: PDFDict,
  page: PDFRef | undefined,
): (ContentKid | ObjectKid)[] | undefined {
  const leafPage = pageOf(dict) ?? page
  switch (getName(context, dict, 'Type')) {
    case 'MCR': {
      const mcid = getNumber(context, dict, 'MCID')
      if (!leafPage || mcid === undefined) return []
      return [{ kind: 'content', page: leafPage, form: toRef(dict.get(name('Stm'))), mcid }]
    }
    case 'OBJR': {
      const target = toRef(dict.get(name('Obj')))
      return target ? [{ kind: 'object', page: leafPage, object: target }] : []
    }
    default:
      return undefined
  }
}

/** The parent tree's entries: an element for an annotation, a list of elements for a page or a form. */
export function readParentTree(
  document: PDFDocument,
): Map<number, PDFRef | (PDFRef | undefined)[]> {
  const { context } = document
  const entries = new Map<number, PDFRef | (PDFRef | undefined)[]>()
  const seen = new Set<PDFDict>()
  const readNode = (node: PDFDict | undefined): void => {
    if (!node || seen.has(node)) return
    seen.add(node)
    const numbers = getList(context, node, 'Nums')
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const key = context.lookup(numbers[index])
      const value = context.lookup(numbers[index + 1])
      const ref = toRef(numbers[index + 1])
      if (!(key instanceof PDFNumber)) continue
      if (value instanceof PDFArray) entries.set(key.asNumber(), value.asArray().map(toRef))
      else if (ref) entries.set(key.asNumber(), ref)
    }
    for (const kid of getList(context, node, 'Kids')) {
      const next = context.lookup(kid)
      if (next instanceof PDFDict) readNode(next)
    }
  }
  const root = getDict(context, document.catalog, 'StructTreeRoot')
  const parentTree = get(context, root, 'ParentTree')
  if (parentTree instanceof PDFDict) readNode(parentTree)
  return entries
}

/** Every element under one, itself first, in reading order. */
export function walkElements(element: StructureElement): StructureElement[] {
  const found: StructureElement[] = []
  const visit = (one: StructureElement): void => {
    found.push(one)
    for (const kid of one.kids) if (kid.kind === 'element') visit(kid)
  }
  visit(element)
  return found
}

/** Every leaf under an element, in reading order. */
export function walkLeaves(element: StructureElement): (ContentKid | ObjectKid)[] {
  const found: (ContentKid | ObjectKid)[] = []
  const visit = ({ kids }: StructureElement): void => {
    for (const kid of kids) {
      if (kid.kind === 'element') visit(kid)
      else found.push(kid)
    }
  }
  visit(element)
  return found
}

/** A new element without attributes, which no file holds yet. */
export function makeElement(type: string, kids: Kid[] = []): StructureElement {
  return { kind: 'element', type, kids, attributes: new Map() }
}

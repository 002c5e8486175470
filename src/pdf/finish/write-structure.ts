import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import { getDict, getList, getNumber, name, toDict, toText } from '../content/objects.js'
import { type Kid, type StructureElement, walkElements } from '../content/structure-tree.js'
import { roleMap, standardTypes } from '../content/structure-types.js'
import type { WrittenObjects } from './serialise.js'

/**
 * Puts a changed tree in place of the document's own, with the parent tree, the identifiers and the role map. Returns its
 * elements as they are to be written, by their numbers: they are too many to become objects first.
 */
export function writeStructure(document: PDFDocument, root: StructureElement): WrittenObjects {
  const { context } = document
  const dict = getDict(context, document.catalog, 'StructTreeRoot')
  const rootRef = root.ref
  if (!dict || !rootRef) throw new Error('Expected a structure tree with a reference of its own')
  forgetElements(context, dict.get(name('K')))
  for (const key of ['ParentTree', 'IDTree']) forgetTree(context, dict.get(name(key)))

  const refs = new Map<StructureElement, PDFRef>()
  for (const element of walkElements(root)) {
    if (element !== root) refs.set(element, context.nextRef())
  }
  const parents = createParentTree(context, dict)
  const identifiers: [string, PDFRef][] = []
  const written = new Map<number, string>()
  const write = (element: StructureElement, ref: PDFRef, parent: PDFRef): void => {
    written.set(ref.objectNumber, writeElement(element, parent, refs))
    const id = toText(element.attributes.get('ID'))
    if (id !== undefined) identifiers.push([id, ref])
    for (const kid of element.kids) {
      const next = kid.kind === 'element' ? refs.get(kid) : undefined
      if (kid.kind !== 'element') parents.file(kid, ref)
      else if (next) write(kid, next, ref)
    }
  }
  const kids = root.kids.flatMap((kid) => {
    const ref = kid.kind === 'element' ? refs.get(kid) : undefined
    if (kid.kind !== 'element' || !ref) return []
    write(kid, ref, rootRef)
    return [ref]
  })
  dict.set(name('K'), context.obj(kids))
  parents.write()
  writeIdentifiers(context, dict, root, identifiers)
  writeRoles(context, dict, root)
  return written
}

function writeElement(
  element: StructureElement,
  parent: PDFRef,
  refs: ReadonlyMap<StructureElement, PDFRef>,
): string {
  const page = element.kids.find((kid) => kid.kind === 'content' && !kid.form)
  const pageRef = page?.kind === 'content' ? page.page : undefined
  const kids = element.kids.map((kid) => writeKid(kid, refs, pageRef))
  let text = `<<\n/S ${name(element.type)}\n/P ${parent}\n`
  if (pageRef) text += `/Pg ${pageRef}\n`
  for (const [key, value] of element.attributes) text += `${name(key)} ${value}\n`
  if (kids.length > 0) text += `/K ${kids.length > 1 ? `[ ${kids.join(' ')} ]` : kids[0]}\n`
  return `${text}>>`
}

/** Maps the types of the tree that the standard does not know to those that it does (ISO 32000-1, 14.7.3). */
function writeRoles(context: PDFContext, dict: PDFDict, root: StructureElement): void {
  const strange = [...new Set(walkElements(root).map(({ type }) => type))]
    .filter((type) => !standardTypes.has(type) && type !== 'StructTreeRoot')
    .sort()
  const roles = strange.map((type) => [type, roleMap[type] ?? 'NonStruct'])
  dict.delete(name('RoleMap'))
  if (roles.length > 0) dict.set(name('RoleMap'), context.obj(Object.fromEntries(roles)))
}

type Leaf = Exclude<Kid, StructureElement>

/** What leads from a leaf back to its element (ISO 32000-1, 14.7.4.4). */
function createParentTree(context: PDFContext, dict: PDFDict) {
  const entries = new Map<number, PDFRef | (PDFRef | undefined)[]>()
  let nextKey = getNumber(context, dict, 'ParentTreeNextKey') ?? 0
  const known = new Map<PDFRef, number | undefined>()
  /** Read once for each: a page owns hundreds of marks. */
  const keyOf = (leaf: PDFRef): number | undefined => {
    if (!known.has(leaf)) known.set(leaf, readKey(leaf))
    return known.get(leaf)
  }
  const readKey = (leaf: PDFRef): number | undefined => {
    const owner = toDict(context.lookup(leaf))
    const key = owner?.get(name('Type')) === name('Annot') ? 'StructParent' : 'StructParents'
    if (owner && !owner.has(name(key))) {
      owner.set(name(key), context.obj(nextKey))
      nextKey += 1
    }
    return getNumber(context, owner, key)
  }
  return {
    /** Files a leaf under its element. */
    file(leaf: Leaf, element: PDFRef): void {
      const key = keyOf(leaf.kind === 'object' ? leaf.object : (leaf.form ?? leaf.page))
      if (key === undefined) return
      if (leaf.kind === 'object') {
        entries.set(key, element)
        return
      }
      const entry = entries.get(key)
      const list = Array.isArray(entry) ? entry : []
      list[leaf.mcid] = element
      entries.set(key, list)
    },
    write(): void {
      dict.set(name('ParentTreeNextKey'), context.obj(nextKey))
      writeParentTree(context, dict, entries)
    },
  }
}

function writeKid(
  kid: Kid,
  refs: ReadonlyMap<StructureElement, PDFRef>,
  page: PDFRef | undefined,
): string {
  if (kid.kind === 'element') return String(refs.get(kid) ?? 'null')
  if (kid.kind === 'object') {
    const own = kid.page ? `/Pg ${kid.page}\n` : ''
    return `<<\n/Type /OBJR\n${own}/Obj ${kid.object}\n>>`
  }
  if (kid.page === page && !kid.form) return String(kid.mcid)
  const stream = kid.form ? `/Stm ${kid.form}\n` : ''
  return `<<\n/Type /MCR\n/Pg ${kid.page}\n${stream}/MCID ${kid.mcid}\n>>`
}

function writeParentTree(
  context: PDFContext,
  dict: PDFDict,
  entries: ReadonlyMap<number, PDFRef | (PDFRef | undefined)[]>,
): void {
  const keys = [...entries.keys()].sort((a, b) => a - b)
  const numbers = keys.flatMap((key) => {
    const value = entries.get(key)
    if (!Array.isArray(value)) return value ? [key, value] : []
    // `Array.from` also reads the holes: numbers of marks that are artifacts now.
    const list = Array.from(value, (ref) => ref ?? null)
    return [key, context.register(context.obj(list))]
  })
  dict.set(name('ParentTree'), context.register(context.obj({ Nums: numbers })))
}

function writeIdentifiers(
  context: PDFContext,
  dict: PDFDict,
  root: StructureElement,
  identifiers: [string, PDFRef][],
): void {
  dict.delete(name('IDTree'))
  if (identifiers.length === 0) return
  const strings = new Map<string, PDFObject>()
  for (const { attributes } of walkElements(root)) {
    const id = attributes.get('ID')
    if (id) strings.set(toText(id) ?? '', id)
  }
  // A name tree is sorted by the bytes of its keys.
  const sorted = identifiers.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const names = sorted.flatMap(([id, ref]) => [strings.get(id) ?? context.obj(null), ref])
  const ends = [names[0], names.at(-2)].map((end) => end ?? context.obj(null))
  const leaf = context.register(context.obj({ Limits: ends, Names: names }))
  dict.set(name('IDTree'), context.register(context.obj({ Kids: [leaf] })))
}

/** Deletes the elements from one on, or from a list of them; what they refer to (pages, annotations) stays. */
function forgetElements(context: PDFContext, start: PDFObject | undefined): void {
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
function forgetTree(context: PDFContext, value: PDFObject | undefined): void {
  const node = context.lookup(value)
  if (!(node instanceof PDFDict)) return
  for (const kid of getList(context, node, 'Kids')) forgetTree(context, kid)
  for (const entry of getList(context, node, 'Nums')) {
    if (entry instanceof PDFRef && context.lookup(entry) instanceof PDFArray) context.delete(entry)
  }
  if (value instanceof PDFRef) context.delete(value)
}

import { PDFArray, PDFDict, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { createTextReader, hasLoneLeftward } from '../../pdf/content/mark-text.js'
import { markName, type Shown } from '../../pdf/content/marks.js'
import { getDict, getName, name, readName, toName } from '../../pdf/content/objects.js'
import type { UaSubject } from '../../pdf/ua/subject.js'
import type { TaggedElement } from './facts.js'

/** Reads the tags as one tree over all pages: a paragraph that goes on over a page's end is one element. */
export function readTagTree(root: PDFDict): TaggedElement {
  const roles = readRoles(root)
  const seen = new Set<PDFDict>()

  const readChild = (raw: PDFObject, page: number): TaggedElement['children'] => {
    const child = raw instanceof PDFRef ? root.context.lookup(raw) : raw
    if (child instanceof PDFNumber) return [{ mark: markName(page, child.asNumber()) }]
    if (!(child instanceof PDFDict)) return []
    const own = child.get(name('Pg'))
    const here = own instanceof PDFRef ? own.objectNumber : page
    const id = child.lookup(name('MCID'))
    if (id instanceof PDFNumber) return [{ mark: markName(here, id.asNumber()) }]
    const object = child.get(name('Obj'))
    if (object instanceof PDFRef) return [{ object: object.objectNumber }]
    // A damaged file may contain a cycle.
    if (seen.has(child)) return []
    seen.add(child)
    const role = getName(root.context, child, 'S') ?? ''
    return [{ role: roles.get(role) ?? role, children: readChildren(child, here) }]
  }
  const readChildren = (parent: PDFDict, page: number): TaggedElement['children'] => {
    const raw = parent.get(name('K'))
    const value = raw instanceof PDFRef ? root.context.lookup(raw) : raw
    if (value instanceof PDFArray) return value.asArray().flatMap((child) => readChild(child, page))
    return value ? readChild(value, page) : []
  }
  return { role: 'StructTreeRoot', children: readChildren(root, 0) }
}

function readRoles(root: PDFDict): ReadonlyMap<string, string> {
  const map = getDict(root.context, root, 'RoleMap')
  const keys = map?.keys() ?? []
  return new Map(keys.map((key) => [readName(key), toName(map?.lookup(key)) ?? ''] as const))
}

/**
 * Returns the text of those marks whose glyphs alone do not tell it, by the mark's name: where a replacement stands for
 * them (`ActualText`: ligatures, joined letters, emoji of several characters), and where they run from right to left,
 * also one by one.
 */
export function readReplaced({ marks, findFont }: UaSubject): Map<string, string> {
  const readText = createTextReader(findFont)
  return new Map(
    [...marks.byKey.values()]
      .filter(
        ({ shown }) =>
          shown.some(({ text, reversed }) => text !== undefined || reversed) ||
          (countPieces(shown) > 1 && shown.some((one) => hasLoneLeftward(one, findFont))),
      )
      .map(({ page, mcid, shown }) => [markName(page.objectNumber, mcid), readText(shown)]),
  )
}

function countPieces(shown: readonly Shown[]): number {
  return shown.reduce((sum, { codes }) => sum + (codes?.length ?? 1), 0)
}

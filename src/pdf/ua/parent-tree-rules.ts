import type { PDFRef } from '@cantoo/pdf-lib'
import { getNumber, toDict } from '../content/objects.js'
import { readParentTree } from '../content/structure-tree.js'
import type { UaFailure, UaPlace, UaRule } from './subject.js'

const clause = 'ISO 32000-1, 14.7.4.4'

/** The parent tree leads from every leaf back to its element, and to nothing else. */
export const parentTreeRules: UaRule = function* ({ document, context, elements, where }) {
  const entries = readParentTree(document)
  const expected = new Map<string, PDFRef | undefined>()
  /** A page owns hundreds of marks. */
  const known = {
    StructParent: new Map<PDFRef, number | undefined>(),
    StructParents: new Map<PDFRef, number | undefined>(),
  }
  const keyOf = (owner: PDFRef, name: keyof typeof known): number | undefined => {
    const keys = known[name]
    if (!keys.has(owner)) keys.set(owner, getNumber(context, toDict(context.lookup(owner)), name))
    return keys.get(owner)
  }
  const fail = (message: string, place: UaPlace = {}): UaFailure => ({ clause, message, ...place })

  for (const element of elements) {
    for (const kid of element.kids) {
      if (kid.kind === 'element') continue
      const annotation = kid.kind === 'object'
      const owner = annotation ? kid.object : (kid.form ?? kid.page)
      const key = keyOf(owner, annotation ? 'StructParent' : 'StructParents')
      const what = annotation ? 'An annotation' : `Marked content ${kid.mcid}`
      if (key === undefined) {
        yield fail(
          `${what} is in the tree, but its owner has no key into the parent tree`,
          where(element),
        )
        continue
      }
      const entry = entries.get(key)
      const found = kid.kind === 'content' ? Array.isArray(entry) && entry[kid.mcid] : entry
      expected.set(kid.kind === 'content' ? `${key}/${kid.mcid}` : `${key}`, element.ref)
      if (found !== element.ref)
        yield fail(`${what} has the wrong parent in the parent tree`, where(element))
    }
  }
  for (const [key, entry] of entries) {
    const found = Array.isArray(entry)
      ? [...entry.keys()].filter((mcid) => entry[mcid]).map((mcid) => `${key}/${mcid}`)
      : [`${key}`]
    for (const one of found) {
      if (!expected.has(one))
        yield fail(`The parent tree has an entry ${one} that the structure tree lacks`)
    }
  }
}

import type { PDFContext, PDFRef } from '@cantoo/pdf-lib'
import { getNumber, toDict } from '../content/objects.js'
import { readParentTree } from '../content/structure-tree.js'
import type { UaFailure, UaPlace, UaRule } from './subject.js'

const clause = 'ISO 32000-1, 14.7.4.4'

/** The parent tree leads from every leaf back to its element, and to nothing else. */
export const parentTreeRules: UaRule = function* ({ document, context, elements, where }) {
  const entries = readParentTree(document)
  const expected = new Set<string>()
  const keyOf = createKeyReader(context)

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
      expected.add(kid.kind === 'content' ? `${key}/${kid.mcid}` : `${key}`)
      if (found !== element.ref)
        yield fail(`${what} has the wrong parent in the parent tree`, where(element))
    }
  }
  for (const name of nameEntries(entries)) {
    if (!expected.has(name))
      yield fail(`The parent tree has an entry ${name} that the structure tree lacks`)
  }
}

function fail(message: string, place: UaPlace = {}): UaFailure {
  return { clause, message, ...place }
}

/** Returns what looks up an owner's key into the parent tree, once for each: a page owns hundreds of marks. */
function createKeyReader(context: PDFContext) {
  const known = {
    StructParent: new Map<PDFRef, number | undefined>(),
    StructParents: new Map<PDFRef, number | undefined>(),
  }
  return (owner: PDFRef, name: keyof typeof known): number | undefined => {
    const keys = known[name]
    if (!keys.has(owner)) keys.set(owner, getNumber(context, toDict(context.lookup(owner)), name))
    return keys.get(owner)
  }
}

/** `3` for the entry of an annotation, `3/7` for that of a mark. */
function nameEntries(entries: ReturnType<typeof readParentTree>): string[] {
  return [...entries].flatMap(([key, entry]) =>
    Array.isArray(entry)
      ? [...entry.keys()].filter((mcid) => entry[mcid]).map((mcid) => `${key}/${mcid}`)
      : [`${key}`],
  )
}

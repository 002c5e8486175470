import type { StructureElement } from '../content/structure-tree.js'

/** What stands between their kids stands between whole blocks: not in a sentence, a list or a table. */
const containers = new Set(['StructTreeRoot', 'Document', 'Part', 'Art', 'Sect'])

/** A place between the kids of a container. */
export interface Place {
  parent: StructureElement
  /** The kid before; undefined at the beginning. */
  after: StructureElement | undefined
}

/** Every element under one with the place behind the block that it is or stands in; behind an aside counts as before it. */
export function* walkPlaces(
  element: StructureElement,
  place: Place | undefined,
): Generator<[StructureElement, Place | undefined]> {
  yield [element, place]
  let before: StructureElement | undefined
  for (const kid of element.kids) {
    if (kid.kind !== 'element') continue
    if (kid.type !== 'Aside') before = kid
    yield* walkPlaces(
      kid,
      containers.has(element.type) ? { parent: element, after: before } : place,
    )
  }
}

import type { Kid, StructureElement } from '../content/structure-tree.js'

/** Stand for something even when they are empty: a cell keeps its column. */
const kept = new Set(['TD', 'TH', 'Figure'])

/** Takes away elements that hold nothing, from the inside out. */
export function prune(element: StructureElement): void {
  element.kids = element.kids.filter((kid: Kid) => {
    if (kid.kind !== 'element') return true
    prune(kid)
    return kid.kids.length > 0 || kept.has(kid.type)
  })
}

import { makeElement, type StructureElement, walkElements } from '../content/structure-tree.js'
import type { FindTargets } from './annotations.js'

/** An item holds its `Lbl` and its `LBody` only (ISO 14289-1, 7.2): Chrome never writes the second. */
export function fillItems(root: StructureElement): void {
  for (const item of walkElements(root).filter(({ type }) => type === 'LI')) {
    const isLabel = (kid: (typeof item.kids)[number]): boolean =>
      kid.kind === 'element' && (kid.type === 'Lbl' || kid.type === 'LBody')
    const labels = item.kids.filter(isLabel)
    const body = item.kids.filter((kid) => !isLabel(kid))
    item.kids = body.length > 0 ? [...labels, makeElement('LBody', body)] : labels
  }
}

/**
 * A list without markers in which every item is a link into this document is a table of contents: `TOC`, `TOCI` and
 * `Reference` (ISO 32000-1, 14.8.4.2). To be done before the items get their bodies.
 */
export function markContents(element: StructureElement, targetsOf: FindTargets): void {
  for (const kid of element.kids) {
    if (kid.kind !== 'element') continue
    if (kid.type === 'L' && isContents(kid, targetsOf)) toContents(kid)
    else markContents(kid, targetsOf)
  }
}

function isContents({ kids }: StructureElement, targetsOf: FindTargets): boolean {
  return (
    kids.length > 0 &&
    kids.every((item) => {
      if (item.kind !== 'element' || item.type !== 'LI') return false
      const [link, ...lists] = item.kids
      if (link?.kind !== 'element' || link.type !== 'Link') return false
      return (
        targetsOf(link)[0]?.destination !== undefined &&
        lists.every((l) => l.kind === 'element' && l.type === 'L' && isContents(l, targetsOf))
      )
    })
  )
}

function toContents(list: StructureElement): void {
  list.type = 'TOC'
  list.attributes = new Map()
  for (const item of list.kids) {
    if (item.kind !== 'element') continue
    item.type = 'TOCI'
    item.kids = item.kids.map((kid) => {
      if (kid.kind !== 'element') return kid
      if (kid.type !== 'L') return makeElement('Reference', [kid])
      toContents(kid)
      return kid
    })
  }
}

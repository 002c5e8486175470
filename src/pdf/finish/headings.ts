import { type StructureElement, walkElements } from '../content/structure-tree.js'

/**
 * A source may leave out a level of headings, with a warning; the tags may not (ISO 14289-1, 7.4.2). Each heading gets
 * the level that it has among those above it.
 */
export function closeHeadings(root: StructureElement): void {
  /** Levels as written: of the last heading, and of those that it stands under. */
  const open: number[] = []
  for (const element of walkElements(root)) {
    const level = Number(/^H([1-6])$/.exec(element.type)?.[1])
    if (!level) continue
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    element.type = `H${open.length}`
  }
}

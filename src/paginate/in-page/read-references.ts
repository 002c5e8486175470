import type { MeasuredReference } from './measured.js'

/**
 * Reads where the references that name pages stand, `a[data-reference]`, and where their targets do, in the order of
 * the document. Runs inside the page after `measure`, by whose lines it tells the places; reads only.
 */
export function readReferences(): MeasuredReference[] {
  const nodes = globalThis.galleyNodes
  if (!nodes) throw new Error('Expected `measure` to have run in this page')
  const linesOf = new Map<Element, number[]>()
  for (const [index, { element, rows = [] }] of nodes.lines.entries()) {
    for (const one of [element, ...rows]) {
      const lines = linesOf.get(one)
      if (lines) lines.push(index)
      else linesOf.set(one, [index])
    }
  }
  const middleOf = (element: Element): number => {
    const box = element.getClientRects()[0] ?? new DOMRect()
    return (box.top + box.bottom) / 2
  }
  /** The line on which something inside a block begins. */
  const findLine = (element: Element): number => {
    let holder: Element | null = element
    while (holder && !linesOf.has(holder)) holder = holder.parentElement
    const lines = (holder && linesOf.get(holder)) ?? []
    const middle = middleOf(element)
    return lines.findLast((line) => (nodes.lines[line]?.top ?? 0) < middle) ?? -1
  }
  const targetLines = new Map<string, number>()
  const findTarget = (id: string): number => {
    const known = targetLines.get(id)
    if (known !== undefined) return known
    const target = document.getElementById(id)
    const first = nodes.lines.findIndex(({ element }) => target?.contains(element))
    const line = target && first < 0 ? findLine(target) : first
    targetLines.set(id, line)
    return line
  }

  const references = new Map<string, MeasuredReference>()
  for (const reference of document.querySelectorAll<HTMLElement>('a[data-reference]')) {
    const id = reference.dataset.reference ?? ''
    // A row may be cut inside a reference: it begins with its first part.
    if (references.has(id)) continue
    const targetLine = findTarget((reference.getAttribute('href') ?? '').slice(1))
    const note = Number(reference.closest<HTMLElement>('#notes > .note')?.dataset.note)
    if (note) {
      const middle = middleOf(reference)
      const lines = nodes.notes.get(note)?.lines ?? []
      const line = lines.findLastIndex(({ top }) => top < middle)
      references.set(id, { id, targetLine, note, line })
    } else references.set(id, { id, targetLine, line: findLine(reference) })
  }
  return [...references.values()]
}

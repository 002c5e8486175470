import type { MeasuredReference } from './measured.js'

/**
 * Reads where the references stand that name pages, `a[data-reference]`, in the order of the document. Runs inside
 * the page after `measure`, by whose lines it tells the places; reads only.
 */
export function readReferences(): MeasuredReference[] {
  const nodes = globalThis.galleyNodes
  if (!nodes) throw new Error('Expected `measure` to have run in this page')
  const linesOf = new Map<Element, number[]>()
  for (const [index, { element }] of nodes.lines.entries()) {
    const lines = linesOf.get(element)
    if (lines) lines.push(index)
    else linesOf.set(element, [index])
  }
  const references = new Map<string, MeasuredReference>()
  for (const reference of document.querySelectorAll<HTMLElement>('a[data-reference]')) {
    const id = reference.dataset.reference ?? ''
    // A row may be cut inside a reference: it begins with its first part.
    if (references.has(id)) continue
    const target = (reference.getAttribute('href') ?? '').slice(1)
    const box = reference.getClientRects()[0] ?? new DOMRect()
    const middle = (box.top + box.bottom) / 2
    const number = Number(reference.closest<HTMLElement>('#notes > .note')?.dataset.note)
    if (number) {
      const tops = nodes.notes.get(number)?.lines ?? []
      const line = tops.findLastIndex(({ top }) => top < middle)
      references.set(id, { id, target, note: number, line })
      continue
    }
    let holder: Element | null = reference
    while (holder && !linesOf.has(holder)) holder = holder.parentElement
    const lines = (holder && linesOf.get(holder)) ?? []
    const line = lines.findLast((index) => (nodes.lines[index]?.top ?? 0) < middle) ?? -1
    references.set(id, { id, target, line })
  }
  return [...references.values()]
}

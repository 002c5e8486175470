import type { SetReference } from '../layout/settle-references.js'
import { takeGalley } from './kept-nodes.js'
import type { MeasuredReference } from './measured.js'

/**
 * Reads where the references that name pages stand, `a[data-reference]`, and where their targets do, in the order of
 * the document. Runs after `measure`, by whose lines it tells the places; reads only.
 */
export function readReferences(): MeasuredReference[] {
  const galley = takeGalley()
  const { findLine, findTarget } = createLineFinder(galley)
  const references = new Map<string, MeasuredReference>()
  for (const reference of document.querySelectorAll<HTMLElement>('a[data-reference]')) {
    const id = reference.dataset.reference ?? ''
    // A row may be cut inside a reference: it begins with its first part.
    if (references.has(id)) continue
    const targetLine = findTarget((reference.getAttribute('href') ?? '').slice(1))
    const note = Number(reference.closest<HTMLElement>('#page-notes > .note')?.dataset.note)
    if (note) {
      const middle = middleOf(reference)
      const lines = galley.notes.get(note)?.lines ?? []
      const line = lines.findLastIndex(({ top }) => top < middle)
      references.set(id, { id, targetLine, note, line })
    } else references.set(id, { id, targetLine, line: findLine(reference) })
  }
  return [...references.values()]
}

/** Returns what finds the line of the galley on which something begins; -1 where that is on none. */
function createLineFinder(galley: ReturnType<typeof takeGalley>) {
  const linesOf = new Map<Element, number[]>()
  for (const [index, { element, rows = [] }] of galley.lines.entries()) {
    for (const one of [element, ...rows]) {
      const lines = linesOf.get(one)
      if (lines) lines.push(index)
      else linesOf.set(one, [index])
    }
  }
  /** Something inside a block. */
  const findLine = (element: Element): number => {
    let holder: Element | null = element
    while (holder && !linesOf.has(holder)) holder = holder.parentElement
    const lines = (holder && linesOf.get(holder)) ?? []
    const middle = middleOf(element)
    return lines.findLast((line) => (galley.lines[line]?.top ?? 0) < middle) ?? -1
  }
  const targetLines = new Map<string, number>()
  const findTarget = (id: string): number => {
    const known = targetLines.get(id)
    if (known !== undefined) return known
    const target = document.getElementById(id)
    const first = galley.lines.findIndex(({ element }) => target?.contains(element))
    const line = target && first < 0 ? findLine(target) : first
    targetLines.set(id, line)
    return line
  }
  return { findLine, findTarget }
}

function middleOf(element: Element): number {
  const box = element.getClientRects()[0] ?? new DOMRect()
  return (box.top + box.bottom) / 2
}

/**
 * Writes the pages that references name after their words, as `data-on-page` has it; takes them by their
 * `data-reference`. Runs while no row is cut; decides nothing.
 */
export function writeReferences(references: readonly (readonly [string, SetReference])[]): void {
  const settings = new Map(references)
  for (const element of document.querySelectorAll<HTMLElement>('a[data-reference]')) {
    element.querySelector('.reference-page')?.remove()
    const { page, room = 0 } = settings.get(element.dataset.reference ?? '') ?? {}
    if (page === undefined) continue
    const [before = '', after = ''] = (element.dataset.onPage ?? '').split('{page}')
    const words = before.trimStart()
    const number = document.createElement('span')
    number.textContent = String(page)
    if (room > 0) {
      number.style.cssText = `display: inline-block; width: ${room}ch; text-align: center`
    }
    // A line may break before the words, as before any others, but not inside them.
    const tied = document.createElement('span')
    tied.className = 'tied'
    tied.append(words, number, after)
    const whole = document.createElement('span')
    whole.className = 'reference-page'
    whole.append(before.slice(0, before.length - words.length), tied)
    element.append(whole)
  }
}

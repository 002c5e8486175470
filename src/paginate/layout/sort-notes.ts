import type { Galley, NotePart } from './galley.js'

/**
 * Sorts the notes at a page's foot by their numbers. Lines of a row that is cut run on from cell to cell, so that a note
 * may come before another that is called in a cell before. What continues from the page before stays first, what goes
 * on on the next page stays last.
 */
export function sortNotes(notes: readonly NotePart[], galley: Galley): NotePart[] {
  const goesOn = ({ number, to }: NotePart) => to < (galley.notes.get(number)?.lines.length ?? 0)
  const carried = notes.filter(({ from }) => from > 0)
  const last = notes.filter((part) => part.from === 0 && goesOn(part))
  const whole = notes.filter((part) => part.from === 0 && !goesOn(part))
  return [...carried, ...whole.toSorted((a, b) => a.number - b.number), ...last]
}

import { group } from '../../group.js'
import type { ModelNote } from '../model.js'
import { normalise } from '../normalise.js'
import type { TextItem } from './facts.js'

/** A note of the model as it was found in the PDF. */
export interface PrintedNote {
  source: ModelNote
  /** What is printed before its text as its number; several items where the line breaks inside it. */
  label: TextItem[]
  /** Its text in normal form, without the number, over all its pages. */
  text: string
  /** Its tags' texts, in the order of pages. */
  parts: TextItem[][]
  /** Page on which it begins. */
  page: number
}

export interface PrintedNotes {
  /** In the order in which they are printed. */
  printed: PrintedNote[]
  byNumber: ReadonlyMap<number, PrintedNote>
  /** Notes that belong to no note of the model, or to one that is printed already. */
  strays: { items: TextItem[]; twin: ModelNote | undefined }[]
}

/**
 * Tells which tagged note is which note of the model: by its text and by its number, so that one of the two may be
 * wrong and the other still tells.
 *
 * @param meantBy the text that an item should have: its own, but the right number where that of a call is wrong
 */
export function identifyNotes(
  tagged: readonly TextItem[][],
  model: readonly ModelNote[],
  meantBy: (item: TextItem) => string,
): PrintedNotes {
  const join = (items: readonly TextItem[]) => normalise(items.map(meantBy).join(''))
  const expected = new Map(model.map((note) => [note, normalise(note.text)] as const))
  const byText = group(model, (note) => expected.get(note) ?? '')
  const printed = new Map<number, PrintedNote>()
  const strays: PrintedNotes['strays'] = []
  const find = createNoteFinder(expected, byText, printed)
  // Notes that go on: at a page's end there is seldom more than one.
  const unfinished = new Set<PrintedNote>()
  let last: PrintedNote | undefined
  const follow = (note: PrintedNote): void => {
    last = note
    const whole = expected.get(note.source) ?? ''
    if (whole.length > note.text.length && whole.startsWith(note.text)) unfinished.add(note)
    else unfinished.delete(note)
  }

  for (const items of tagged.toSorted(byPosition)) {
    const [first] = items
    if (!first) continue
    const whole = join(items)
    const open = [...unfinished].find(({ source, text }) =>
      expected.get(source)?.startsWith(whole, text.length),
    )
    if (open) {
      goOn(open, items, whole)
      follow(open)
      continue
    }
    const label = findLabel(items)
    const text = join(items.slice(label.length))
    const number = label.map((item) => item.text.trim()).join('')
    const source = find(number === '' ? undefined : Number(number), text)
    if (source) {
      const note = { source, label, text, parts: [items], page: first.page }
      printed.set(source.number, note)
      follow(note)
    } else if (number || byText.has(text) || !last || last.text === expected.get(last.source)) {
      strays.push({ items, twin: byText.get(text)?.[0] })
    } else {
      // A rest that no longer reads as its note goes on must still not pass for a note of its own.
      goOn(last, items, whole)
    }
  }
  return { printed: [...printed.values()], byNumber: printed, strays }
}

/** Adds to a note what is printed of it on another page. */
function goOn(note: PrintedNote, items: TextItem[], text: string): void {
  note.parts.push(items)
  note.text += text
}

/**
 * Returns a function that takes the number and the text that are printed, and returns the note that is meant, if it is not
 * printed yet.
 */
function createNoteFinder(
  expected: ReadonlyMap<ModelNote, string>,
  byText: ReadonlyMap<string, readonly ModelNote[]>,
  printed: ReadonlyMap<number, PrintedNote>,
) {
  const byNumber = new Map([...expected.keys()].map((note) => [note.number, note] as const))
  const isFree = (note: ModelNote | undefined) => note && !printed.has(note.number)
  return (number: number | undefined, text: string): ModelNote | undefined => {
    const numbered = number === undefined ? undefined : byNumber.get(number)
    if (numbered && isFree(numbered) && expected.get(numbered)?.startsWith(text)) return numbered
    const same = byText.get(text)?.find(isFree)
    if (same) return same
    const begun = [...expected].find(([note, whole]) => isFree(note) && whole.startsWith(text))
    return (text.length >= 8 ? begun?.[0] : undefined) ?? (isFree(numbered) ? numbered : undefined)
  }
}

/** The digits in the first marked content: a number that begins a note's own text shares its mark with words. */
function findLabel(items: readonly TextItem[]): TextItem[] {
  const own = items.filter(({ mark }) => mark === items[0]?.mark)
  return own.every(({ text }) => /^\d+$/.test(text.trim())) ? own : []
}

/** From page to page, from top to bottom. */
function byPosition([a]: readonly TextItem[], [b]: readonly TextItem[]): number {
  if (!a || !b) return 0
  return a.page - b.page || b.box.top - a.box.top
}

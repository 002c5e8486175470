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

/** The notes as they are printed. */
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
  const search = new NoteSearch(model)
  const join = (items: readonly TextItem[]) => normalise(items.map(meantBy).join(''))
  for (const items of tagged.toSorted(byPosition)) {
    const [first] = items
    const whole = join(items)
    if (!first || search.goOn(items, whole)) continue
    const label = findLabel(items)
    search.begin(items, { page: first.page, label, text: join(items.slice(label.length)), whole })
  }
  return search.found
}

/** What is printed as one tag of a note; `text` is without the label, `whole` with it. */
interface Part {
  page: number
  label: TextItem[]
  text: string
  whole: string
}

/** Finds notes of the model one tag after the other, in the order in which they are printed. */
class NoteSearch {
  readonly #textOf: ReadonlyMap<ModelNote, string>
  readonly #byText: ReadonlyMap<string, readonly ModelNote[]>
  readonly #byNumber: ReadonlyMap<number, ModelNote>
  readonly #printed = new Map<number, PrintedNote>()
  readonly #strays: PrintedNotes['strays'] = []
  /** Notes that go on: at a page's end there is seldom more than one. */
  readonly #unfinished = new Set<PrintedNote>()
  #last: PrintedNote | undefined

  constructor(model: readonly ModelNote[]) {
    this.#textOf = new Map(model.map((note) => [note, normalise(note.text)] as const))
    this.#byText = group(model, (note) => this.#textOf.get(note) ?? '')
    this.#byNumber = new Map(model.map((note) => [note.number, note] as const))
  }

  get found(): PrintedNotes {
    return { printed: [...this.#printed.values()], byNumber: this.#printed, strays: this.#strays }
  }

  /** Adds a tag to the note that goes on in it; says whether one does. */
  goOn(items: TextItem[], whole: string): boolean {
    const open = [...this.#unfinished].find(({ source, text }) =>
      this.#textOf.get(source)?.startsWith(whole, text.length),
    )
    if (!open) return false
    add(open, items, whole)
    this.#follow(open)
    return true
  }

  /** Takes a tag in which no note goes on as it should: a note begins in it, or it belongs to none. */
  begin(items: TextItem[], { page, label, text, whole }: Part): void {
    const number = label.map((item) => item.text.trim()).join('')
    const source = this.#find(number === '' ? undefined : Number(number), text)
    const last = this.#last
    if (source) {
      const note = { source, label, text, parts: [items], page }
      this.#printed.set(source.number, note)
      this.#follow(note)
    } else if (
      number ||
      this.#byText.has(text) ||
      !last ||
      last.text === this.#textOf.get(last.source)
    ) {
      this.#strays.push({ items, twin: this.#byText.get(text)?.[0] })
    } else {
      // A rest that no longer reads as its note goes on must still not pass for a note of its own.
      add(last, items, whole)
    }
  }

  #follow(note: PrintedNote): void {
    this.#last = note
    const whole = this.#textOf.get(note.source) ?? ''
    if (whole.length > note.text.length && whole.startsWith(note.text)) this.#unfinished.add(note)
    else this.#unfinished.delete(note)
  }

  /** Takes the number and the text that are printed; returns the note that is meant, if it is not printed yet. */
  #find(number: number | undefined, text: string): ModelNote | undefined {
    const isFree = (note: ModelNote | undefined) => note && !this.#printed.has(note.number)
    const numbered = number === undefined ? undefined : this.#byNumber.get(number)
    if (numbered && isFree(numbered) && this.#textOf.get(numbered)?.startsWith(text))
      return numbered
    const same = this.#byText.get(text)?.find(isFree)
    if (same) return same
    const begun = [...this.#textOf].find(([note, whole]) => isFree(note) && whole.startsWith(text))
    return (text.length >= 8 ? begun?.[0] : undefined) ?? (isFree(numbered) ? numbered : undefined)
  }
}

/** Adds to a note what is printed of it on another page. */
function add(note: PrintedNote, items: TextItem[], text: string): void {
  note.parts.push(items)
  note.text += text
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

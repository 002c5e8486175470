import type { Definition, List, Nodes, RootContent } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { hidden, rangeOf } from '../../footnotes/prose.js'
import type { Edit, Range } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import {
  backLinks,
  glued,
  type HandNoteForm,
  handNoteForms,
  inBrackets,
  inLinks,
} from './hand-note-forms.js'

/** A note that its author numbered, with a list at the end of the text. */
interface Entry {
  number: string
  /** What stands before its text: `[1]: `. */
  marker: Range
  /** The definition that replaces the whole of it, where the marker alone will not do. */
  whole?: Edit
  /** What it is part of; what is left of it may not follow a definition without a blank line. */
  block: RootContent
}

/** Of a list at the end of a text, to whose items `[1]` leads. */
const listTitle =
  /^(?:\d+[.)]?\s+)?(?:references?|(?:references|notes) and (?:references|notes)|sources?|(?:foot|end)?notes|bibliography|citations|works cited|参考(?:文献|資料|情報)?|出典|脚注|注釈?|引用(?:文献)?|références|quellen|referencias|참고\s?(?:문헌|자료)|출처)$/iu

function isListTitle(block: Nodes): boolean {
  return listTitle.test(textIn(block).replace(/[:：]$/, ''))
}

/** A list of notes that an author has numbered. */
export interface HandNotes {
  /** The first entry. */
  place: Range
  /** Its marker and its first call, as they are written. */
  shown: string
  number: string
  count: number
  /** Makes notes of all of them; missing where their labels are taken. */
  edits: Edit[] | undefined
}

const found = new WeakMap<SourceFile, HandNotes | 'none'>()

/** Finds notes that are numbered by hand, and called in the text; undefined if a file has none. Each file is looked at once. */
export function findHandNotes(at: SourceFile): HandNotes | undefined {
  const known = found.get(at) ?? searchHandNotes(at) ?? 'none'
  found.set(at, known)
  return known === 'none' ? undefined : known
}

function searchHandNotes(at: SourceFile): HandNotes | undefined {
  const all = handNoteForms.map((form) => ({ form, ...findOfForm(at, form) }))
  const isBracketed = all.some(({ form, called }) => form === inBrackets && called.length > 0)
  const found = all.filter(
    ({ form, called }) => called.length > 0 && !(form === glued && isBracketed),
  )
  const [first] = found
  const entry = first?.called[0]
  if (!first || !entry) return undefined
  const called = found.flatMap(({ called }) => called)
  const numbers = called.map(({ number }) => number)
  const isFree =
    new Set(numbers).size === numbers.length &&
    numbers.every((number) => !at.footnotes.definitionById.has(number))
  const edits = found.flatMap(({ entries, called, calls }) => [
    ...calls.map(({ range, numbers }) => ({ range, text: numbers.map(toCall).join('') })),
    ...entries.flatMap((each, index) => toEdits(each, entries[index - 1], called)),
    ...dropTitles(at, entries, called),
  ])
  return {
    place: entry.marker,
    shown: textOf(at)
      .slice(...entry.marker)
      .trim(),
    number: entry.number,
    count: called.length,
    edits: isFree ? edits : undefined,
  }
}

/** Forms whose notes may be the items of a numbered list. */
const listed: ReadonlySet<HandNoteForm> = new Set([inBrackets, glued, inLinks])

function findOfForm(at: SourceFile, form: HandNoteForm) {
  const entries = [
    ...(form === inBrackets ? listDefined(at) : []),
    ...(listed.has(form) ? listListed(at) : []),
    ...listLines(at, form.entry),
  ].sort((a, b) => a.marker[0] - b.marker[0])
  const numbers = new Set(entries.map(({ number }) => number))
  const calls = (entries.length > 0 ? listCalls(at, form.call, entries) : []).filter((call) =>
    call.numbers.every((number) => numbers.has(number)),
  )
  const wanted = new Set(calls.flatMap((call) => call.numbers))
  // A number after a stop may be anything, unless there are several, from the first on.
  const isCredible = form !== glued || (wanted.size > 2 && wanted.has('1'))
  const called = isCredible ? entries.filter(({ number }) => wanted.has(number)) : []
  return { entries, calls, called }
}

function toCall(number: string): string {
  return `[^${number}]`
}

function toEdits(entry: Entry, before: Entry | undefined, called: readonly Entry[]): Edit[] {
  const { marker, number, whole, block } = entry
  if (called.includes(entry)) return [whole ?? { range: marker, text: `${toCall(number)}: ` }]
  const follows = before?.block === block && called.includes(before)
  return follows ? [{ range: [marker[0], marker[0]], text: '\n' }] : []
}

/** A title below which nothing is left goes with its list. */
function dropTitles(at: SourceFile, entries: readonly Entry[], called: readonly Entry[]): Edit[] {
  const left = new Set(entries.filter((entry) => !called.includes(entry)).map(({ block }) => block))
  const gone = new Set(called.map(({ block }) => block).filter((block) => !left.has(block)))
  const { children } = at.tree
  return children.flatMap((block, index): Edit[] => {
    const next = children[index + 1]
    if (!next || !gone.has(next) || gone.has(block)) return []
    const after = children.slice(index + 1).find((other) => !gone.has(other))
    const isTitle = block.type === 'heading' || isListTitle(block)
    const [start, end] = rangeOf(block)
    if (!isTitle || (after && after.type !== 'heading')) return []
    return start === undefined || end === undefined ? [] : [{ range: [start, end], text: '' }]
  })
}

/** `[1]: https://example.com "Title"` makes a link of each `[1]`. */
function listDefined(at: SourceFile): Entry[] {
  return at.tree.children.flatMap((block): Entry[] => {
    const [start, end] = rangeOf(block)
    if (block.type !== 'definition' || start === undefined || end === undefined) return []
    const { identifier: number } = block
    const range = [start, end] as const
    return /^\d{1,3}$/.test(number)
      ? [{ number, marker: range, block, whole: { range, text: toNote(block) } }]
      : []
  })
}

function toNote({ identifier, title, url }: Definition): string {
  return `${toCall(identifier)}: ${title ? `${title} ` : ''}<${url}>`
}

/** Items of a numbered list below a title that says what they are. */
function listListed(at: SourceFile): Entry[] {
  return at.tree.children.flatMap((block, index): Entry[] => {
    const title = at.tree.children[index - 1]
    if (block.type !== 'list' || !block.ordered || !title) return []
    if (!isListTitle(title)) return []
    return block.children.flatMap((item, nth): Entry[] => {
      const [from] = rangeOf(item)
      const [to] = item.children[0] ? rangeOf(item.children[0]) : []
      if (from === undefined || to === undefined || item.children.length > 1) return []
      const back = backLinks.exec(textOf(at).slice(to, to + 400))?.[0].length ?? 0
      return [{ number: String((block.start ?? 1) + nth), marker: [from, to + back], block }]
    })
  })
}

/** Lines of paragraphs, and items of lists, that begin as such notes do. */
function listLines(at: SourceFile, entry: RegExp): Entry[] {
  return at.tree.children.flatMap((block): Entry[] => {
    if (block.type === 'list') return listBulleted(at, block, entry)
    const [start, end] = rangeOf(block)
    if (block.type !== 'paragraph' || start === undefined || end === undefined) return []
    const found = [...textOf(at).slice(start, end).matchAll(entry)]
    if (found[0]?.index !== 0) return []
    return found.map(({ 0: marker, 1: written = '', index }) => {
      const number = written.normalize('NFKC')
      const from = start + index
      return { number, marker: [from, from + marker.length], block }
    })
  })
}

/** `- [1] A source`: all items of a list with bullets, where each is one paragraph. */
function listBulleted(at: SourceFile, list: List, entry: RegExp): Entry[] {
  if (list.ordered) return []
  const found = list.children.flatMap(({ children: [first, ...more] }, nth): Entry[] => {
    const [from] = rangeOf(list.children[nth] ?? list)
    const [start, end] = rangeOf(first ?? list)
    if (first?.type !== 'paragraph' || more.length > 0 || from === undefined) return []
    const [match] = textOf(at).slice(start, end).matchAll(entry)
    if (match?.index !== 0 || start === undefined) return []
    const number = (match[1] ?? '').normalize('NFKC')
    return [{ number, marker: [from, start + match[0].length], block: list }]
  })
  return found.length === list.children.length ? found : []
}

interface Call {
  numbers: string[]
  range: Range
}

/** Calls in the text, outside of the entries themselves. */
function listCalls(at: SourceFile, form: RegExp, entries: readonly Entry[]): Call[] {
  const text = textOf(at)
  const own = new Set<Nodes>(entries.map(({ block }) => block))
  const known = new Set(entries.map(({ number }) => number))
  const items = [...own].map(rangeOf)
  const isOwn = (offset: number) =>
    items.some(([start = 0, end = 0]) => start <= offset && offset < end)
  return at.prose.flatMap(({ block, start, raw }) =>
    isOwn(start)
      ? []
      : [...text.slice(start, start + raw.length).matchAll(form)].flatMap((match) => {
          const { 0: call, index } = match
          // `## [1.2] - 2026-03-02` in a list of changes links a version.
          const isName = /^#*[ \t]*$/.test(text.slice(start, start + index))
          if (block.type === 'heading' && isName) return []
          // In code every digit is hidden; that of a link that was made of a call is not.
          const isRead = [...call.matchAll(/[\d０-９⁰¹²³⁴-⁹]/g)].some(
            (digit) => raw[index + digit.index] !== hidden,
          )
          if (!isRead) return []
          const linked = match[1] ?? match[2] ?? match[3]
          const numbers = linked === undefined ? listNumbers(call) : splitRun(linked, known)
          return [{ numbers, range: [start + index, start + index + call.length] as const }]
        }),
  )
}

/** `¹¹¹²⁸` calls two notes, where they are divided in one way alone into numbers that notes have. */
function splitRun(linked: string, known: ReadonlySet<string>): string[] {
  const whole = linked.normalize('NFKC')
  if (known.has(whole) || whole === linked) return [whole]
  const [first, ...others] = divide(whole, known)
  return first && others.length === 0 ? first : [whole]
}

/** All the ways in which figures are the numbers of notes; a run has a dozen at most. */
function divide(figures: string, known: ReadonlySet<string>): string[][] {
  if (figures === '') return [[]]
  return [1, 2, 3].flatMap((length) => {
    const number = figures.slice(0, length)
    if (number.length < length || !known.has(number)) return []
    return divide(figures.slice(length), known).map((rest) => [number, ...rest])
  })
}

/** `[1], [3]–[5]` calls four notes. */
function listNumbers(call: string): string[] {
  return [...call.normalize('NFKC').matchAll(/(\d+)(?:\]?[-–—]\[?(\d+))?/g)].flatMap(
    ([, first, last = first]) => {
      const [from, to] = [Number(first), Number(last)]
      return Array.from({ length: Math.max(to - from, 0) + 1 }, (_, step) => String(from + step))
    },
  )
}

import type { VFile } from 'vfile'
import { cjk } from '../../addresses/cjk.js'
import { readQuantities } from '../../quantities/read-quantities.js'
import type { FarSite } from '../finding.js'
import { type OtherMonth, type Source, type SourceFile, textOf } from '../source.js'

/** The month before a briefing, as its rules look at it. */
export interface MonthBefore {
  month: OtherMonth
  /** Returns where words stand in it; nothing if they do not, or are standing words of the house. */
  find(words: string): FarSite | undefined
  /** The month's picture with the same bytes as one of the briefing's; nothing if there is none, or it is the house's. */
  pictureLike(url: string): string | undefined
}

/** Returns the month before a briefing; nothing if it has none. */
export function readMonthBefore({ neighbours }: Source): MonthBefore | undefined {
  const [month, ...older] = neighbours?.earlier ?? []
  if (!month) return undefined
  // What another month has as well is no leftover: the house always says it.
  const others = [...older, ...(neighbours?.later ? [neighbours.later] : [])]
  return {
    month,
    find: (words) => {
      const found = words === '' ? undefined : findWords(month, words)
      return found && !others.some((other) => findWords(other, words)) ? found : undefined
    },
    pictureLike: (url) =>
      others.some(({ pictures }) => pictures.has(url)) ? undefined : month.pictures.get(url),
  }
}

/**
 * Takes source; returns its words in one form: without blanks, calls and remarks, none of which a reader sees, so that
 * lines may be broken elsewhere and labels differ.
 */
export function wordsOfSource(source: string): string {
  return squeezeWithPlaces(source).text
}

/** The words of a block or of a part of it, from one index into its text to another. */
export function wordsBetween(at: SourceFile, start: number, from: number, to: number): string {
  return wordsOfSource(textOf(at).slice(start + from, start + to))
}

/** How much a text says: a Chinese, Japanese or Korean character counts as two letters. */
export function weigh(words: string): number {
  return words.length + (words.match(dense)?.length ?? 0)
}

const dense = new RegExp(`[${cjk}]`, 'gu')
const unread = /\[\^[^\]\s]+\]|<!--[\s\S]*?-->|\s+/g

interface Squeezed {
  text: string
  /** The offset of each character in the source. */
  places: number[]
}

function squeezeWithPlaces(source: string): Squeezed {
  let text = ''
  const places: number[] = []
  let done = 0
  const take = (end: number) => {
    text += source.slice(done, end)
    for (let place = done; place < end; place += 1) places.push(place)
  }
  for (const { 0: gap, index } of source.matchAll(unread)) {
    take(index)
    done = index + gap.length
  }
  take(source.length)
  return { text, places }
}

const squeezed = new WeakMap<VFile, Squeezed>()

function findWords({ files }: OtherMonth, words: string): FarSite | undefined {
  for (const file of files) {
    const known = squeezed.get(file) ?? squeezeWithPlaces(String(file))
    squeezed.set(file, known)
    const index = known.text.indexOf(words)
    if (index < 0) continue
    const last = known.places[index + words.length - 1] ?? 0
    return { at: { file }, place: [known.places[index] ?? 0, last + 1] }
  }
  return undefined
}

/** Lists where a piece of source first stands in each file of a month, letter by letter. */
export function findInMonth({ files }: OtherMonth, source: string): FarSite[] {
  return files.flatMap((file): FarSite[] => {
    const index = String(file).indexOf(source)
    return index < 0 ? [] : [{ at: { file }, place: [index, index + source.length] }]
  })
}

/** The first line of a month, standing for all of it. */
export function topOf({ files }: OtherMonth): FarSite[] {
  return files.slice(0, 1).map((file) => ({ at: { file }, place: [0, 0] as const }))
}

/** Where a text names a month. */
export interface NamedMonth {
  /** `YYYY-MM`; without its year where the text does not say it. */
  month: string
  hasDay: boolean
  index: number
  length: number
}

/** Lists the months that a text names; March and May may be meant as other words. */
export function listMonths(text: string, language: string): NamedMonth[] {
  return readQuantities(text, language).flatMap((said): NamedMonth[] => {
    if (said.kind !== 'date' || said.month === undefined) return []
    const number = String(said.month).padStart(2, '0')
    const { index, length } = said
    const month = said.year === undefined ? number : `${said.year}-${number}`
    return [{ month, hasDay: said.day !== undefined, index, length }]
  })
}

/** Whether a month as a text names it is that of a period. */
export function isPeriod({ month }: NamedMonth, period: string): boolean {
  return period === month || (month.length === 2 && period.endsWith(`-${month}`))
}

import { decodePercent } from '../../addresses/percent.js'
import type { Piece } from '../../briefing/tlp/list-contents.js'
import { fold, foldWords, isDense, squeeze, weighFolded } from './fold.js'
import { listReadings } from './readings.js'
import { createWindows, windowWeight } from './windows.js'

/** A text of a finished file, and where it stands there: `page 3`, `bookmark`, `alternative text`. */
export interface FileText {
  text: string
  where: string
  /** Whether it is code as well as words, such as a page's source: only long stretches mean something there. */
  source?: true
}

/** What was left out and is found all the same. */
export interface Leak {
  piece: Piece
  where: string
}

/** Looks through finished files. */
export interface Search {
  /** Returns what they say of what was left out, each piece once for a place. */
  find(said: readonly FileText[]): Leak[]
}

/**
 * Takes what was left out and all that stands in what remains; returns what finds the one in finished files. It looks for
 * stretches of two or three words that do not remain, for what is shorter as a whole, and for addresses. What also
 * remains cannot tell anything, and is not looked for.
 */
export function createSearch(leftOut: readonly Piece[], remaining: readonly string[]): Search {
  const stays = new Set(remaining)
  const kept = createHaystack([...stays])
  const { windows, needles } = divideSought(leftOut, kept)
  const staysInCode = new Set(remaining.flatMap(divideCode))
  const isJoint = createJointTest(kept.squeezed)
  const isCalled = createCallTest(remaining)
  /** The pieces that have a stretch in a text. */
  const listStretches = (folded: string): Piece[] =>
    windows
      .findIn(folded)
      .filter(({ window }) => !isJoint(window))
      .map(({ piece }) => piece)
  return {
    find: (said) => {
      const leaks = createLeaks()
      const { words, code } = listToSearch(said, stays)
      const written = createHaystack(words.map(({ text }) => text))
      for (const [index, folded] of written.squeezed.entries())
        leaks.add(listStretches(folded), words[index]?.where)
      for (const { text, where } of code) {
        for (const part of new Set(divideCode(text)))
          if (!staysInCode.has(part))
            for (const reading of listReadings(part)) leaks.add(listStretches(fold(reading)), where)
      }
      for (const needle of needles.values()) {
        const index = written.find(needle, (at) => !(isModel(words[at]) && isCalled(needle)))
        if (index !== undefined) leaks.add([needle.piece], words[index]?.where)
      }
      return leaks.list()
    },
  }
}

/** What is looked for: stretches of what was left out, and what is shorter than those; without what is kept. */
function divideSought(leftOut: readonly Piece[], kept: ReturnType<typeof createHaystack>) {
  const windows = createWindows()
  const needles = new Map<string, Needle>()
  for (const piece of leftOut) {
    for (const text of listVariants(piece)) {
      const folded = fold(text)
      windows.add(folded, piece)
      for (const needle of listNeedles(text, folded, piece)) {
        if (!needles.has(needle.key) && !kept.has(needle)) needles.set(needle.key, needle)
      }
    }
  }
  for (const text of kept.squeezed) windows.forget(text)
  return { windows, needles }
}

/**
 * The texts to look through, each once: a text is reported at its first place. One that remains holds nothing of what was
 * left out.
 */
function listToSearch(said: readonly FileText[], stays: ReadonlySet<string>) {
  const once = [...new Map(said.toReversed().map((one) => [one.text, one])).values()].reverse()
  return {
    words: once
      .filter(({ text, source }) => !source && !stays.has(text))
      .flatMap(({ text, where }) =>
        listReadings(text).map((reading) => ({ text: reading, where })),
      ),
    code: once.filter(({ source }) => source),
  }
}

/** As many characters before a call as the longest words have that are looked for as such. */
const beforeCall = 60

/** Takes the texts that remain; returns whether something reads as what stands before a call in one of them, with its number. */
function createCallTest(remaining: readonly string[]): (needle: Needle) => boolean {
  const called = remaining.flatMap((text) =>
    [...text.matchAll(/[^\uFFFC](?=\uFFFC)/gu)].map(({ index }) =>
      foldWords(text.slice(Math.max(0, index + 1 - beforeCall), index + 1)),
    ),
  )
  const words = called.map((folded) => folded.trimEnd())
  const squeezed = called.map(squeeze)
  return ({ key, bounded }) =>
    [1, 2, 3].some((digits) => {
      const end = key.trimEnd()
      if (!/^\d+$/.test(end.slice(-digits))) return false
      const said = end.slice(0, -digits)
      return said.trim() !== '' && (bounded ? words : squeezed).some((text) => text.endsWith(said))
    })
}

/** What was found, each piece once for a place. */
function createLeaks() {
  const leaks = new Map<string, Leak>()
  return {
    add(pieces: readonly Piece[], where = ''): void {
      for (const piece of pieces) {
        const key = `${where} ${piece.file}:${piece.line}:${piece.column}`
        if (!leaks.has(key)) leaks.set(key, { piece, where })
      }
    },
    list: (): Leak[] => [...leaks.values()],
  }
}

/** A tag's letters next to a word's are not a word. */
function divideCode(code: string): string[] {
  return code.split(/[<>"']+/)
}

/**
 * Takes the texts that remain; returns whether a stretch is the end of one and the beginning of another, with short
 * ones or numbers between: cells of a row stand so beside each other, and by chance a stretch of what was left out may
 * read the same.
 */
function createJointTest(texts: readonly string[]): (window: string) => boolean {
  const [ends, begins, wholes] = [new Set(['']), new Set(['']), new Set<string>()]
  let isFilled = false
  const fill = (): void => {
    isFilled = true
    for (const text of texts) {
      for (let length = 1; length < windowWeight; length += 1) {
        ends.add(text.slice(-length))
        begins.add(text.slice(0, length))
      }
      if (text.length > 1 && text.length < windowWeight) wholes.add(text)
    }
  }
  const goesOn = (rest: string): boolean => {
    if (begins.has(rest)) return true
    const number = /^\d{1,3}/.exec(rest)?.[0]
    if (number && goesOn(rest.slice(number.length))) return true
    for (let length = 2; length < rest.length; length += 1) {
      if (wholes.has(rest.slice(0, length)) && goesOn(rest.slice(length))) return true
    }
    return false
  }
  return (window) => {
    if (!isFilled) fill()
    for (let length = 0; length < window.length; length += 1) {
      if (ends.has(window.slice(0, length)) && goesOn(window.slice(length))) return true
    }
    return false
  }
}

/** In the note model, the number of a note stands after the word that calls it, without a blank. */
function isModel(said: FileText | undefined): boolean {
  return said?.where.endsWith('.json') ?? false
}

interface Needle {
  key: string
  /** Whether it is looked for between the ends of words: what is long, or written without blanks, anywhere. */
  bounded: boolean
  piece: Piece
}

/** Texts in which short things are looked for; none reaches from one text into the next. */
function createHaystack(texts: readonly string[]) {
  const words = texts.map(foldWords)
  const squeezed = words.map(squeeze)
  const [allWords, allSqueezed] = [words.join('\n'), squeezed.join('\n')]
  const has = ({ key, bounded }: Needle) => (bounded ? allWords : allSqueezed).includes(key)
  return {
    squeezed,
    has,
    /** Returns which text has it, of those that count. */
    find: (needle: Needle, counts: (index: number) => boolean): number | undefined => {
      if (!has(needle)) return undefined
      const haystack = needle.bounded ? words : squeezed
      const index = haystack.findIndex((text, at) => text.includes(needle.key) && counts(at))
      return index < 0 ? undefined : index
    },
  }
}

/** A letter, or a number that pages and notes have too, says nothing. */
function saysNothing(folded: string): boolean {
  return weighFolded(folded) < 2 || /^\p{N}{1,3}$/u.test(folded) || isGenerated.test(folded)
}

/** Names that the generator assigns itself. */
const isGenerated =
  /^(?:note|call|head|figure|table|place|reference|picture|chapter|heading|opening|closing|summary)\d+$/

/** Long enough to be looked for anywhere: no word has it inside. */
const longWeight = 8

function listNeedles(text: string, folded: string, piece: Piece): Needle[] {
  const make = (words: string): Needle[] => {
    const squeezed = fold(words)
    if (saysNothing(squeezed)) return []
    const bounded = !isDense(squeezed) && weighFolded(squeezed) < longWeight
    return [{ key: bounded ? foldWords(words) : squeezed, bounded, piece }]
  }
  const whole = weighFolded(folded) < windowWeight || piece.kind !== 'words' ? make(text) : []
  return [...whole, ...listAddresses(text).flatMap(make), ...listIdentifiers(text).flatMap(make)]
}

/** Names with a number in them, such as CVE-2024-1709, T1059.001, APT28 and Storm-0558: they tell much, however short. */
function listIdentifiers(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}])[A-Za-z]+-?\d[\w.-]*/gu) ?? []
}

/** What looks like an address, a hash or a file's name among words, defanged or not. */
function listAddresses(text: string): string[] {
  return [...text.matchAll(addressLike)].flatMap(({ 0: word }) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    const host = /^[a-z*]+:\/\/([^/?#]+)/i.exec(bare.replace(/[[\](){}\\]/g, ''))?.[1]
    return [bare, ...(host ? [host] : [])]
  })
}

/** Letters around a dot, an at sign or a slash, or a run of digits and letters as long as the shortest hash. */
const addressLike =
  /[^\s<>"'\uFFFC、。「」（），]*[A-Za-z0-9][[({]?(?:\.|@|dot|at|:\/\/)[\])}]?[A-Za-z0-9][^\s<>"'\uFFFC、。「」（），]*|\b[0-9a-f]{16,}\b/gi

/** An address as it is written, decoded, and as a browser would ask for it. */
function listVariants({ kind, text }: Piece): string[] {
  if (kind === 'words') return [text]
  const variants = new Set([text, decodePercent(text)])
  if (URL.canParse(text)) variants.add(new URL(text).href)
  return [...variants]
}

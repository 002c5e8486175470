import type { Piece } from '../../briefing/tlp/list-contents.js'
import { eachWindow, fold, foldWords, isDense, squeeze, weighFolded, windowWeight } from './fold.js'

/** A text of a finished file, and where it stands there: `page 3`, `bookmark`, `alternative text`. */
export interface Said {
  text: string
  where: string
  /** Whether it is code as well as words, such as a page's source: only long stretches mean something there. */
  source?: true
}

export interface Leak {
  piece: Piece
  where: string
}

export interface Search {
  find(said: readonly Said[]): Leak[]
}

/**
 * Takes what was left out and all that stands in what remains; gives what finds the one in finished files. It looks for
 * stretches of two or three words that do not remain, for what is shorter as a whole, and for addresses. What also
 * remains cannot tell anything, and is not looked for.
 */
export function createSearch(leftOut: readonly Piece[], remaining: readonly string[]): Search {
  const kept = createHaystack(remaining)
  const windows = new Map<string, Piece>()
  const needles = new Map<string, Needle>()
  for (const piece of leftOut) {
    for (const text of listVariants(piece)) {
      const folded = fold(text)
      eachWindow(folded, (window) => {
        if (!windows.has(window)) windows.set(window, piece)
      })
      for (const needle of listNeedles(text, folded, piece)) {
        if (!needles.has(needle.key) && !kept.has(needle)) needles.set(needle.key, needle)
      }
    }
  }
  for (const text of kept.squeezed) eachWindow(text, (window) => windows.delete(window))
  return {
    find: (said) => {
      const leaks = new Map<string, Leak>()
      const add = (piece: Piece, where: string) => {
        const key = `${where} ${piece.file}:${piece.line}:${piece.column}`
        if (!leaks.has(key)) leaks.set(key, { piece, where })
      }
      // The first place of a text is told.
      const once = [...new Map(said.toReversed().map((one) => [one.text, one])).values()].reverse()
      const code = once.filter(({ source }) => source)
      const texts = once.filter(({ source }) => !source)
      const written = createHaystack(texts.map(({ text }) => text))
      const look = (folded: string, where: string | undefined) =>
        eachWindow(folded, (window) => {
          const piece = windows.get(window)
          if (piece) add(piece, where ?? '')
        })
      for (const [index, folded] of written.squeezed.entries()) look(folded, texts[index]?.where)
      for (const { text, where } of code) look(fold(text), where)
      for (const needle of needles.values()) {
        const index = written.find(needle)
        if (index !== undefined) add(needle.piece, texts[index]?.where ?? '')
      }
      return [...leaks.values()]
    },
  }
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
    /** Gives which text has it. */
    find: (needle: Needle): number | undefined =>
      has(needle)
        ? (needle.bounded ? words : squeezed).findIndex((text) => text.includes(needle.key))
        : undefined,
  }
}

/** A letter, or a number that pages and notes have as well, says nothing. */
function saysNothing(folded: string): boolean {
  return weighFolded(folded) < 2 || /^\p{N}{1,3}$/u.test(folded) || isGenerated.test(folded)
}

/** Names that the generator gives itself. */
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

/** Letters around a point, an at sign or a slash, or a run of digits and letters as long as the shortest hash. */
const addressLike =
  /[^\s<>"'、。「」（），]*[A-Za-z0-9][[({]?(?:\.|@|dot|at|:\/\/)[\])}]?[A-Za-z0-9][^\s<>"'、。「」（），]*|\b[0-9a-f]{16,}\b/gi

/** An address as it is written, decoded, and as a browser would ask for it. */
function listVariants({ kind, text }: Piece): string[] {
  if (kind === 'words') return [text]
  const variants = new Set([text])
  try {
    variants.add(decodeURIComponent(text))
  } catch {
    // It is not encoded so.
  }
  if (URL.canParse(text)) variants.add(new URL(text).href)
  return [...variants]
}

import type { Piece } from '../../briefing/tlp/list-contents.js'
import { weighUnit } from './fold.js'

/** Two or three words: this many never stand together by chance across the ends of texts. */
export const windowWeight = 14

/** Every stretch of two or three words of what was left out, and what it was taken from. */
export interface Windows {
  /** Adds the stretches of a folded text. */
  add(folded: string, piece: Piece): void
  /** Forgets those that stand in a folded text. */
  forget(folded: string): void
  /** Returns those that stand in a folded text, in its order. */
  findIn(folded: string): { window: string; piece: Piece }[]
}

/** Returns a set of stretches of text, empty at first. */
export function createWindows(): Windows {
  const pieces = new Map<string, Piece>()
  const beginnings = new Uint8Array(beginningsTold)
  /** Of a long text almost no stretch is one of them, and cutting each out of it would take most of the time. */
  const mayStand = (folded: string, start: number) => beginnings[tellBeginning(folded, start)] === 1
  return {
    add: (folded, piece) =>
      eachWindow(folded, (window) => {
        if (pieces.has(window)) return
        pieces.set(window, piece)
        beginnings[tellBeginning(window, 0)] = 1
      }),
    forget: (folded) =>
      eachWindow(
        folded,
        (window) => {
          pieces.delete(window)
        },
        mayStand,
      ),
    findIn: (folded) => {
      const found: { window: string; piece: Piece }[] = []
      eachWindow(
        folded,
        (window) => {
          const piece = pieces.get(window)
          if (piece) found.push({ window, piece })
        },
        mayStand,
      )
      return found
    },
  }
}

/**
 * Takes every stretch of a folded text that says as much as two or three words, from each of its characters on. The same
 * stretch has the same bounds in every text.
 *
 * @param counts whether a stretch that starts there is to be taken
 */
function eachWindow(
  folded: string,
  take: (window: string) => void,
  counts: (folded: string, start: number) => boolean = () => true,
): void {
  let end = 0
  let weight = 0
  for (let start = 0; start < folded.length; start += 1) {
    while (weight < windowWeight && end < folded.length) {
      weight += weighUnit(folded.charCodeAt(end))
      end += 1
    }
    if (weight < windowWeight) return
    if (counts(folded, start)) take(folded.slice(start, end))
    weight -= weighUnit(folded.charCodeAt(start))
  }
}

/** No stretch has fewer characters. */
const beginningLength = windowWeight / 2

/** How many beginnings are told apart: far more than a report leaves out. */
const beginningsTold = 2 ** 18

/** A number for the first characters of a stretch: the same for the same ones, and seldom for others. */
function tellBeginning(folded: string, start: number): number {
  let told = 0
  for (let at = start; at < start + beginningLength; at += 1)
    told = (Math.imul(told, 31) + folded.charCodeAt(at)) | 0
  return (told ^ (told >>> 16)) & (beginningsTold - 1)
}

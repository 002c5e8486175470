import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/** What a piece of code is to a reader. */
export type CodeKind = 'keyword' | 'name' | 'string' | 'number' | 'variable' | 'comment'

/** Some characters of a block of code; put together they are the code. */
export interface CodePiece {
  text: string
  /** Undefined if it is none of them. */
  kind?: CodeKind
}

/** Takes code and the name of a language that is known; returns the pieces of it. */
export interface Highlight {
  (code: string, language: string): CodePiece[]
  /** All that it knows: code in one of them may hold code in another. */
  languages: readonly string[]
}

/** Words of code that stay on one line: longer ones might be wider than it. */
const longestTied = 24
/** Between blanks, and between characters that a browser breaks by the rules of their script. */
const word = /[\x21-\x7e\u00a1-\u024f]+/g
/** Where a browser would break a word. */
const breaks = /[-/?&]./
/** A command's option, with its hyphens. */
const option = /^["'([{]*-{1,2}[\w-]+/

/**
 * Sets code line by line. Put together, what is in them is the code, but for blank lines at its end: nothing is added.
 * A line that is too long wraps at its blanks, and hangs; that is for the style sheet.
 *
 * @param numbers where they are numbered: the number of the first line, and the characters that each number takes
 */
export function setLines(
  pieces: readonly CodePiece[],
  numbers?: { first: number; digits: number },
): ElementContent[] {
  return splitLines(pieces).flatMap((line, index): ElementContent[] => {
    const blank = isBlank(line)
    const children = tieOptions(line)
    const isSet = !blank || numbers !== undefined
    const dataLine = numbers && String(numbers.first + index).padStart(numbers.digits, '\u00a0')
    return [
      ...(isSet ? [h('span.code-line', { dataLine }, children)] : children),
      { type: 'text', value: '\n' },
    ]
  })
}

function splitLines(pieces: readonly CodePiece[]): CodePiece[][] {
  const lines: CodePiece[][] = [[]]
  for (const { text, kind } of pieces) {
    for (const [index, part] of text.split(/\r\n|\n|\r/).entries()) {
      if (index > 0) lines.push([])
      if (part) lines.at(-1)?.push({ text: part, ...(kind && { kind }) })
    }
  }
  // Blank lines at the end say nothing, and would keep the notes from standing at the foot of their page.
  const last = lines.findLastIndex((line) => !isBlank(line))
  return lines.slice(0, Math.max(1, last + 1))
}

function isBlank(line: readonly CodePiece[]): boolean {
  return line.every(({ text }) => text.trim() === '')
}

/** Ties what must not break: short words, and the options of commands. */
function tieOptions(line: readonly CodePiece[]): ElementContent[] {
  const text = line.map((piece) => piece.text).join('')
  const take = readAlong(line)
  const set: ElementContent[] = []
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!breaks.test(found)) continue
    const tied = found.length <= longestTied ? found : (option.exec(found)?.[0] ?? '')
    if (tied.length < 2 || tied.length > longestTied) continue
    set.push(...take(index))
    set.push(h('span.tied', take(index + tied.length)))
  }
  return [...set, ...take(text.length)]
}

/** Returns what takes the characters of a line that were not taken yet, up to one of them, as elements. */
function readAlong(line: readonly CodePiece[]): (to: number) => ElementContent[] {
  let current = 0
  let start = 0
  let done = 0
  return (to) => {
    const taken: ElementContent[] = []
    for (let piece = line[current]; piece && done < to; piece = line[current]) {
      const end = start + piece.text.length
      const value = piece.text.slice(done - start, to - start)
      taken.push(piece.kind ? setPiece(piece.kind, value) : { type: 'text', value })
      done = Math.min(end, to)
      if (done < end) break
      start = end
      current += 1
    }
    return taken
  }
}

function setPiece(kind: string, value: string): Element {
  return h(`span.code-${kind}`, value)
}

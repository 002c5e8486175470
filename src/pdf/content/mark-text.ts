import { leftward } from '../../source/characters/leftward.js'
import { listCodes } from './character-codes.js'
import type { Shown } from './marks.js'
import type { FindFont, ShownFont } from './shown-font.js'

/** Reads what text operators show. */
export type ReadText = (shown: readonly Shown[]) => string

/**
 * Returns a function that reads what marks show, in the order of the text. A new line between two words of Latin script
 * becomes a space, as Chrome does not print the space at a line's end.
 */
export function createTextReader(findFont: FindFont): ReadText {
  const readPieces = (one: Shown): string[] => {
    if (one.text !== undefined) return [one.text]
    const font = findFont(one)
    return (one.codes ?? []).map((codes) => {
      const characters = decode(codes, font)
      return (one.reversed ? characters.toReversed() : characters).join('')
    })
  }
  const readLine = (line: readonly Shown[]): string =>
    orderLine(
      line.flatMap((one) =>
        readPieces(one).map((text): Piece => {
          return { text, way: one.reversed || runsLeft.test(text) ? 'left' : wayOf(text) }
        }),
      ),
    )
  return (shown) => {
    let text = ''
    for (const line of splitLines(shown.filter(({ replaced }) => !replaced))) {
      const piece = readLine(line)
      // An address breaks anywhere, and without a space.
      const broken = text !== '' && !/:\/\/\S*$/.test(text)
      if (broken && /[\w,.;:!?)’”]$/.test(text) && /^[\w(‘“]/.test(piece)) text += ' '
      text += piece
    }
    return text
  }
}

/** Whether one of the pieces is a single character that runs to the left: Chrome does not mark one as reversed. */
export function hasLoneLeftward(one: Shown, findFont: FindFont): boolean {
  if (one.codes === undefined || one.reversed || one.replaced) return false
  const font = findFont(one)
  if (!font || !hasLeftward(font)) return false
  return one.codes.some((codes) => {
    const characters = decode(codes, font)
    return characters.length === 1 && runsLeft.test(characters[0] ?? '')
  })
}

const leftwardFonts = new WeakMap<ShownFont, boolean>()

/** Most fonts have no character that runs to the left: what they show need not be decoded. */
function hasLeftward(font: ShownFont): boolean {
  const known = leftwardFonts.get(font)
  if (known !== undefined) return known
  const found = [...(font.toUnicode?.characters.values() ?? [])].some((text) => runsLeft.test(text))
  leftwardFonts.set(font, found)
  return found
}

/** Some glyphs as text, and whether it runs to the left, to the right, or with what stands around it. */
interface Piece {
  text: string
  way: 'left' | 'right' | 'neutral'
}

const runsLeft = new RegExp(leftward, 'u')

function wayOf(text: string): Piece['way'] {
  return /[\p{L}\p{N}]/u.test(text) ? 'right' : 'neutral'
}

/**
 * Takes what stands on a line from left to right; returns it in the order of the text. What runs to the left begins at
 * its right end. In the text of a report that is all of a mark's line, since `direct` in render/ sets words and numbers
 * that run to the right as elements of their own; what a template prints may have them in the same mark.
 */
function orderLine(line: readonly Piece[]): string {
  const runs: Piece[][] = [[]]
  for (const piece of line) {
    if (piece.way === 'right') runs.push([piece], [])
    else runs.at(-1)?.push(piece)
  }
  const ordered = runs.flatMap((run) => {
    const from = run.findIndex(({ way }) => way === 'left')
    if (from < 0) return run
    if (runs.length === 1) return run.toReversed()
    const to = run.findLastIndex(({ way }) => way === 'left') + 1
    return [...run.slice(0, from), ...run.slice(from, to).reverse(), ...run.slice(to)]
  })
  return ordered.map(({ text }) => text).join('')
}

function splitLines(shown: readonly Shown[]): Shown[][] {
  const lines: Shown[][] = []
  for (const one of shown) {
    const open = lines.at(-1)
    if (open && open[0]?.line === one.line) open.push(one)
    else lines.push([one])
  }
  return lines
}

function decode(operands: string, font: ShownFont | undefined): string[] {
  const map = font?.toUnicode
  if (!map) return [...String.fromCharCode(...listCodes(operands, 1))]
  return listCodes(operands, map.width).map((code) => map.characters.get(code) ?? '\ufffd')
}

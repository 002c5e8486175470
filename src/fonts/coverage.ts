import { decodeReferences } from '../source/characters/references.js'
import { printedRanges } from './coverage-data.js'

/** Characters that need no glyph: joiners, selectors, tags; and those that other rules speak of. */
const glyphless = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufeff]/u

/** Of code points; the last is among them. */
type CodeRange = readonly [first: number, last: number]

/** Writes ranges in order as steps: from the end of one to the start of the next, and its length; base 36. */
export function writeRanges(ranges: readonly CodeRange[]): string {
  let at = 0
  const steps = ranges.map(([first, last]) => {
    const step = [first - at, last - first].map((number) => number.toString(36))
    at = last
    return step[1] === '0' ? step[0] : step.join('+')
  })
  return steps.join(' ')
}

/** Returns the ranges that `writeRanges` wrote. */
export function readRanges(written: string): CodeRange[] {
  let at = 0
  return written.split(' ').map((step) => {
    const [gap = '', length = '0'] = step.split('+')
    const first = at + Number.parseInt(gap, 36)
    at = first + Number.parseInt(length, 36)
    return [first, at]
  })
}

const planes = 3
let bits: Uint8Array | undefined

/** Whether a font that comes with briefing prints a character. */
export function isPrinted(code: number): boolean {
  if (code >= planes << 16) return false
  bits ??= readBits()
  return ((bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0
}

/** A bit for each character of the planes that have any. */
function readBits(): Uint8Array {
  const all = new Uint8Array((planes << 16) >> 3)
  for (const [first, last] of readRanges(printedRanges)) {
    for (let code = first; code <= last && code < planes << 16; code += 1)
      all[code >> 3] = (all[code >> 3] ?? 0) | (1 << (code & 7))
  }
  return all
}

/** Returns the characters of a text, its references decoded, that no font which comes with briefing prints; each once. */
export function listMissing(source: string): string[] {
  const text = source + decodeReferences(source)
  const found = new Set<number>()
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x7f) continue
    const code = text.codePointAt(at) ?? unit
    if (code > 0xffff) at += 1
    if (!isPrinted(code)) found.add(code)
  }
  if (found.size === 0) return []
  // A browser composes what a font has composed only, such as 한 of its three letters.
  const composed = new Set(text.normalize('NFC'))
  return [...found]
    .map((code) => String.fromCodePoint(code))
    .filter((character) => composed.has(character) && !glyphless.test(character))
}

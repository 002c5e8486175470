import { printedRanges } from './coverage-data.js'

type Range = readonly [first: number, last: number]

/** Writes ranges in order as steps: from the end of one to the start of the next, and its length; base 36. */
export function writeRanges(ranges: readonly Range[]): string {
  let at = 0
  const steps = ranges.map(([first, last]) => {
    const step = [first - at, last - first].map((number) => number.toString(36))
    at = last
    return step[1] === '0' ? step[0] : step.join('+')
  })
  return steps.join(' ')
}

/** Gives the ranges that `writeRanges` wrote. */
export function readRanges(written: string): Range[] {
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

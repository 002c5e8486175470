import type { Galley, NotePart, Page, PageSpec } from '../../../src/paginate/layout/galley.js'

/**
 * The pages as text, a line each, to be read and compared in reviews; everything is counted from 1.
 *
 * @example
 * page 3 │ lines 61–88 │ calls 7 8 │ notes 6(rest) 7 8(1–3) │ used 812 of 940
 */
export function printPageMap(galley: Galley, pages: readonly Page[], spec?: PageSpec): string {
  return pages.map((page, index) => `${printPage(galley, page, index + 1, spec)}\n`).join('')
}

function printPage(galley: Galley, page: Page, number: number, spec?: PageSpec): string {
  const calls = galley.lines.slice(page.first, page.end).flatMap((line) => line.calls)
  const notes = page.notes.map((part) => printPart(galley, part))
  const used = `used ${Math.round(page.used)}${spec ? ` of ${Math.round(spec.height)}` : ''}`
  return [
    `page ${number}`,
    page.first < page.end ? `lines ${printRange(page.first, page.end)}` : 'no lines',
    ...(calls.length > 0 ? [`calls ${calls.join(' ')}`] : []),
    ...(notes.length > 0 ? [`notes ${notes.join(' ')}`] : []),
    page.overfull ? `${used}, overfull` : used,
    ...(page.late.length > 0 ? [`late ${page.late.join(' ')}`] : []),
  ].join(' │ ')
}

/** `7` for a whole note, `8(1–3)` for its first lines, `8(rest)` for its last. */
function printPart(galley: Galley, { number, from, to }: NotePart): string {
  const ends = to === galley.notes.get(number)?.lines.length
  if (ends) return from === 0 ? `${number}` : `${number}(rest)`
  return `${number}(${printRange(from, to)})`
}

function printRange(from: number, to: number): string {
  return to - from === 1 ? `${to}` : `${from + 1}–${to}`
}

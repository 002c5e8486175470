/** A place in a text where the parser would take too long, and what to do about it. */
export interface TooComplex {
  line: number
  reason: string
}

/**
 * What the parser takes in about two seconds: it needs time with the square of these. Measured on two cores; a page of
 * a real briefing has a hundredth of each. A block ends where a blank line, a list item or a definition begins.
 */
export const limits = {
  lineLength: 65_536,
  openContainers: 30,
  depth: 100,
  notes: 20_000,
  bracketsInBlock: 4000,
  bracketsInCode: 20_000,
  marksInBlock: 3000,
  marksInCode: 8000,
  /** Characters that the parser reads in search of the end of code spans. */
  backtickSearch: 8_000_000,
} as const

/** Says where a text is too complex for the parser. Reads it once, line by line. */
export function findTooComplex(text: string): TooComplex | undefined {
  const scan = { open: [] as number[], notes: 0, brackets: 0, marks: 0, ticks: [] as Tick[] }
  let code: string | undefined
  let htmlEnd: RegExp | undefined
  let inTable = false
  let inFrontMatter = /^---[ \t]*(?:\r|\n)/.test(text)
  let previous = ''
  let blockLines = 0
  let number = 0
  let offset = 0
  for (const line of text.split(/\r\n|\n|\r/)) {
    number++
    const fault = (reason: string): TooComplex => ({ line: number, reason })
    const isBlank = !/\S/.test(line)
    const starts = /^ {0,3}(?:[-*+][ \t]+\S|\[\^[^\s\]]+\]:)/.test(line)
    const colons = /^[ \t]*(:{3,})[ \t]*(\S?)/.exec(line.replace(/^[ \t>]*(?:[-*+] +)?/, ''))
    const closes = colons?.[1] !== undefined && colons[2] === ''
    const fence = htmlEnd || inFrontMatter ? undefined : /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (code && closes && (colons?.[1]?.length ?? 0) >= Math.min(...scan.open)) code = undefined
    if (isBlank || ((starts || fence !== undefined) && !code)) {
      const late = searchLength(scan.ticks, offset) > limits.backtickSearch
      if (late) return fault(tooMany('backticks without their counterparts', 'the block above'))
      blockLines = 0
      inTable = false
      if (!code) Object.assign(scan, { brackets: 0, marks: 0, ticks: [] })
    }
    if (line.length > limits.lineLength)
      return fault(
        `This line has ${line.length} characters, more than the ${limits.lineLength} allowed; break it`,
      )
    if (blockLines === 1 && !code && isTableHead(previous, line)) inTable = true
    if (inTable) Object.assign(scan, { brackets: 0, marks: 0 })
    if (colons && !code) {
      if (!closes) scan.open.push(colons[1]?.length ?? 3)
      else if (scan.open.length > 0) scan.open.pop()
      if (scan.open.length > limits.openContainers)
        return fault(tooMany('`:::` containers open inside each other'))
    }
    if (!code && depthOf(line) > limits.depth)
      return fault(tooMany('quotes or lists inside each other'))
    if (/^[ \t>]*\[\^[^\s\]]+\]:/.test(line) && ++scan.notes > limits.notes)
      return fault(
        `This file defines more than ${limits.notes} notes; split it into several chapters`,
      )
    for (const { 0: found, index } of line.matchAll(
      /\[|`+|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[*~]/g,
    )) {
      if (found === '[') scan.brackets++
      else if (found.startsWith('`')) scan.ticks.push([offset + index, found.length])
      else scan.marks++
    }
    if (scan.brackets > (code ? limits.bracketsInCode : limits.bracketsInBlock))
      return fault(tooMany('brackets `[`', 'one block'))
    if (scan.marks > (code ? limits.marksInCode : limits.marksInBlock))
      return fault(tooMany('marks of emphasis (`*`, `_`, `~`)', 'one block'))
    if (code && fence && isBlank === false && fence.startsWith(code) && /^[`~]+[ \t]*$/.test(line))
      code = undefined
    else if (!code && fence) code = fence
    if (code) scan.ticks = []
    htmlEnd = htmlEnd ? (htmlEnd.test(line) ? undefined : htmlEnd) : htmlEndAfter(line)
    if (number > 1 && inFrontMatter && /^---[ \t]*$/.test(line)) inFrontMatter = false
    previous = line
    blockLines = isBlank ? 0 : blockLines + 1
    offset += line.length + 1
  }
  return searchLength(scan.ticks, offset) > limits.backtickSearch
    ? { line: number, reason: tooMany('backticks without their counterparts', 'the last block') }
    : undefined
}

function tooMany(what: string, where?: string): string {
  const advice = where ? 'close them, or put blank lines between' : 'close them'
  return `Too many ${what}${where ? ` in ${where}` : ''} to read the file in reasonable time; ${advice}`
}

type Tick = readonly [offset: number, length: number]

/** How far the parser reads, all runs of backticks together, to find their ends in the same block. */
function searchLength(ticks: readonly Tick[], end: number): number {
  const next = new Map<number, number>()
  let sum = 0
  for (const [offset, length] of ticks.toReversed()) {
    if (!next.has(length)) sum += end - offset
    next.set(length, offset)
  }
  return sum
}

/** An item of a list is at least two columns deeper than the list around it. */
function depthOf(line: string): number {
  const [markers] = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\s\]]+\]:))*/.exec(
    line,
  ) ?? ['']
  if (markers === '') return 0
  const indent = /^[ \t]*/.exec(markers)?.[0].replaceAll('\t', '    ').length ?? 0
  return indent / 2 + (markers.match(/>|[-*+](?=[ \t]|$)|\d[.)]|\]:/g)?.length ?? 0)
}

function isTableHead(head: string, delimiters: string): boolean {
  const cells = (row: string) =>
    row
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/).length
  return (
    /^[ \t]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(delimiters) &&
    delimiters.includes('|') &&
    cells(head) === cells(delimiters)
  )
}

/** Inside raw HTML a line of backticks opens no code block. */
function htmlEndAfter(line: string): RegExp | undefined {
  const found = /^ {0,3}<(!--|\?|!\[CDATA\[|![a-z]|script|pre|style|textarea|\/?[a-z])(.*)/i.exec(
    line,
  )
  if (!found) return undefined
  const [, kind = '', rest = ''] = found
  const end = htmlEnds.get(kind.toLowerCase()) ?? (kind.startsWith('!') ? />/ : /^\s*$/)
  return end.test(rest) ? undefined : end
}

const htmlEnds = new Map([
  ['!--', /-->/],
  ['?', /\?>/],
  ['![cdata[', /\]\]>/],
  ...['script', 'pre', 'style', 'textarea'].map(
    (name) => [name, /<\/(?:script|pre|style|textarea)>/i] as const,
  ),
])

/** A line of a text and where it stands, as far as that decides what the parser does with its marks. */
export interface PlacedLine {
  text: string
  /** From 1. */
  number: number
  /** Characters before it, the end of a line counted as one. */
  offset: number
  /** Whether the block above ends here: at a blank line, a list item, a definition, a block of code. */
  startsBlock: boolean
  /** Whether a block of code holds it or, for a fence, begins with it. */
  isCode: boolean
  inTable: boolean
  /** How many `:::` containers are open after it. */
  openContainers: number
}

/**
 * Returns the lines of a text in order. Knows as much of Markdown as it takes not to count marks that mean nothing, and
 * reads each line once.
 */
export function* placeLines(text: string): Generator<PlacedLine> {
  /** Colons of each container that is open. */
  const open: number[] = []
  let fence: string | undefined
  let endedCode = false
  let inTable = false
  let linesAbove = 0
  let previous = ''
  let offset = 0
  const lines = text.split(/\r\n|\n|\r/)
  const opaque = listOpaque(lines)
  for (const [index, line] of lines.entries()) {
    const isBlank = !/\S/.test(line)
    const container = readContainer(line)
    if (fence && container?.closes && container.colons >= Math.min(...open)) {
      fence = undefined
      endedCode = true
    }
    const marks = opaque.has(index) ? undefined : readFence(line)
    const wasCode = fence !== undefined
    const startsBlock =
      !wasCode && (isBlank || endedCode || marks !== undefined || startsWithMarker(line))
    if (startsBlock) {
      linesAbove = 0
      inTable = false
    } else if (linesAbove === 1 && !wasCode && isTableHead(previous, line)) inTable = true
    if (!wasCode && container?.closes) open.pop()
    else if (!wasCode && container) open.push(container.colons)
    if (marks && !fence) fence = marks
    else if (marks && fence && marks.startsWith(fence) && isOnlyFence(line)) fence = undefined
    const isCode = wasCode || fence !== undefined
    endedCode = wasCode && fence === undefined
    const place = { number: index + 1, offset }
    yield { text: line, ...place, startsBlock, isCode, inTable, openContainers: open.length }

    linesAbove = isBlank ? 0 : linesAbove + 1
    previous = line
    offset += line.length + 1
  }
}

/** Indices of the lines of front matter, and of those inside raw HTML, where backticks open no block of code. */
function listOpaque(lines: readonly string[]): Set<number> {
  const opaque = new Set<number>()
  let inFrontMatter = lines.length > 1 && /^---[ \t]*$/.test(lines[0] ?? '')
  let htmlEnd: RegExp | undefined
  for (const [index, line] of lines.entries()) {
    if (inFrontMatter || htmlEnd) opaque.add(index)
    htmlEnd = htmlEnd ? (htmlEnd.test(line) ? undefined : htmlEnd) : readHtmlEnd(line)
    if (index > 0 && /^---[ \t]*$/.test(line)) inFrontMatter = false
  }
  return opaque
}

/** A line of three colons or more; in quotes and list items too. */
function readContainer(line: string): { colons: number; closes: boolean } | undefined {
  const inner = line.replace(/^[ \t>]*(?:[-*+] +)?/, '')
  const [, colons, name] = /^[ \t]*(:{3,})[ \t]*(\S?)/.exec(inner) ?? []
  return colons ? { colons: colons.length, closes: name === '' } : undefined
}

function readFence(line: string): string | undefined {
  return /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
}

function isOnlyFence(line: string): boolean {
  return /^[`~]+[ \t]*$/.test(line)
}

function startsWithMarker(line: string): boolean {
  return /^ {0,3}(?:[-*+][ \t]+\S|\[\^[^\s\]]+\]:)/.test(line)
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

/** What ends the raw HTML that a line begins. */
function readHtmlEnd(line: string): RegExp | undefined {
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

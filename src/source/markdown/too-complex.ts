import { allowAll } from '../../environment.js'
import { type PlacedLine, placeLines } from './place-lines.js'

/** A place in a text where the parser would take too long, and what to do about it. */
export interface TooComplex {
  line: number
  reason: string
}

/**
 * What the parser takes in about two seconds: it needs time with the square of these. Measured on two cores; a page of
 * a real briefing has a hundredth of each. A block ends where a blank line, a list item or a definition begins.
 */
export const textLimits = {
  lineLength: 65_536,
  openContainers: 30,
  depth: 100,
  notes: 20_000,
  cellsInRow: 500,
  /** The printing browser needs memory with more than the length of a table: 3 GB for 16 000 rows, measured. */
  rows: 10_000,
  /** Of all tables of a file. */
  cells: 50_000,
  /** Lines of all blocks of code in a file: the browser needs as much memory for each as for a paragraph. */
  codeLines: 20_000,
  /** Lines that go on with a quote or a list item without its mark or indentation. */
  lazyLines: 4000,
  bracketsInBlock: 4000,
  bracketsInCode: 20_000,
  marksInBlock: 3000,
  marksInCode: 8000,
  /** Characters that the parser reads in search of the end of code spans. */
  backtickSearch: 8_000_000,
} as const

type Limits = Record<keyof typeof textLimits, number>

/** Says where a text is too complex for the parser: a list of known shapes, which is not complete. */
export function findTooComplex(text: string): TooComplex | undefined {
  const limits = allowAll(textLimits)
  let block = newBlock()
  const counted: Counted = { notes: 0, cells: 0, rows: 0, code: 0 }
  let last = 0
  for (const line of placeLines(text)) {
    last = line.number
    if (line.startsBlock) {
      if (searchesTooFar(block, line.offset, limits)) return { line: last, reason: tooManyTicks }
      block = newBlock()
    }
    if (isDefinition(line.text)) counted.notes++
    const dividers = line.isCode ? 0 : dividersOf(line.text)
    counted.cells += dividers
    if (line.isCode) counted.code++
    counted.rows = dividers === 0 ? 0 : counted.rows + 1
    countMarks(line, block)
    countLazy(line, block)
    const reason =
      judgeLine(line, limits) ?? judgeFile(counted, limits) ?? judgeBlock(line, block, limits)
    if (reason) return { line: last, reason }
  }
  return searchesTooFar(block, text.length, limits)
    ? { line: last, reason: tooManyTicks }
    : undefined
}

/** What has been counted since the block began. */
interface Block {
  brackets: number
  /** Of emphasis. */
  marks: number
  /** Runs of backticks. */
  ticks: { offset: number; length: number }[]
  inContainer: boolean
  lazyLines: number
}

function newBlock(): Block {
  return { brackets: 0, marks: 0, ticks: [], inContainer: false, lazyLines: 0 }
}

/** Adds the marks of a line to those of its block. The cells of a table are blocks of their own. */
function countMarks({ text, offset, isCode, inTable }: PlacedLine, block: Block): void {
  if (inTable) Object.assign(block, { brackets: 0, marks: 0 })
  if (isCode) block.ticks = []
  for (const { 0: found, index } of text.matchAll(
    /\[|`+|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[*~]/g,
  )) {
    if (found === '[') block.brackets++
    else if (!found.startsWith('`')) block.marks++
    else if (!isCode) block.ticks.push({ offset: offset + index, length: found.length })
  }
}

/** Outside the block's own marks, an indented line may belong to the item; one that is not cannot, but for laziness. */
function countLazy({ text, isCode }: PlacedLine, block: Block): void {
  if (depthOf(text) > 0) block.inContainer = true
  else if (block.inContainer && !isCode && !/^[ \t]/.test(text)) block.lazyLines++
}

/** How many `|` a line has, whether or not it is a row of a table: one may stand in a quote or a list. */
function dividersOf(text: string): number {
  return text.includes('|') ? (text.match(/(?<!\\)\|/g)?.length ?? 0) : 0
}

function judgeLine(line: PlacedLine, limits: Limits): string | undefined {
  const { text, isCode, openContainers } = line
  if (text.length > limits.lineLength) {
    const advice = /[(<"']data:image\//i.test(text)
      ? 'save the picture that is in it as a file, and show that: `![…](figures/picture.png)`'
      : 'break it'
    return `This line has ${text.length} characters, more than the ${limits.lineLength} allowed; ${advice}`
  }
  if (openContainers > limits.openContainers)
    return tooMany('`:::` containers open inside each other')
  if (!isCode && depthOf(text) > limits.depth) return tooMany('quotes or lists inside each other')
  if (!isCode && dividersOf(text) > limits.cellsInRow)
    return `This row of a table has more than the ${limits.cellsInRow} cells allowed; take out columns, or turn the table`
  return undefined
}

interface Counted {
  notes: number
  cells: number
  /** Lines with cells, up to this one without another between. */
  rows: number
  /** Lines of code. */
  code: number
}

function judgeFile({ notes, cells, rows, code }: Counted, limits: Limits): string | undefined {
  if (notes > limits.notes)
    return `This file defines more than ${limits.notes} notes; split it into several chapters`
  if (rows > limits.rows)
    return `This table has more than the ${limits.rows} rows allowed; divide it into several`
  if (code > limits.codeLines)
    return `This file has more than the ${limits.codeLines} lines of code allowed; leave out what nobody reads in print, or split it into several chapters`
  if (cells > limits.cells)
    return `The tables of this file have more than the ${limits.cells} cells allowed up to this row; split it into several chapters`
  return undefined
}

function judgeBlock(
  { isCode }: PlacedLine,
  { brackets, marks, lazyLines }: Block,
  limits: Limits,
): string | undefined {
  if (brackets > (isCode ? limits.bracketsInCode : limits.bracketsInBlock))
    return tooMany('brackets `[`', 'one block')
  if (marks > (isCode ? limits.marksInCode : limits.marksInBlock))
    return tooMany('marks of emphasis (`*`, `_`, `~`)', 'one block')
  if (lazyLines > limits.lazyLines)
    return `More than ${limits.lazyLines} lines go on with the quote or list item above them without its mark; put a blank line between`
  return undefined
}

function tooMany(what: string, where?: string): string {
  const advice = where ? 'close them, or put blank lines between' : 'close them'
  return `Too many ${what}${where ? ` in ${where}` : ''} to read the file in reasonable time; ${advice}`
}

const tooManyTicks = tooMany('backticks without their counterparts', 'the block above')

/** Whether the parser reads too much, all runs of backticks together, to find their ends in the same block. */
function searchesTooFar({ ticks }: Block, end: number, limits: Limits): boolean {
  const following = new Set<number>()
  let searched = 0
  for (const { offset, length } of ticks.toReversed()) {
    if (!following.has(length)) searched += end - offset
    following.add(length)
  }
  return searched > limits.backtickSearch
}

function isDefinition(line: string): boolean {
  return /^[ \t>]*\[\^[^\s\]]+\]:/.test(line)
}

/** How many containers a line opens or goes on with: an item of a list is at least two columns deeper than its list. */
function depthOf(line: string): number {
  const [markers] = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\s\]]+\]:))*/.exec(
    line,
  ) ?? ['']
  if (markers === '') return 0
  const indent = /^[ \t]*/.exec(markers)?.[0].replaceAll('\t', '    ').length ?? 0
  return indent / 2 + (markers.match(/>|[-*+](?=[ \t]|$)|\d[.)]|\]:/g)?.length ?? 0)
}

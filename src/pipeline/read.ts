import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { VFile } from 'vfile'

/** The files of a briefing as they stand in its folder, before anything is known about them. */
export interface Manuscript {
  /** Name of the folder. */
  id: string
  /** Absolute path of the folder. */
  folder: string
  /** briefing.md first, then the chapter files in the order of their numbers. */
  files: VFile[]
}

/** More than any briefing needs, less than what stalls the parser: reliability.md §5. */
const maximumBytes = 2 * 1024 * 1024

/**
 * Reads a briefing's folder. A file that is not UTF-8 or too large gets a fatal message and an empty text, so that
 * the other files are still checked.
 *
 * @throws ENOENT and the like, where the folder cannot be read.
 */
export async function readBriefing(folder: string): Promise<Manuscript> {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.md') && !/^[._]/.test(name),
  )
  const chapters = names.filter((name) => name !== 'briefing.md').sort(byChapterNumber)
  const ordered = names.includes('briefing.md') ? ['briefing.md', ...chapters] : chapters
  const files = await Promise.all(ordered.map((name) => readSource(path.join(folder, name))))
  return { id: path.basename(folder), folder: path.resolve(folder), files }
}

/**
 * Reads one source. What cannot be read as text, or would take the parser too long, is a fatal message and an empty
 * text.
 */
export async function readSource(file: string): Promise<VFile> {
  const shown = path.relative('', file) || file
  const source = new VFile({ path: shown.startsWith('..') ? path.resolve(file) : shown })
  const bytes = await readFile(file)
  if (bytes.length > maximumBytes) {
    source.value = ''
    fail(
      source,
      'file-too-large',
      `This file has ${bytes.length} bytes, more than the ${maximumBytes} allowed; split it`,
      1,
    )
    return source
  }
  const wrong = findBrokenUtf8(bytes)
  if (wrong === undefined) {
    source.value = new TextDecoder('utf-8').decode(bytes)
    const fault = findTooComplex(source.value) ?? (await findTooSlow(source.value))
    if (fault) {
      source.value = ''
      fail(source, 'too-complex', fault.reason, fault.line)
    }
  } else {
    source.value = ''
    const line = bytes.subarray(0, wrong).filter((byte) => byte === 0x0a).length + 1
    fail(
      source,
      'not-utf-8',
      `Byte ${wrong + 1} is not UTF-8; save the file as UTF-8 (it may be Shift_JIS)`,
      line,
    )
  }
  return source
}

function fail(file: VFile, ruleId: string, reason: string, line: number): void {
  const message = file.message(reason, { place: { line, column: 1 }, ruleId, source: 'briefing' })
  message.fatal = true
}

/** Gives the offset of the first byte that no UTF-8 text can have there. */
function findBrokenUtf8(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    // A prefix may end inside a character: `stream` lets that pass.
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle
    else bad = middle
  }
  return good
}

function isUtf8(bytes: Uint8Array, stream = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

/** `2-x.md` before `10-x.md`; files without a number last. */
function byChapterNumber(a: string, b: string): number {
  const number = (name: string) => Number(/^\d+/.exec(name)?.[0] ?? Number.POSITIVE_INFINITY)
  return number(a) - number(b) || (a < b ? -1 : 1)
}

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

/** Smaller texts take a few seconds at worst, whatever is in them; a long chapter has a third of it. */
const harmlessLength = 64 * 1024

/** Repairs parse a text again, and twenty seconds are what a refusal may take. */
const trialMilliseconds = 8000

let lastTrial: Promise<unknown> = Promise.resolve()

/**
 * Parses a large text on trial, in a thread that can be ended: the parser needs time with the square of some texts,
 * and the list of the shapes below is not complete. One trial at a time, so that texts do not take each other's.
 */
export async function findTooSlow(
  text: string,
  milliseconds = trialMilliseconds,
): Promise<TooComplex | undefined> {
  if (text.length <= harmlessLength) return undefined
  const trial = lastTrial.then(() => parsesWithin(milliseconds, text))
  lastTrial = trial
  if (await trial) return undefined
  const reason = 'This file takes too long to read; split it, or nest less in it'
  return { line: 1, reason }
}

async function parsesWithin(milliseconds: number, text: string): Promise<boolean> {
  // Tests run the sources themselves, which a thread of Node's own cannot.
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/pipeline/' : './'
  const worker = new Worker(new URL(`${folder}parse.js`, import.meta.url), {
    workerData: { textOnTrial: text },
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
  })
  const timer = setTimeout(() => void worker.terminate(), milliseconds)
  // Out of memory, or nested deeper than the stack: its end follows.
  worker.once('error', () => undefined)
  const code = await new Promise((resolve) => worker.once('exit', resolve))
  clearTimeout(timer)
  return code === 0
}

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

import { isDeepStrictEqual } from 'node:util'
import { VFile } from 'vfile'
import { rangeOf } from '../../footnotes/prose.js'
import { parseText } from '../../source/markdown/parse-text.js'
import { readMarks } from '../../source/tlp/marks.js'
import type { Range } from '../finding.js'
import { placeOf, type SourceFile, textOf, toSourceFile } from '../source.js'
import { edited, type Fix } from './apply-edits.js'
import { keepsLinks, linkMapOf } from './link-map.js'
import { keepsNotes, noteMapOf } from './note-map.js'
import { shapeOf } from './shape.js'

/** Rules that turn text into the call or the note that its author meant. */
export const addsNotes: ReadonlySet<string> = new Set([
  'footnote-by-hand',
  'footnote-label-invalid',
  'footnote-undefined',
  'footnote-wrong-syntax',
  'footnote-definition-misplaced',
])

/** Rules that turn code or HTML into text, whose links and calls are then new. */
const revealsText: ReadonlySet<string> = new Set(['indented-prose', 'other-dialect', 'raw-html'])

/** Rules that only leave out what nobody sees: it may have kept text from being Markdown. */
const dropsCharacters: ReadonlySet<string> = new Set(['invisible-character', 'control-character'])

/** Fixes that are judged together, by what they must leave as it is. */
interface Stage {
  takes: (ruleId: string) => boolean
  keepsShape: boolean
  /** Whether new calls, notes and links may come in. */
  more: boolean
  /** What a fix would change that is left out. */
  changes: string
}

const leads = 'change where a call or a link leads'

/** What adds something comes last, so that no other fix may add to it. */
const stages: readonly Stage[] = [
  {
    takes: (ruleId) => dropsCharacters.has(ruleId),
    keepsShape: true,
    more: false,
    changes: 'make other Markdown of the text',
  },
  {
    takes: (ruleId) => !dropsCharacters.has(ruleId) && !adds(ruleId),
    keepsShape: false,
    more: false,
    changes: leads,
  },
  { takes: adds, keepsShape: false, more: true, changes: leads },
]

/** The repairs that change nothing but what they are to repair. */
export interface Kept {
  fixes: readonly Fix[]
  /** Which fixes were left out, and why. */
  refused?: string
}

/** Takes the fixes of one pass; returns those by which the file still says what it said. */
export function keepFixes(at: SourceFile, fixes: readonly Fix[]): Kept {
  let kept: readonly Fix[] = []
  const refusals: string[] = []
  for (const stage of stages) {
    const taken = fixes.filter(({ ruleId }) => stage.takes(ruleId))
    kept = takeAll(at, stage, kept, taken)
    const staying = new Set(kept)
    const left = taken.filter((fix) => !staying.has(fix))
    if (left.length > 0) refusals.push(explainLeft(at, stage, left))
  }
  return { fixes: kept, ...(refusals.length > 0 && { refused: refusals.join('. ') }) }
}

/** Returns the text of a file with some fixes made. */
export function rewrite(at: SourceFile, fixes: readonly Fix[]): string {
  return edited(
    textOf(at),
    fixes.flatMap(({ edits }) => edits),
  )
}

/** Reads a file anew, with another text. */
export function readFile({ file, role }: SourceFile, text: string): SourceFile {
  const next = new VFile({ path: file.path, value: text })
  return toSourceFile({ file: next, ...readMarks(parseText(text)) }, role)
}

/** From so many on, fixes are looked at one by one in their blocks before any is tried in the whole file. */
const many = 8

/** As `accumulate`; where many would be left out, it takes the time of the file's length and not of its square. */
function takeAll(
  at: SourceFile,
  stage: Stage,
  base: readonly Fix[],
  more: readonly Fix[],
): readonly Fix[] {
  if (stage.more || more.length < many || isKept(at, stage, [...base, ...more]))
    return accumulate(at, stage, base, more)
  const blocks = at.tree.children.flatMap((block): Range[] => {
    const [start, end] = rangeOf(block)
    return start === undefined || end === undefined ? [] : [[start, end]]
  })
  return accumulate(
    at,
    stage,
    base,
    more.filter((fix) => isKeptNearby(at, blocks, stage, fix)),
  )
}

/** Whether a fix alone leaves the blocks around it what they say; what it does to others, only the whole file shows. */
function isKeptNearby(
  at: SourceFile,
  blocks: readonly Range[],
  stage: Stage,
  { edits, ...fix }: Fix,
): boolean {
  const from = Math.min(...edits.map(({ range }) => range[0]))
  const to = Math.max(...edits.map(({ range }) => range[1]))
  const before = blocks.findLastIndex(([, end]) => end < from)
  const after = blocks.findIndex(([start]) => start > to)
  const text = textOf(at)
  const start = blocks[before]?.[0] ?? 0
  const end = blocks[after]?.[1] ?? text.length
  const moved = edits.map(({ range, ...edit }) => ({
    ...edit,
    range: [range[0] - start, range[1] - start] as const,
  }))
  return isKept(readFile(at, text.slice(start, end)), stage, [{ ...fix, edits: moved }])
}

/** Adds to some fixes those of others with which the file keeps what the stage wants kept. */
function accumulate(
  at: SourceFile,
  stage: Stage,
  base: readonly Fix[],
  more: readonly Fix[],
): readonly Fix[] {
  const all = [...base, ...more]
  if (more.length === 0 || isKept(at, stage, all)) return all
  if (more.length === 1) return base
  const middle = Math.ceil(more.length / 2)
  const half = accumulate(at, stage, base, more.slice(0, middle))
  return accumulate(at, stage, half, more.slice(middle))
}

function isKept(at: SourceFile, { more, keepsShape }: Stage, fixes: readonly Fix[]): boolean {
  const next = readFile(at, rewrite(at, fixes))
  const edits = fixes.flatMap((fix) => fix.edits)
  return (
    keepsNotes(noteMapOf(at, edits), noteMapOf(next), { more }) &&
    keepsLinks(linkMapOf(at, fixes), linkMapOf(next), { more }) &&
    (!keepsShape || isDeepStrictEqual(shapeOf(at), shapeOf(next)))
  )
}

function adds(ruleId: string): boolean {
  return addsNotes.has(ruleId) || revealsText.has(ruleId)
}

function explainLeft(at: SourceFile, { changes }: Stage, left: readonly Fix[]): string {
  const places = left.map(({ ruleId, edits }) => {
    const start = Math.min(...edits.map(({ range }) => range[0]))
    return `\`${ruleId}\` in line ${placeOf(at, start, start).start.line}`
  })
  const shown = [...new Set(places)]
  const [what, was] =
    shown.length === 1 ? ['The fix of', 'it was left out'] : ['The fixes of', 'they were left out']
  return `${what} ${listOf(shown)} would ${changes}, so ${was}. Repair ${shown.length === 1 ? 'it' : 'them'} by hand`
}

function listOf(words: readonly string[]): string {
  return words.length > 5
    ? `${words.slice(0, 4).join(', ')} and ${words.length - 4} more`
    : words.join(', ')
}

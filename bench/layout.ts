// Times `breakPages` on generated briefings, and how its processor time grows with their lines: 1 is linear, 2 is with the
// square. It runs what tsc made: a script runner that keeps function names takes longer for those than for the pages.
// `npm run build && npm run bench:layout -- [pages…]`; 40000 pages are a million lines
import './help.js'
import { breakPages } from '../dist/paginate/layout/break-pages.js'
import type {
  Block,
  BlockKind,
  Galley,
  Line,
  NoteBody,
  PageSpec,
} from '../dist/paginate/layout/galley.js'
import { median } from './measure.js'

/** A4 less its margins at 96 dpi. */
const spec: PageSpec = {
  height: 940,
  separator: 17,
  noteGap: 3,
  orphans: 2,
  widows: 2,
  noteLines: 2,
}

const sizes =
  process.argv.length > 2 ? process.argv.slice(2).map(Number) : [50, 100, 200, 400, 4000]
let before: { lines: number; time: number } | undefined

// Warm up, so that the growth is that of the work and not of the compiler.
for (let run = 0; run < 20; run++) breakPages(setBriefing(50), spec)

console.log('pages   lines   notes   split   median ms   growth')
for (const length of sizes) {
  const galley = setBriefing(length)
  const times = Array.from({ length: length > 1000 ? 1 : 11 }, () => {
    const start = process.cpuUsage()
    breakPages(galley, spec)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  const time = median(times)
  const pages = breakPages(galley, spec)
  const split = pages.filter(({ notes }) => notes.some(({ from }) => from > 0)).length
  const lines = galley.lines.length
  const growth = before ? Math.log(time / before.time) / Math.log(lines / before.lines) : undefined
  const columns: [text: string, width: number][] = [
    [`${pages.length}`, 5],
    [`${lines}`, 8],
    [`${galley.notes.size}`, 8],
    [`${split}`, 8],
    [time.toFixed(1), 12],
    [growth === undefined ? '–' : `n^${growth.toFixed(2)}`, 9],
  ]
  console.log(columns.map(([text, width]) => text.padStart(width)).join(''))
  before = { lines, time }
}

/** Chapters of headings, paragraphs, tables and figures with a note on every fourth line; the same at every call. */
function setBriefing(pages: number): Galley {
  const random = seed(pages)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const lines: Line[] = []
  const blocks: Block[] = []
  const notes = new Map<number, NoteBody>()
  let bottom = 0
  let section = 0
  let noteHeight = 0

  const callNote = (): number[] => {
    if (random() > 0.25) return []
    const number = notes.size + 1
    const count = random() < 0.02 ? upTo(40) : upTo(3)
    const noteLines = Array.from({ length: count }, (_, line) => ({
      top: line * 15,
      bottom: line * 15 + 15,
    }))
    notes.set(number, { lines: noteLines })
    noteHeight += count * 15 + spec.noteGap
    return [number]
  }
  const setBlock = (kind: BlockKind, count: number, height: number, repeatedHead = 0) => {
    const keepWithNext = kind === 'heading' || kind === 'head-row'
    blocks.push({ kind, section, keepWithNext, repeatedHead })
    bottom += kind === 'row' ? 0 : 10
    for (let line = 0; line < count; line++) {
      const calls = kind === 'text' || kind === 'row' ? callNote() : []
      lines.push({ top: bottom, bottom: bottom + height, block: blocks.length - 1, calls })
      bottom += height
    }
  }

  while (bottom + noteHeight < pages * 900) {
    const dice = random()
    if (dice < 0.1) {
      if (random() < 0.2 && lines.length > 0) section++
      setBlock('heading', 1, 30)
    } else if (dice < 0.13) {
      setBlock('figure', 1, 100 + upTo(400))
    } else if (dice < 0.16) {
      setBlock('head-row', 1, 24)
      for (let rows = upTo(20); rows > 0; rows--) setBlock('row', 1, 24, 24)
    } else {
      setBlock('text', upTo(9), 21)
    }
  }
  return { lines, blocks, notes }
}

/** Numbers in 0–1 that follow from a seed (Marsaglia, *Xorshift RNGs*, 2003). */
function seed(start: number): () => number {
  let state = start + 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

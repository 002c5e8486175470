import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, release, totalmem } from 'node:os'
import type { Engine } from './engines.js'
import type { Measured } from './measure.js'
import type { Truth } from './truth.js'

export interface Row extends Measured {
  engine: Engine
  truth: Truth
  /** By the clock, against Chrome's tagged print in the same run. */
  ratio: number
}

/** A text of one length, as every engine set it. */
export interface Round {
  notes: number
  rows: Row[]
}

const begin = '<!-- figures: written by `npm run bench -- --write` -->'
const end = '<!-- end of figures -->'

/** Puts the figures into the page, and the chart beside it. */
export async function writeReport(
  page: string,
  rounds: readonly Round[],
  runs: number,
): Promise<void> {
  const before = await readFile(page, 'utf8')
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${page} has no place for figures`)
  const text = `${begin}\n${describe(rounds, runs)}\n${before.slice(to)}`
  await writeFile(page, before.slice(0, from) + text)
  await writeFile(page.replace(/\.md$/, '.svg'), draw(rounds))
}

/** The figures as Markdown: versions and machine, then a table for each length. */
export function describe(rounds: readonly Round[], runs: number): string {
  const engines = new Map(
    rounds.flatMap(({ rows }) => rows.map(({ engine }) => [engine.name, engine])),
  )
  const [cpu] = cpus()
  const about = [
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB,`,
    `Linux ${release()}, Node.js ${process.version}. ${runs === 1 ? 'One run' : `Medians of ${runs} runs`},`,
    `whole processes one after the other, ${new Date().toISOString().slice(0, 10)}.`,
    `Load at the end: ${loadavg()[0]?.toFixed(1)}; where that is above the number of cores, other work has slowed the seconds.`,
  ].join(' ')
  const versions = [...engines.values()]
    .map(({ name, version }) => `- ${name}: ${version}`)
    .join('\n')
  return [about, versions, ...rounds.map(tabulate)].join('\n\n')
}

function tabulate({ notes, rows }: Round): string {
  const head = [
    `**${notes} notes**`,
    '',
    '| | pages | seconds | × Chrome | CPU s | MB | notes off their page | tagged |',
    '|---|---:|---:|---:|---:|---:|---:|---|',
  ]
  const lines = rows.map(({ engine, truth, seconds, cpu, memory, ratio }) => {
    const cells = [
      engine.name,
      truth.pages,
      seconds.toFixed(2),
      ratio.toFixed(2),
      cpu.toFixed(1),
      memory.toFixed(0),
      engine.setsNotes ? truth.astray : '–',
      truth.tagged ? 'yes' : 'no',
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [...head, ...lines].join('\n')
}

/** Seconds by notes, both in powers of ten. */
function draw(rounds: readonly Round[]): string {
  const size = { width: 720, height: 420, left: 60, right: 250, top: 20, bottom: 50 }
  const all = rounds.flatMap(({ rows }) => rows.map(({ seconds }) => seconds))
  const scale = (values: readonly number[], from: number, to: number) => {
    const logs = values.map(Math.log10)
    const [least, most] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))]
    const at = (value: number) =>
      from + ((Math.log10(value) - least) / (most - least)) * (to - from)
    return {
      at,
      marks: Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index)),
    }
  }
  const across = scale(
    rounds.map(({ notes }) => notes),
    size.left,
    size.width - size.right,
  )
  const up = scale(all, size.height - size.bottom, size.top)
  const names = [...new Set(rounds.flatMap(({ rows }) => rows.map(({ engine }) => engine.name)))]
  const grid = [
    ...up.marks.map(
      (mark) =>
        `<path d="M${size.left} ${up.at(mark)}H${size.width - size.right}" stroke="#ccc"/><text x="${size.left - 6}" y="${up.at(mark) + 4}" text-anchor="end">${mark} s</text>`,
    ),
    ...across.marks.map(
      (mark) =>
        `<text x="${across.at(mark)}" y="${size.height - size.bottom + 20}" text-anchor="middle">${mark}</text>`,
    ),
  ]
  const lines = names.map((name, index) => {
    const colour = `hsl(${(index * 360) / names.length} 65% 38%)`
    const points = rounds.flatMap(({ notes, rows }) => {
      const row = rows.find(({ engine }) => engine.name === name)
      return row ? [`${across.at(notes).toFixed(1)},${up.at(row.seconds).toFixed(1)}`] : []
    })
    const y = size.top + 16 + index * 20
    const dots = points.map((point) => {
      const [x, height] = point.split(',')
      return `<circle cx="${x}" cy="${height}" r="3" fill="${colour}"/>`
    })
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}<text x="${size.width - size.right + 16}" y="${y}" fill="${colour}">${name}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12"><title>Seconds of a whole process by the number of notes</title><rect width="100%" height="100%" fill="#fff"/>${grid.join('')}${lines.join('')}<text x="${(size.left + size.width - size.right) / 2}" y="${size.height - 8}" text-anchor="middle">notes</text></svg>\n`
}

// Measures what commands take from the shell, whole processes in turn: starting, checking and building the samples, with
// and without what an earlier build has left, Chrome's own tagged print of the same three, and twelve briefings in one
// call and one after the other. Medians of seconds by the clock and of processor time, which other work on the machine
// lengthens less, and how many times as long by the clock as the line it is held against. The last twentieth of a second
// of processor time is missed, so what ends sooner shows none.
// `npm run build && npm --prefix bench ci && npm run bench:commands -- [runs]`
import './help.js'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../dist/browser/find.js'
import { makeText, writeText } from './briefing.js'
import { type Measured, measure, median } from './measure.js'

const runs = Number(process.argv[2] ?? 5)
const here = fileURLToPath(new URL('.', import.meta.url))
const product = path.dirname(here)
const cli = path.join(product, 'dist/cli.js')
const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))

/** One line of the result: what is run, one process after the other, and the line that it is compared with. */
interface Line {
  name: string
  commands: string[][]
  against?: string
}

try {
  const output = path.join(root, 'output')
  const cache = path.join(root, 'cache')
  const build = ['node', cli, 'build']
  const anew = [...build, '--no-cache', '--output', output]
  await measure([...build, '--cache', cache, '--output', output], product)
  const twelve = path.join(root, 'briefings')
  const ids = await writeTwelve()
  const each = [...anew, '--briefings', twelve]
  const { executablePath: browser } = await findBrowser()
  const prints = (await listHtml(output)).map((html, index) => [
    ...['node', path.join(here, 'chrome.mjs'), browser, html],
    ...[path.join(root, `${index}.pdf`), 'tagged'],
  ])
  const lines: Line[] = [
    { name: 'node -e 0', commands: [['node', '-e', '0']] },
    { name: 'briefing --version', commands: [['node', cli, '--version']] },
    { name: 'briefing check, the samples', commands: [['node', cli, 'check']] },
    {
      name: 'remark alone reads the samples',
      commands: [['node', path.join(here, 'library.mjs'), 'remark reads the Markdown', product]],
    },
    { name: 'Chrome prints the three samples', commands: prints },
    {
      name: 'briefing build, the samples, from scratch',
      commands: [anew],
      against: 'Chrome prints the three samples',
    },
    {
      name: 'briefing build, the samples, nothing changed',
      commands: [[...build, '--cache', cache, '--output', output]],
    },
    { name: 'twelve briefings, one call each', commands: ids.map((id) => [...each, id]) },
    {
      name: 'twelve briefings in one call',
      commands: [each],
      against: 'twelve briefings, one call each',
    },
  ]
  report(lines, await measureAll(lines))
} finally {
  await rm(root, { recursive: true, force: true })
}

/** Briefings of some eight pages, each in a folder of its own. */
async function writeTwelve(): Promise<string[]> {
  const ids = Array.from({ length: 12 }, (_, index) => `briefing-${index + 1}`)
  const { files } = makeText(4, '', '')
  for (const id of ids) {
    const own = files.map(({ name, content }) => ({
      name: name.replace('/bench/', `/${id}/`),
      content,
    }))
    await writeText(root, { notes: 0, files: own })
  }
  return ids
}

/** The HTML editions of a build, which Chrome prints as any page. */
async function listHtml(output: string): Promise<string[]> {
  const names = await readdir(output, { recursive: true })
  return names
    .filter((name) => /^([^/]+)\/\1\.html$/.test(name))
    .map((name) => path.join(output, name))
}

/** Each line once, then each of them again, so that what slows the machine slows all of them. */
async function measureAll(lines: readonly Line[]): Promise<Map<string, Measured[]>> {
  const times = new Map<string, Measured[]>(lines.map(({ name }) => [name, []]))
  for (let run = 0; run < runs; run += 1) {
    for (const { name, commands } of lines) {
      const parts: Measured[] = []
      for (const command of commands) parts.push(await measure(command, product))
      times.get(name)?.push({
        seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
        cpu: parts.reduce((sum, { cpu }) => sum + cpu, 0),
        memory: Math.max(...parts.map(({ memory }) => memory)),
        own: Math.max(...parts.map(({ own }) => own)),
      })
    }
  }
  return times
}

function report(lines: readonly Line[], times: ReadonlyMap<string, readonly Measured[]>): void {
  const medianOf = (name: string, unit: 'seconds' | 'cpu') =>
    median((times.get(name) ?? []).map((time) => time[unit]))
  console.log('| | seconds | CPU s | against |\n|---|---:|---:|---|')
  for (const { name, against } of lines) {
    const seconds = medianOf(name, 'seconds')
    const cpu = medianOf(name, 'cpu')
    const ratio = against && `${(seconds / medianOf(against, 'seconds')).toFixed(2)} × ${against}`
    console.log(`| ${name} | ${seconds.toFixed(2)} | ${cpu.toFixed(2)} | ${ratio ?? ''} |`)
  }
}

// Sets one generated Japanese briefing, in several lengths, by every engine that this machine has, and reads each PDF.
// `npm run bench -- [--sections 12,36,156,780] [--runs 3] [--only NAME,…] [--write]`, after `npm ci` and in bench/ `npm i`.
// What is written goes into docs/performance.md.
import './help.js'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../dist/browser/launch.js'
import { makeText, writeText } from './briefing.js'
import { type Engine, faces, listEngines, pagedScript } from './engines.js'
import { type Measured, measure, median } from './measure.js'
import { describe, type Round, type Row, writeReport } from './report.js'
import { readTruth } from './truth.js'

const { values } = parseArgs({
  options: {
    sections: { type: 'string', default: '12,36,156,780' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const launched = await launchBrowser()
const { executablePath } = launched.choice
await launched.close()
const only = values.only?.split(',')
const engines = listEngines(executablePath).filter(
  ({ name }) => !only || only.some((part) => name.includes(part)),
)
const folder = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
try {
  const rounds: Round[] = []
  for (const sections of values.sections.split(',').map(Number)) {
    const round = await runRound(sections, path.join(folder, String(sections)))
    rounds.push(round)
    console.log(describe([round], runs))
  }
  const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))
  if (values.write) await writeReport(page, rounds, runs)
} finally {
  await rm(folder, { recursive: true })
}

/** Lets every engine set a text, in turn, so that all see the same weather of the machine. */
async function runRound(sections: number, at: string): Promise<Round> {
  const text = makeText(sections, faces, pagedScript)
  await writeText(at, text)
  const all = new Map<Engine, Measured[]>(engines.map((engine) => [engine, []]))
  for (let run = 0; run < runs; run += 1)
    for (const [engine, measured] of all) measured.push(await measure(engine.command(at), at))
  const [limit] = all.values()
  const least = median((limit ?? []).map(({ seconds }) => seconds))
  const rows: Row[] = []
  for (const [engine, measured] of all) {
    const of = (key: keyof Measured) => median(measured.map((each) => each[key]))
    const seconds = of('seconds')
    const figures = {
      seconds,
      cpu: of('cpu'),
      memory: of('memory'),
      own: of('own'),
      ratio: seconds / least,
    }
    rows.push({ engine, ...figures, truth: await readTruth(path.join(at, engine.pdf), text.notes) })
  }
  return { notes: text.notes, rows }
}

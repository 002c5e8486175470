// Measures a warm build of a sample, step by step. It runs what tsc made, as users do: a script runner that keeps
// function names would put its own helpers into the code that goes to the browser.
// `npm run build && npm run bench:stages -- [folder, or number of sections of a generated text] [runs] [--cold]`
// With --cold it measures whole processes instead, as users start them: there, nothing is compiled yet.
import './help.js'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findFolder } from './briefing.js'
import { type Measured, measure, median } from './measure.js'
import { type Time, timeSteps } from './time-steps.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cold: { type: 'boolean', default: false } },
})
const [given = 'briefings/2024-03', runs = '5'] = positionals
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
const folder = await findFolder(given, path.join(output, 'source'))
if (values.cold) {
  const command = ['node', 'dist/cli.js', 'build', folder, '--no-cache', '--output', output]
  const all: Measured[] = []
  for (let run = 0; run < Number(runs); run += 1) all.push(await measure(command, '.'))
  const of = (key: keyof Measured): number => median(all.map((each) => each[key]))
  console.log(
    `median of ${runs} processes: ${of('seconds').toFixed(2)} s, ${of('cpu').toFixed(2)} s of processor time, ` +
      `${of('memory').toFixed(0)} MB at most, ${of('own').toFixed(0)} of them Node.js`,
  )
  await rm(output, { recursive: true })
  process.exit()
}
const samples: Map<string, Time>[] = []
for (let run = 0; run < Number(runs); run += 1) samples.push(await timeSteps(folder, output))

const steps = [...(samples[0]?.keys() ?? [])].filter(Boolean)
const line = (name: string, clock: number, node: number): string =>
  `${name.padEnd(28)} ${clock.toFixed(0).padStart(6)} ${node.toFixed(0).padStart(6)}`

console.log(`${'median of '.concat(runs, ', in ms').padEnd(28)}  clock   node`)
for (const step of steps) {
  const times = samples.map((sample) => sample.get(step) ?? { clock: 0, node: 0 })
  console.log(
    line(step, median(times.map(({ clock }) => clock)), median(times.map(({ node }) => node))),
  )
}
const sum = (key: keyof Time): number =>
  median(samples.map((times) => [...times.values()].reduce((all, time) => all + time[key], 0)))
console.log(line('whole build, with launch', sum('clock'), sum('node')))
console.log(
  `${'memory at most, in MB'.padEnd(28)}        ${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(6)}`,
)
await rm(output, { recursive: true })

// Measures a warm build of a sample, step by step. It runs what tsc made, as users do: a script runner that keeps
// function names would put its own helpers into the code that goes to the browser.
// `npm run build && npx tsx bench/stages.ts [folder] [runs]`
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { median } from './measure.js'
import { type Time, timeSteps } from './time-steps.js'

const [folder = 'briefings/2024-03', runs = '5'] = process.argv.slice(2)
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
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

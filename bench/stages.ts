// Measures a warm build of a sample, step by step. It runs what tsc made, as users do: a script runner that keeps
// function names would put its own helpers into the code that goes to the browser.
// `npm run build && npx tsx bench/stages.ts [folder] [runs]`
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launchBrowser } from '../dist/browser/launch.js'
import { build } from '../dist/pipeline.js'

const [folder = 'briefings/2024-03', runs = '5'] = process.argv.slice(2)
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
const samples: Map<string, number>[] = []

for (let run = 0; run < Number(runs); run += 1) {
  const times = new Map<string, number>()
  let current = 'launch'
  let since = performance.now()
  const turnTo = (step: string): void => {
    const now = performance.now()
    times.set(current, (times.get(current) ?? 0) + now - since)
    current = step
    since = now
  }
  const browser = launchBrowser()
  const launched = await browser
  const result = await build(
    folder,
    {
      templates: 'templates',
      output,
      editions: ['pdf', 'html'],
      epoch: undefined,
      rules: {},
      verify: true,
      browser: async () => launched,
    },
    turnTo,
  )
  turnTo('')
  await launched.close()
  if (!result.built) throw new Error(`${folder} was not built: check it first`)
  samples.push(times)
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const steps = [...(samples[0]?.keys() ?? [])].filter(Boolean)
const medians = steps.map((step) => median(samples.map((times) => times.get(step) ?? 0)))
const total = median(
  samples.map((times) => [...times.values()].reduce((sum, time) => sum + time, 0)),
)
for (const [index, step] of steps.entries()) {
  const time = medians[index] ?? 0
  console.log(
    `${step.padEnd(28)} ${time.toFixed(0).padStart(6)} ms ${((100 * time) / total).toFixed(1).padStart(5)} %`,
  )
}
console.log(
  `${'whole build, with launch'.padEnd(28)} ${total.toFixed(0).padStart(6)} ms (median of ${runs})`,
)

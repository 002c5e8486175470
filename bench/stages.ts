// Measures a warm build of a sample, step by step. It runs what tsc made, as users do: a script runner that keeps
// function names would put its own helpers into the code that goes to the browser.
// What runs beside another step, as the HTML edition does beside finishing, is counted for the step that began last.
// `npm run build && npx tsx bench/stages.ts [folder] [runs]`
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launchBrowser } from '../dist/browser/launch.js'
import { buildBriefing } from '../dist/pipeline.js'

const [folder = 'briefings/2024-03', runs = '5'] = process.argv.slice(2)
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
/** Milliseconds by the clock, and of processor time that Node.js used: that one tells the same on a busy machine. */
interface Time {
  clock: number
  node: number
}

const samples: Map<string, Time>[] = []
const usedByNode = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

for (let run = 0; run < Number(runs); run += 1) {
  const times = new Map<string, Time>()
  let current = 'launch'
  let since = performance.now()
  let used = usedByNode()
  const turnTo = (step: string): void => {
    const now = performance.now()
    const usedNow = usedByNode()
    const { clock, node } = times.get(current) ?? { clock: 0, node: 0 }
    times.set(current, { clock: clock + now - since, node: node + usedNow - used })
    current = step
    since = now
    used = usedNow
  }
  const browser = launchBrowser()
  const launched = await browser
  const result = await buildBriefing(
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

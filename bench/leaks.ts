// Measures what part of a build with an edition for lower levels goes into the proof that nothing leaked into it.
// `npm run build && npm run bench:leaks -- [folder] [level] [runs]`
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launchBrowser } from '../dist/browser/launch.js'
import { buildBriefing } from '../dist/pipeline.js'
import { parseLevel } from '../dist/source/tlp/level.js'

const [folder = 'briefings/2024-03', written = 'clear', runs = '5'] = process.argv.slice(2)
const level = parseLevel(written)
if (!level) throw new Error(`${written} is no level of TLP`)
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
const browser = await launchBrowser()
const shares: number[] = []
for (let run = 0; run < Number(runs); run += 1) {
  const times = new Map<string, number>()
  let current = ''
  let since = performance.now()
  const turnTo = (step: string): void => {
    const now = performance.now()
    times.set(current, (times.get(current) ?? 0) + now - since)
    current = step
    since = now
  }
  const result = await buildBriefing(
    folder,
    {
      templates: 'templates',
      output,
      editions: ['pdf', 'html'],
      epoch: undefined,
      rules: {},
      levels: [level],
      verify: true,
      browser: async () => browser,
    },
    turnTo,
  )
  turnTo('')
  if (!result.built) throw new Error(`${folder} was not built: check it first`)
  const all = [...times.values()].reduce((sum, time) => sum + time, 0)
  const search = times.get('looking for what was left out') ?? 0
  shares.push(search / all)
  console.log(
    `run ${run + 1}: ${Math.round(search)} of ${Math.round(all)} ms, ${((search / all) * 100).toFixed(1)} %`,
  )
}
await browser.close()
await rm(output, { recursive: true, force: true })
const median = shares.toSorted((a, b) => a - b)[shares.length >> 1] ?? 0
console.log(`median: ${(median * 100).toFixed(1)} % of the build`)

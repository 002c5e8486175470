// Measures by how much a build of an edition for lower levels takes longer for the proof that nothing leaked into it. What the
// proof does while the PDF is finished in another thread is not counted: it delays nothing.
// `npm run build && npm run bench:leaks -- [folder] [level] [runs]`
import './help.js'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launchBrowser } from '../dist/browser/launch.js'
import { parseLevel } from '../dist/source/tlp/level.js'
import { median } from './measure.js'
import { timeSteps } from './time-steps.js'

const [folder = 'briefings/2024-03', written = 'clear', runs = '5'] = process.argv.slice(2)
const level = parseLevel(written)
if (!level) throw new Error(`${written} is no level of TLP`)
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
const browser = await launchBrowser()
const shares: number[] = []
for (let run = 1; run <= Number(runs); run += 1) {
  const times = await timeSteps(folder, output, browser, { levels: [level] })
  const all = [...times.values()].reduce((sum, { clock }) => sum + clock, 0)
  const search = times.get('looking for what was left out')?.clock ?? 0
  shares.push(search / all)
  console.log(
    `run ${run}: ${Math.round(search)} of ${Math.round(all)} ms, ${((search / all) * 100).toFixed(1)} %`,
  )
}
await browser.close()
await rm(output, { recursive: true, force: true })
console.log(`median: ${(median(shares) * 100).toFixed(1)} % of the build`)

import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { launchBrowser } from '../../dist/browser/launch.js'
import { buildBriefing } from '../../dist/pipeline.js'
import { standards } from '../../src/proof/verapdf/ask-verapdf.js'
import { findBriefings } from '../../src/source/find-briefings.js'
import { randomBriefing } from '../../tests/random/arbitraries/briefing.js'
import { writeRandomBriefing } from '../../tests/random/write/briefing.js'

// Lets veraPDF judge the samples with their editions, and random briefings, by both standards:
//   npm run build && scripts/verapdf/make.sh && npx tsx scripts/verapdf/judge.ts [BRIEFINGS [SEED]]

const run = promisify(execFile)
const [count = '50', seed = '1'] = process.argv.slice(2)
const program = process.env.BRIEFING_VERAPDF ?? '.cache/verapdf/verapdf'
const folder = '.cache/verapdf/briefings'
const output = '.cache/verapdf/output'

await rm(folder, { recursive: true, force: true })
await rm(output, { recursive: true, force: true })
const samples = await findBriefings('briefings', [])
const random = fc.sample(randomBriefing, { seed: Number(seed), numRuns: Number(count) })
const written: string[] = []
for (const [index, briefing] of random.entries()) {
  const home = path.join(folder, `random-${index + 1}`)
  for (const [name, content] of Object.entries(writeRandomBriefing(briefing).files)) {
    if (content === null) continue
    const file = path.join(home, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  written.push(home)
}

const browser = await launchBrowser({ noSandbox: true })
const pdfs: string[] = []
try {
  for (const home of [...samples, ...written]) {
    const result = await buildBriefing(home, {
      templates: 'templates',
      output,
      editions: ['pdf'],
      usualLevels: ['clear'],
      epoch: undefined,
      rules: {},
      verify: true,
      browser: async () => browser,
    })
    if (result.built) pdfs.push(...result.editions.map((edition) => edition.path))
    else console.log(`${home}: not built (${result.reason})`)
  }
} finally {
  await browser.close()
}

for (const { name, flavour } of standards) {
  const args = ['--flavour', flavour, '--format', 'json', ...pdfs.map((pdf) => path.resolve(pdf))]
  const judged = await run(program, args, { maxBuffer: 2 ** 28 }).catch(
    (error: { code?: number; stdout?: string }) => error,
  )
  const refused = [...(judged.stdout ?? '').matchAll(/"compliant"\s*:\s*(true|false)/g)]
  const good = refused.filter(([, compliant]) => compliant === 'true').length
  console.log(`${name}: ${good} of ${pdfs.length} comply`)
  if (good < pdfs.length) {
    await writeFile(path.join('.cache/verapdf', `${flavour}.json`), judged.stdout ?? '')
    console.log(`  the report: .cache/verapdf/${flavour}.json`)
    process.exitCode = 1
  }
}

// Measures what is done to a PDF that Chrome has printed, part by part, each alone, with the threads that it starts: in the
// first run as a fresh process does it, in the others when V8 has compiled what is used often.
// `npm run build && npm run bench:finish -- [folder, or number of sections of a generated text] [runs]`
import './help.js'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finish } from '../dist/pdf/finish.js'
import { gatherPdfEvidence } from '../dist/proof/pdf/evidence.js'
import { loadObjects } from '../dist/proof/pdf/load-objects.js'
import { placeTexts } from '../dist/proof/pdf/place-texts.js'
import { readObjects } from '../dist/proof/pdf/read-objects.js'
import { answerTexts } from '../dist/proof/pdf/read-text.js'
import { pdfRules } from '../dist/proof/pdf/rules.js'
import { parseModel } from '../dist/proof/verify-pdf.js'
import { findFolder } from './briefing.js'
import { median } from './measure.js'
import { print, set } from './print.js'

const [given = 'briefings/2024-03', runs = '5'] = process.argv.slice(2)
const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
const folder = await findFolder(given, root)
const { pdf, facts, model } = (await print(await set(folder))).order
await rm(root, { recursive: true })
const parsed = parseModel(model)
if (typeof parsed === 'string') throw new Error(parsed)
console.log(`${folder}: ${(pdf.length / 2 ** 20).toFixed(1)} MB as Chrome printed it`)

/** Milliseconds of processor time by part, a list for each run. */
const times = new Map<string, number[]>()
for (let run = 0; run <= Number(runs); run += 1) {
  const { bytes } = await time('finishing', () => finish(pdf, facts))
  await time('reading back: the objects', () => loadObjects(bytes))
  const objects = await time('reading back: what they say', () => readObjects(bytes))
  const answer = await time('reading back: the text, by pdf.js', () => answerTexts(bytes))
  if ('fault' in answer) throw new Error(answer.fault)
  await time('holding it against the model', async () => {
    const machine = { user: 'nobody', home: '/nowhere', host: 'none' }
    const { evidence, tagged } = gatherPdfEvidence(
      placeTexts(objects, answer.texts),
      parsed,
      machine,
    )
    return pdfRules.flatMap((rule) => rule.check(evidence, tagged))
  })
}
console.log(`${'ms of processor time'.padEnd(34)}  first   later`)
for (const [part, [first = 0, ...later]] of times)
  console.log(
    `${part.padEnd(34)} ${first.toFixed(0).padStart(6)}  ${median(later).toFixed(0).padStart(6)}`,
  )
const peak = process.resourceUsage().maxRSS / 1024
console.log(`${'memory at most, in MB'.padEnd(34)} ${peak.toFixed(0).padStart(6)}`)

async function time<T>(part: string, run: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage()
  const made = await run()
  const { user, system } = process.cpuUsage(before)
  times.set(part, [...(times.get(part) ?? []), (user + system) / 1000])
  return made
}

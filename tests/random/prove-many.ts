import fc, { type RunDetails } from 'fast-check'
import type { Edition } from '../../src/pipeline.js'
import { randomBriefing } from './arbitraries/briefing.js'
import type { RandomBriefing } from './document.js'
import { prove, proveSameBytes } from './prove.js'
import type { Workshop } from './workshop.js'
import { writeRandomBriefing } from './write/briefing.js'

/** One briefing in so many is built a second time. */
const sampled = 25

/** How long one that fails is made smaller, in ms: then the error has to be told, before the test's own time is up. */
const patience = 60_000

/**
 * Proves random briefings one after the other. Where one fails, it is made smaller as long as it fails, and the error
 * says what is wrong, and of which Markdown.
 *
 * @returns how many were built; the others are refused for what only pages show
 */
export async function proveMany(
  workshop: Workshop,
  { seed, briefings, editions }: { seed: number; briefings: number; editions?: Edition[] },
): Promise<number> {
  let tried = 0
  let built = 0
  let failedAt: number | undefined
  const property = fc.asyncProperty(randomBriefing, async (briefing) => {
    if (failedAt !== undefined && performance.now() - failedAt > patience) return
    tried += 1
    const proof = await prove(briefing, workshop, editions)
    const faults = proof.faults
    if (tried % sampled === 0 && !editions)
      faults.push(...(await proveSameBytes(briefing, workshop)))
    if (proof.built) built += 1
    if (faults.length === 0) return
    failedAt ??= performance.now()
    throw new Error(faults.join('\n'))
  })
  await fc.assert(property, {
    seed,
    numRuns: briefings,
    reporter: (details) => {
      if (details.failed) throw new Error(explain(details))
    },
  })
  return built
}

function explain({
  seed,
  counterexamplePath,
  counterexample,
  errorInstance,
}: RunDetails<[RandomBriefing]>): string {
  const [briefing] = counterexample ?? []
  const files = briefing ? writeRandomBriefing(briefing).files : {}
  const sources = Object.entries(files).filter(([name]) => name.endsWith('.md'))
  return [
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `Seed ${seed}, path ${counterexamplePath}. The least briefing that fails so:`,
    ...sources.map(([name, content]) => `── ${name}\n${content}`),
  ].join('\n\n')
}

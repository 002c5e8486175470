import { setFlagsFromString } from 'node:v8'

/** Fifteen times what V8 waits for by itself, under the names that it has in a version of Node.js. */
const patience: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=1000000'],
  22: ['--invocation-count-for-turbofan=45000'],
  24: ['--invocation-count-for-maglev=6000', '--invocation-count-for-turbofan=45000'],
}

/** What all of these versions know. */
const inEachVersion = [
  // A hundred times what V8 waits for: HarfBuzz cuts two fonts in a third of the processor time that it takes to optimise it.
  '--wasm-tiering-budget=180000000',
  // A regular expression is compiled to machine code at once, not when it is used again, as most are.
  '--no-regexp-tier-up',
]

/** Takes the version of Node.js; returns what V8 is told there: nothing in others than these, which would complain. */
export function listFlags(version: string): readonly string[] {
  const patient = patience[version.split('.')[0] ?? '']
  return patient ? [...patient, ...inEachVersion] : []
}

/**
 * Lets V8 wait longer before it optimises a function. A command is done after a second or two: most of what V8 optimises
 * in it never runs long enough to make up for that, and takes a core from the browser meanwhile. Long loops, as in reports
 * of a thousand pages, are still optimised.
 */
export function postponeOptimising(): void {
  for (const flag of listFlags(process.versions.node)) setFlagsFromString(flag)
}

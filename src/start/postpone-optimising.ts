import { setFlagsFromString } from 'node:v8'

/** HarfBuzz cuts two fonts in a third of the processor time that it takes to optimise it. */
const webAssembly = '--wasm-tiering-budget=180000000'

/**
 * Fifteen times what V8 waits for by itself, and a hundred times in WebAssembly, under the names that it has in a version
 * of Node.js.
 */
const patience: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=1000000', webAssembly],
  22: ['--invocation-count-for-turbofan=45000', webAssembly],
  24: ['--invocation-count-for-maglev=6000', '--invocation-count-for-turbofan=45000', webAssembly],
}

/**
 * What makes this version of Node.js wait, if it knows it by one of these names; and lets it compile a regular expression
 * at once as V8 otherwise does when one is used again, which most are, and not in another way before.
 */
export const patientFlags: readonly string[] = [
  ...(patience[process.versions.node.split('.')[0] ?? ''] ?? []),
  '--no-regexp-tier-up',
]

/**
 * Lets V8 wait longer before it optimises a function. A command is done after a second or two: most of what V8 optimises
 * in it never runs long enough to make up for that, and takes a core from the browser meanwhile. Long loops, as in reports
 * of a thousand pages, are still optimised.
 */
export function postponeOptimising(): void {
  for (const flag of patientFlags) setFlagsFromString(flag)
}

import { setFlagsFromString } from 'node:v8'

/** Fifteen times what V8 waits for by itself, under the name that it has in a version of Node.js. */
const patience: Readonly<Record<string, string>> = {
  20: '--interrupt-budget=1000000',
  22: '--invocation-count-for-turbofan=45000',
}

/** The flag that makes this version of Node.js wait; none for versions that know other names. */
export const patientFlag: string | undefined = patience[process.versions.node.split('.')[0] ?? '']

/**
 * Lets V8 wait longer before it optimises a function. A command is done after a second or two: most of what V8 optimises
 * in it never runs long enough to make up for that, and takes a core from the browser meanwhile. Long loops, as in reports
 * of a thousand pages, are still optimised.
 */
export function postponeOptimising(): void {
  if (patientFlag) setFlagsFromString(patientFlag)
}

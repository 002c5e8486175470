import { setFlagsFromString } from 'node:v8'

/** Fifteen times what V8 waits for by itself, under the name that it has in a version of Node.js. */
const patience: Readonly<Record<string, string>> = {
  20: '--interrupt-budget=1000000',
  22: '--invocation-count-for-turbofan=45000',
}

/**
 * Lets V8 wait longer before it optimises a function. A command is done after a second or two: most of what V8 optimises
 * in it never runs long enough to make up for that, and takes a core from the browser meanwhile. Long loops, as in reports
 * of a thousand pages, are still optimised. Other versions of Node.js, which know other names, are left as they are.
 */
export function postponeOptimising(): void {
  const [major = ''] = process.versions.node.split('.')
  const flag = patience[major]
  if (flag) setFlagsFromString(flag)
}

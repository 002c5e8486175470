import { isAscii } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { exitCode } from './exit-code.js'
import {
  canKeepCode,
  type KeptCode,
  keepCode,
  nameKeptCode,
  readKeptCode,
} from './start/kept-code.js'
import { postponeOptimising } from './start/postpone-optimising.js'

type Exports = Record<string, unknown>

/** What .ci/write-scripts.mjs makes of a module. */
type Run = (
  require: NodeJS.Require,
  link: (name: string) => Exports,
  reach: (name: string) => Promise<Exports>,
  outside: (specifier: string) => Promise<Exports>,
  moduleUrl: string,
) => Exports

declare global {
  /** Set in a thread that has code to keep: to be called when its work is done, before it says so. */
  var keepCompiled: (() => void) | undefined
}

/** Scripts that run, with what they give. */
const running = new Map<string, { script: Script; exports: Exports }>()
let kept: KeptCode = new Map()
/** Whether there is a script of which nothing was kept. */
let isIncomplete = false

/** Runs a script, once, and those that it needs; returns what it gives. */
export function load(name: string): Exports {
  const known = running.get(name)
  if (known) return known.exports
  const url = new URL(name, import.meta.url)
  const cachedData = kept.get(name)
  const text = readFileSync(url)
  // V8 then needs half the time to read it.
  const script = new Script(text.toString(isAscii(text) ? 'latin1' : 'utf8'), {
    filename: fileURLToPath(url),
    ...(cachedData && { cachedData }),
  })
  if (!cachedData || script.cachedDataRejected) isIncomplete = true
  const run: Run = script.runInThisContext()
  const reach = async (other: string) => load(other)
  const outside = (specifier: string): Promise<Exports> => import(specifier)
  const exports = run(createRequire(url), load, reach, outside, url.href)
  running.set(name, { script, exports })
  return exports
}

/** Runs the command line. What V8 compiles of it is kept when it ends, and not compiled again the next time. */
export function startCommand(script: string): void {
  const { argv, env } = process
  const [, , command = ''] = argv
  // The preview goes on for hours, and does the same after each save.
  if (command !== 'preview') postponeOptimising()
  // Without a command there is little to compile.
  if (/^[a-z]+$/.test(command)) {
    const keep = openKept(`${command}-${script}`)
    // On a machine of CI nobody may come back to it. A word that is no command has nothing worth keeping.
    process.on('exit', (code) => {
      if (!env.CI && code !== exitCode.usage) keep()
    })
  }
  load(script)
}

/** Runs the script of a thread; the thread says when it has done what it is for. */
export function startThread(name: string, script: string): void {
  const keep = openKept(`${name.replaceAll('/', '-')}-${script}`)
  if (!process.env.CI) globalThis.keepCompiled = keep
  load(script)
}

/** Makes ready what was kept; returns what keeps all that runs then, where anything of it is new. */
function openKept(what: string): () => void {
  // The name that Node.js has for this wish.
  if (!canKeepCode || process.env.NODE_DISABLE_COMPILE_CACHE) return () => undefined
  const file = nameKeptCode(what.replace(/\.js$/, ''))
  kept = readKeptCode(file)
  return () => {
    if (!isIncomplete) return
    isIncomplete = false
    const now = [...running].map(([name, { script }]) => [name, script.createCachedData()] as const)
    keepCode(file, new Map([...kept, ...now]))
  }
}

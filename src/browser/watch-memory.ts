import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'
import { limitsOf } from './limits.js'

const overgrown = new WeakSet<Browser>()

/** Whether a browser was ended because it took too much memory. */
export function isOvergrown(browser: Browser): boolean {
  return overgrown.has(browser)
}

const interval = 500

/**
 * Looks at the memory of a browser and all that it started, and has it ended where that is too much: a drawing of a few
 * lines can ask for all that the machine has. Linux only; elsewhere the limits of time must do. Returns what stops it.
 */
export function watchMemory(
  browser: Browser,
  end: () => void,
  limit = limitsOf(browser).memory,
): () => void {
  const leader = browser.process()?.pid
  if (leader === undefined || process.platform !== 'linux') return () => undefined
  const strangers = new Set<string>()
  const timer = setInterval(() => {
    if (memoryOfGroup(leader, strangers) <= limit) return
    clearInterval(timer)
    overgrown.add(browser)
    end()
  }, interval)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Bytes that the processes of a group have for themselves; what they share counts for none of them. The kernel answers
 * at once: to wait for each file of /proc costs many times as much as to read it.
 *
 * @param strangers names of processes that do not belong to it, which stay outside: they are not looked at again
 */
export function memoryOfGroup(leader: number, strangers = new Set<string>()): number {
  const present = new Set(listProcesses())
  for (const name of strangers) if (!present.has(name)) strangers.delete(name)
  let sum = 0
  for (const name of present) {
    if (strangers.has(name)) continue
    const group = groupOf(name)
    if (group === leader) sum += memoryOf(name)
    else if (group !== undefined) strangers.add(name)
  }
  return sum
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** See proc(5). The name in parentheses may hold anything. */
function groupOf(name: string): number | undefined {
  const stat = readFact(name, 'stat')
  const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return group === undefined ? undefined : Number(group)
}

const pageSize = 4096

function memoryOf(name: string): number {
  const [, resident = 0, shared = 0] = readFact(name, 'statm').split(' ').map(Number)
  return (resident - shared) * pageSize
}

/** Empty where the process is gone meanwhile. */
function readFact(name: string, fact: 'stat' | 'statm'): string {
  try {
    return readFileSync(`/proc/${name}/${fact}`, 'utf8')
  } catch {
    return ''
  }
}

import { readdir, readFile } from 'node:fs/promises'
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
  let looking = false
  const timer = setInterval(async () => {
    if (looking) return
    looking = true
    if ((await memoryOfGroup(leader)) > limit) {
      clearInterval(timer)
      overgrown.add(browser)
      end()
    }
    looking = false
  }, interval)
  timer.unref()
  return () => clearInterval(timer)
}

/** Bytes that the processes of a group have for themselves; what they share counts for none of them. */
export async function memoryOfGroup(leader: number): Promise<number> {
  const names = await readdir('/proc').catch(() => [])
  const processes = names.filter((name) => /^\d+$/.test(name))
  const sizes = await Promise.all(processes.map((name) => memoryOf(`/proc/${name}`, leader)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const pageSize = 4096

async function memoryOf(folder: string, leader: number): Promise<number> {
  try {
    // See proc(5). The name in parentheses may hold anything.
    const stat = await readFile(`${folder}/stat`, 'utf8')
    const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(group) !== leader) return 0
    const [, resident = 0, shared = 0] = (await readFile(`${folder}/statm`, 'utf8'))
      .split(' ')
      .map(Number)
    return (resident - shared) * pageSize
  } catch {
    // Gone meanwhile.
    return 0
  }
}

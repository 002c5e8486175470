import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a whole process took, with all that it started. */
export interface Measured {
  /** By the clock. */
  seconds: number
  /** Of all cores. */
  cpu: number
  /** Megabytes at most, what is shared counted once. */
  memory: number
  /** Those of the process itself. */
  own: number
}

/**
 * Runs a command to its end. CPU time and memory are sampled from /proc, so they are known on Linux alone, and CPU time
 * misses what a process does in its last tenth of a second.
 *
 * @throws Error with its last words where it does not end with 0.
 */
export async function measure(
  [command = '', ...args]: readonly string[],
  cwd: string,
): Promise<Measured> {
  const since = performance.now()
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  const cpu = new Map<number, number>()
  let memory = 0
  let own = 0
  const timer = setInterval(() => {
    const tree = listTree(child.pid ?? 0)
    for (const { id, ticks } of tree) cpu.set(id, Math.max(cpu.get(id) ?? 0, ticks / 100))
    const shares = tree.map(({ id }) => readShare(id))
    own = Math.max(own, shares[0] ?? 0)
    memory = Math.max(
      memory,
      shares.reduce((sum, each) => sum + each, 0),
    )
  }, 100)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${said.slice(-600)}`)
  } finally {
    clearInterval(timer)
  }
  const seconds = (performance.now() - since) / 1000
  return { seconds, cpu: [...cpu.values()].reduce((sum, each) => sum + each, 0), memory, own }
}

/** Seconds of processor time that a process and all that it started have used so far, those included that are gone. */
export interface WatchedTime extends Disposable {
  read(): number
}

/** Watches a process from now on; what one of its own does in its last twentieth of a second is missed. */
export function watchTime(root: number): WatchedTime {
  const cpu = new Map<number, number>()
  const look = () => {
    for (const { id, ticks } of listTree(root)) cpu.set(id, ticks / 100)
  }
  const timer = setInterval(look, 50)
  return {
    read() {
      look()
      return [...cpu.values()].reduce((sum, each) => sum + each, 0)
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}

function listTree(root: number): { id: number; ticks: number }[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`)
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const ticks = Number(fields[11]) + Number(fields[12])
      return stat === '' ? [] : [{ id: Number(name), parent: Number(fields[1]), ticks }]
    })
  const tree = all.filter(({ id }) => id === root)
  for (const { id } of tree) tree.push(...all.filter(({ parent }) => parent === id))
  return tree
}

/** Megabytes of a process, its share of what it has together with others. */
function readShare(id: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024
}

/** A process may be gone by now. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

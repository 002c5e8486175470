import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ExitCode } from '../exit-code.js'
import type { CheckOptions } from './check-targets.js'
import { findTargets, type Targets } from './find-targets.js'

/** In bytes. Below this size, starting a thread takes longer than it saves. */
const muchText = 512 * 1024

/** `briefing check`, in a thread of its own where there is much to read. Returns the exit code. */
export async function checkCommand(
  names: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const targets = await findTargets(options.briefings, names)
  // Signals must end the browser with the process, and only the main thread receives them.
  if (!options.pages && (await measureText(targets)) > muchText) {
    const { checkInThread } = await import('./check-in-thread.js')
    return checkInThread(targets, options)
  }
  const { checkTargets } = await import('./check-targets.js')
  return checkTargets(targets, options)
}

/** What cannot be read counts as nothing here; the check reports it. */
async function measureText({ briefings, documents }: Targets): Promise<number> {
  const inFolders = await Promise.all(briefings.map(listMarkdown))
  const sizes = [...documents, ...inFolders.flat()].map(async (file) => {
    const facts = await stat(file).catch(() => undefined)
    return facts?.size ?? 0
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

async function listMarkdown(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.filter((name) => name.endsWith('.md')).map((name) => path.join(folder, name))
}

import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type FSWatcher, watch } from 'chokidar'
import { createLane } from './lane.js'

export interface Change {
  /** When the first sign of it came, on the clock of `performance.now()`. */
  at: number
  /** Whether a template is among what changed. */
  templates: boolean
}

/** Milliseconds without another sign after which a save is over: editors write twice, or write aside and rename. */
const quiet = 15
/** Milliseconds after which it is looked at in any case. */
const patience = 80
/** Milliseconds in which folders that move have come to rest. */
const settling = 200

/**
 * Watches a briefing and the templates. The folder above the briefing is watched too, so that a briefing that is
 * moved away and comes back, as Git does it, is seen. Comes back when the watching has begun.
 */
export async function watchFolders(
  briefing: string,
  templates: string,
  onChange: (change: Change) => void,
): Promise<{ close(): Promise<void> }> {
  const folder = path.resolve(briefing)
  const parent = path.dirname(folder)
  const layouts = path.resolve(templates)
  const isBelow = (file: string, root: string) => file === root || file.startsWith(root + path.sep)
  let watcher: FSWatcher | undefined
  let closed = false
  let pending: Change | undefined
  let timer: NodeJS.Timeout | undefined
  const note = (folderGone: boolean, file: string): void => {
    const now = performance.now()
    pending ??= { at: now, templates: false }
    if (isBelow(file, layouts)) pending.templates = true
    if (folderGone) renew(undefined)
    clearTimeout(timer)
    timer = setTimeout(tell, Math.min(quiet, Math.max(0, pending.at + patience - now)))
  }
  const tell = (): void => {
    const change = pending
    pending = undefined
    if (change) onChange(change)
  }

  const begin = async (): Promise<FSWatcher> => {
    const watcher = watch([parent, layouts], {
      ignoreInitial: true,
      ignored: (file) => {
        if (file === parent || file === folder || file === layouts) return false
        const known = isBelow(file, folder) || isBelow(file, layouts)
        return !known || isPassing(path.basename(file))
      },
    })
    watcher.on('all', (event, file) => note(event === 'unlinkDir', path.resolve(file)))
    // A file that goes while it is looked at, or too many files: the next save tries again.
    watcher.on('error', () => undefined)
    await new Promise<void>((resolve) => watcher.once('ready', resolve))
    return watcher
  }

  // A folder that goes and comes back at once may be watched no more: chokidar takes its end for the last word.
  const renew = createLane(async () => {
    await wait(settling)
    if (closed) return
    const before = watcher
    watcher = await begin()
    await before?.close()
    if (closed) await watcher.close()
    else note(false, folder)
  })

  watcher = await begin()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await watcher?.close()
    },
  }
}

/** Files that editors leave for a moment: swap files, backups, Vim’s probe. */
function isPassing(name: string): boolean {
  return /^(\.|4913$)|~$|\.(swp|swx|tmp|bak)$/.test(name)
}

import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type FSWatcher, watch } from 'chokidar'
import { createLane } from './lane.js'

export interface Change {
  /** When the first sign of it came, on the clock of `performance.now()`. */
  at: number
  /** Whether a template is among what changed. */
  templates: boolean
  /** Whether a file of the house's settings is: the configuration, or something of the theme. */
  house: boolean
}

export interface WatchedFolders {
  /** Takes the files and folders of the house's settings, instead of those before. They need not be there yet. */
  followHouse(paths: ReadonlySet<string>): void
  close(): Promise<void>
}

/** Milliseconds without another sign after which a save is over: editors write twice, or write aside and rename. */
const quiet = 15
/** Milliseconds after which it is looked at in any case. */
const patience = 80
/** Milliseconds after a change in which chokidar reports no other of the same file, and some for slow clocks. */
const silence = 60
/** Milliseconds in which folders that move have come to rest. */
const settling = 200

/**
 * Watches a briefing, the templates and the house's settings. The folder above the briefing is watched too, so that
 * a briefing that is moved away and comes back, as Git does it, is seen; so it is with the house's files, which many
 * editors replace. Resolves once watching has begun.
 */
export async function watchFolders(
  briefing: string,
  templates: string,
  onChange: (change: Change) => void,
): Promise<WatchedFolders> {
  const folder = path.resolve(briefing)
  const parent = path.dirname(folder)
  const layouts = path.resolve(templates)
  let house: ReadonlySet<string> = new Set()
  let watcher: FSWatcher | undefined
  let closed = false
  /** Whether a folder has gone since the watching began anew. */
  let lost = false
  let pending: Change | undefined
  let timer: NodeJS.Timeout | undefined
  const note = (changed: Partial<Change>): void => {
    const now = performance.now()
    const { at = now, templates = false, house = false } = pending ?? {}
    pending = {
      at,
      templates: templates || changed.templates === true,
      house: house || changed.house === true,
    }
    clearTimeout(timer)
    timer = setTimeout(announce, Math.min(quiet, Math.max(0, at + patience - now)))
  }
  const announce = (): void => {
    const change = pending
    pending = undefined
    if (change) onChange(change)
  }

  const noteFile = (file: string): void =>
    note({
      templates: isBelow(file, layouts),
      house: [...house].some((root) => isBelow(file, root)),
    })
  /** Sees what was saved too soon after a reported change to be reported itself. */
  const lookAgain = async (file: string, told: Stats): Promise<void> => {
    await wait(silence, undefined, { ref: false })
    const found = await stat(file).catch(() => undefined)
    const isOther = found && (found.mtimeMs !== told.mtimeMs || found.size !== told.size)
    if (isOther && !closed) noteFile(file)
  }

  const begin = async (): Promise<FSWatcher> => {
    const roots = [folder, layouts, ...house]
    const folders = [parent, layouts, ...[...house].map((file) => path.dirname(file))]
    const watcher = watch([...new Set(folders)], {
      ignoreInitial: true,
      ignored: (file) => {
        if (folders.includes(file) || roots.includes(file)) return false
        return isPassing(path.basename(file)) || !roots.some((root) => isBelow(file, root))
      },
    })
    watcher.on('all', (event, name, stats) => {
      const file = path.resolve(name)
      if (event === 'unlinkDir') {
        lost = true
        renew(undefined)
      }
      noteFile(file)
      if (event === 'change' && stats) void lookAgain(file, stats)
    })
    // A file that goes while it is looked at, or too many files: the next save tries again.
    watcher.on('error', () => undefined)
    await new Promise<void>((resolve) => watcher.once('ready', resolve))
    return watcher
  }

  const renew = createLane(async () => {
    const wasLost = lost
    lost = false
    // A folder that goes and comes back at once may be watched no more: chokidar takes its end for the last word.
    if (wasLost) await wait(settling)
    if (closed) return
    const before = watcher
    watcher = await begin()
    await before?.close()
    if (closed) await watcher.close()
    // What was saved while one watcher took over from the other may have been reported by neither.
    else note({ templates: wasLost, house: true })
  })

  watcher = await begin()
  return {
    followHouse(paths) {
      if (paths.size === house.size && [...paths].every((file) => house.has(file))) return
      house = paths
      renew(undefined)
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await watcher?.close()
    },
  }
}

function isBelow(file: string, root: string): boolean {
  return file === root || file.startsWith(root + path.sep)
}

/** Files that editors leave for a moment: swap files, backups, Vim’s probe. */
function isPassing(name: string): boolean {
  return /^(\.|4913$)|~$|\.(swp|swx|tmp|bak)$/.test(name)
}

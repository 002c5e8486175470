import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type FSWatcher, watch } from 'chokidar'
import { createLane } from './lane.js'

/** What was saved. */
export interface Change {
  /** When the first sign of it came, on the clock of `performance.now()`. */
  at: number
  /** Whether a template is among what changed. */
  templates: boolean
  /** Whether a file of the house's settings is: the configuration, or something of the theme. */
  house: boolean
}

/** Folders that are being watched. */
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
/** Milliseconds after which folders that were moved have come to rest. */
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
  const watch = new FolderWatch(path.resolve(briefing), path.resolve(templates), onChange)
  await watch.begin()
  return watch
}

class FolderWatch implements WatchedFolders {
  readonly #folder: string
  readonly #templates: string
  readonly #changes: ReturnType<typeof gatherChanges>
  #house: ReadonlySet<string> = new Set()
  #watcher: FSWatcher | undefined
  #closed = false
  /** Whether a folder has gone since the watching began anew. */
  #lost = false

  readonly #renew = createLane((_: undefined) => this.#beginAnew())

  constructor(folder: string, templates: string, onChange: (change: Change) => void) {
    this.#folder = folder
    this.#templates = templates
    this.#changes = gatherChanges(onChange)
  }

  async begin(): Promise<void> {
    this.#watcher = await this.#open()
  }

  followHouse(paths: ReadonlySet<string>): void {
    if (paths.size === this.#house.size && [...paths].every((file) => this.#house.has(file))) return
    this.#house = paths
    this.#renew(undefined)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#changes.forget()
    await this.#watcher?.close()
  }

  async #open(): Promise<FSWatcher> {
    const roots = [this.#folder, this.#templates, ...this.#house]
    const above = [...this.#house].map((file) => path.dirname(file))
    const folders = [path.dirname(this.#folder), this.#templates, ...above]
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
        this.#lost = true
        this.#renew(undefined)
      }
      this.#note(file)
      if (event === 'change' && stats) void this.#lookAgain(file, stats)
    })
    // A file that goes while it is looked at, or too many files: the next save tries again.
    watcher.on('error', () => undefined)
    await new Promise<void>((resolve) => watcher.once('ready', resolve))
    return watcher
  }

  async #beginAnew(): Promise<void> {
    const wasLost = this.#lost
    this.#lost = false
    // A folder that goes and comes back at once may be watched no more: chokidar takes its end for the last word.
    if (wasLost) await wait(settling)
    if (this.#closed) return
    const before = this.#watcher
    const watcher = await this.#open()
    this.#watcher = watcher
    await before?.close()
    if (this.#closed) await watcher.close()
    // What was saved while one watcher took over from the other may have been reported by neither.
    else this.#changes.note({ templates: wasLost, house: true })
  }

  #note(file: string): void {
    this.#changes.note({
      templates: isBelow(file, this.#templates),
      house: [...this.#house].some((root) => isBelow(file, root)),
    })
  }

  /** Sees what was saved too soon after a reported change to be reported itself. */
  async #lookAgain(file: string, reported: Stats): Promise<void> {
    await wait(silence, undefined, { ref: false })
    const found = await stat(file).catch(() => undefined)
    const isOther = found && (found.mtimeMs !== reported.mtimeMs || found.size !== reported.size)
    if (isOther && !this.#closed) this.#note(file)
  }
}

/** Makes one change of the signs that come close together. */
function gatherChanges(onChange: (change: Change) => void) {
  let pending: Change | undefined
  let timer: NodeJS.Timeout | undefined
  const announce = (): void => {
    const change = pending
    pending = undefined
    if (change) onChange(change)
  }
  return {
    note(changed: Omit<Change, 'at'>): void {
      const now = performance.now()
      const { at = now, templates = false, house = false } = pending ?? {}
      pending = {
        at,
        templates: templates || changed.templates,
        house: house || changed.house,
      }
      clearTimeout(timer)
      timer = setTimeout(announce, Math.min(quiet, Math.max(0, at + patience - now)))
    },
    forget(): void {
      clearTimeout(timer)
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

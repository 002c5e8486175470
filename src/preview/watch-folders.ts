import { statSync } from 'node:fs'
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
/** Milliseconds after a sign in which chokidar gives no other of the same file, and some for slow clocks. */
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
  /** Files that were saved and of which nothing has been told yet. */
  readonly #untold = new Set<string>()
  /** Whether a folder has gone since the watching began anew. */
  #lost = false

  readonly #renew = createLane((_: undefined) => this.#beginAnew())

  constructor(folder: string, templates: string, onChange: (change: Change) => void) {
    this.#folder = folder
    this.#templates = templates
    this.#changes = gatherChanges((change) => {
      for (const file of this.#untold) void this.#lookAgain(file)
      this.#untold.clear()
      onChange(change)
    })
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
    watcher.on('all', (event, name) => {
      const file = path.resolve(name)
      if (event === 'unlinkDir') {
        this.#lost = true
        this.#renew(undefined)
      }
      if (event === 'change') this.#untold.add(file)
      this.#note(file)
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

  /**
   * Sees what was saved too soon after a change to be reported itself. Begins before the change is told, so that whoever
   * is told reads nothing older than this knows: a file that is written is emptied first, and chokidar may only have seen
   * it empty.
   */
  async #lookAgain(file: string): Promise<void> {
    const told = stateOf(file)
    await wait(silence, undefined, { ref: false })
    const found = stateOf(file)
    if (found === undefined || found === told || this.#closed) return
    this.#untold.add(file)
    this.#note(file)
  }
}

/** What tells a file from what it is after the next save; undefined where there is none. */
function stateOf(file: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(file)
    return `${mtimeMs} ${size}`
  } catch {
    return undefined
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

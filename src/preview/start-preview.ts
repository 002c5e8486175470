import path from 'node:path'
import type { LaunchOptions } from '../browser/launch.js'
import type { Level } from '../source/tlp/level.js'
import { createEvents } from './create-events.js'
import { createEditorLink, type EditorLink } from './editor-link.js'
import type { ReadHouse } from './house.js'
import { openLivePage } from './live-page.js'
import { loadAssets } from './load-assets.js'
import { createRebuilder, type Rebuilder } from './rebuild.js'
import { rememberHouse, rememberTemplates } from './remember.js'
import { serve } from './serve.js'
import { createState, type PreviewState } from './state.js'
import { watchFolders } from './watch-folders.js'

/** What is shown, and how. */
export interface PreviewSettings {
  /** Folder of the briefing. */
  folder: string
  templates: string
  /** Of the readers whose edition is shown; by default the whole. */
  level?: Level
  /** Reads the house's rules and theme. */
  house: ReadHouse
  /** 0 for one that is free. */
  port: number
  /** Pattern of the links to the editor. */
  editor: string
  browser: LaunchOptions
  onState?: (state: PreviewState) => void
  onNotice?: (notice: string) => void
}

/** A live view that is being served. */
export interface Preview {
  url: string
  close(): Promise<void>
}

/**
 * Serves a live view of a briefing until it is closed.
 *
 * @throws BriefingError (usage) for a port that cannot be had, an unfit editor, no browser.
 */
export async function startPreview(settings: PreviewSettings): Promise<Preview> {
  const link = createEditorLink(settings.editor)
  const closers = new Closers()
  try {
    return { url: await open(settings, link, closers), close: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}

/** What has been opened so far, to be closed again together. */
class Closers {
  isClosed = false
  readonly #all: (() => Promise<void>)[] = []

  add(close: () => Promise<void>): void {
    this.#all.push(close)
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(this.#all.splice(0).map((end) => end()))
  }
}

/** Serves the view, and builds it for the first time; returns its address. */
async function open(
  settings: PreviewSettings,
  link: EditorLink,
  closers: Closers,
): Promise<string> {
  const { folder, level, port, onState = () => {}, onNotice = () => {} } = settings
  const assets = await loadAssets()
  const events = createEvents()
  const update = keepState(path.basename(path.resolve(folder)), (state) => {
    if (closers.isClosed) return
    events.send(state)
    onState(state)
  })
  let rebuilder: Rebuilder | undefined
  const html = () => rebuilder?.html()
  const pdf = () => rebuilder?.pdf()
  const blocks = () => rebuilder?.blocks() ?? []
  const served = await serve({ assets, events, html, pdf, blocks }, port)
  closers.add(served.close)
  const page = await openLivePage(settings.browser, onNotice)
  closers.add(() => page.close())
  const templates = rememberTemplates(settings.templates)
  const watched = await watchFolders(folder, settings.templates, (change) => {
    // Changes made before the first build are part of it.
    if (!rebuilder) return
    if (change.templates) templates.forget()
    if (change.house) house.forget()
    rebuilder.rebuild(change.at)
  })
  closers.add(() => watched.close())
  const house = rememberHouse(settings.house, (paths) => watched.followHouse(paths))
  rebuilder = createRebuilder({ folder, level, house, templates, page, link, update })
  rebuilder.rebuild(performance.now())
  return served.url
}

/** Returns what changes the state of a preview, from its first one on, and tells each new one. */
function keepState(
  id: string,
  tell: (state: PreviewState) => void,
): (change: Partial<PreviewState>) => void {
  let state = createState(id)
  return (change) => {
    state = { ...state, ...change, revision: state.revision + 1 }
    tell(state)
  }
}

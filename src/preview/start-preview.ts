import path from 'node:path'
import type { LaunchOptions } from '../browser/launch.js'
import type { Level } from '../source/tlp/level.js'
import { createEvents } from './create-events.js'
import { createEditorLink } from './editor-link.js'
import type { ReadHouse } from './house.js'
import { openLivePage } from './live-page.js'
import { loadAssets } from './load-assets.js'
import { createRebuilder, type Rebuilder } from './rebuild.js'
import { rememberHouse, rememberTemplates } from './remember.js'
import { serve } from './serve.js'
import { createState, type PreviewState } from './state.js'
import { watchFolders } from './watch-folders.js'

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

export interface Preview {
  url: string
  close(): Promise<void>
}

/**
 * Serves a live view of a briefing until it is closed.
 *
 * Errors: BriefingError (usage) for a port that cannot be had, an unfit editor, no browser.
 */
export async function startPreview(settings: PreviewSettings): Promise<Preview> {
  const { folder, level, onState = () => {}, onNotice = () => {} } = settings
  const link = createEditorLink(settings.editor)
  const closers: (() => Promise<void>)[] = []
  let closed = false
  const close = async (): Promise<void> => {
    closed = true
    await Promise.all(closers.splice(0).map((end) => end()))
  }
  try {
    const assets = await loadAssets()
    const events = createEvents()
    const update = keepState(path.basename(path.resolve(folder)), (state) => {
      if (closed) return
      events.send(state)
      onState(state)
    })
    let rebuilder: Rebuilder | undefined
    const served = await serve(
      {
        assets,
        events,
        html: () => rebuilder?.html(),
        pdf: () => rebuilder?.pdf(),
        blocks: () => rebuilder?.blocks() ?? [],
      },
      settings.port,
    )
    closers.push(served.close)
    const page = await openLivePage(settings.browser, onNotice)
    closers.push(page.close)
    const templates = rememberTemplates(settings.templates)
    const watched = await watchFolders(folder, settings.templates, (change) => {
      // Changes made before the first build are part of it.
      if (!rebuilder) return
      if (change.templates) templates.forget()
      if (change.house) house.forget()
      rebuilder.rebuild(change.at)
    })
    closers.push(() => watched.close())
    const house = rememberHouse(settings.house, (paths) => watched.followHouse(paths))
    rebuilder = createRebuilder({ folder, level, house, templates, page, link, update })
    rebuilder.rebuild(performance.now())
    return { url: served.url, close }
  } catch (error) {
    await close()
    throw error
  }
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

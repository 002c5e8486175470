import type { LaunchedBrowser, LaunchOptions } from '../browser/launch.js'

export interface BrowserOptions {
  /** The browser that prints, where one is named. */
  browser?: string
  sandbox: boolean
}

/** One browser for all briefings of a run. */
export interface SharedBrowser {
  /** What was said of the browsers that were started. */
  notices: ReadonlySet<string>
  /** Whether every browser that was started is the one that a run here usually gets. */
  isUsual(): boolean
  /**
   * Starts the first one ahead of time, since that takes as long as reading a briefing; resolves when its process has
   * begun. A failure is reported to whoever opens it.
   */
  prepare(): Promise<void>
  /** Returns the browser, or another where the caller says that this one is broken. */
  open(broken?: LaunchedBrowser): Promise<LaunchedBrowser>
  close(): Promise<void>
}

/**
 * Returns a browser that is started when the first briefing needs a page. One that is said to be broken is replaced; it
 * ends with the others, since only a page of it may have crashed and another briefing may still be at work in it.
 */
export function shareBrowser(options: BrowserOptions): SharedBrowser {
  const started: Promise<LaunchedBrowser>[] = []
  let current: LaunchedBrowser | undefined
  const notices = new Set<string>()
  const closing = new AbortController()
  let isUsual = true
  const start = (onSpawning?: () => void): Promise<LaunchedBrowser> => {
    const opening = launch(options, { signal: closing.signal, ...(onSpawning && { onSpawning }) })
    started.push(opening)
    opening.then(
      (opened) => {
        current = opened
      },
      () => undefined,
    )
    return opening
  }
  return {
    notices,
    isUsual: () => isUsual,
    async prepare() {
      if (started.length > 0) return
      await new Promise<void>((resolve) => {
        start(resolve)
          .catch(() => undefined)
          .finally(resolve)
      })
    },
    async open(broken) {
      const last = started.at(-1)
      const isBroken = broken !== undefined && broken === current
      if (isBroken) current = undefined
      const opened = await (last && !isBroken ? last : start())
      if (opened.notice) notices.add(opened.notice)
      if (opened.choice.notice) isUsual = false
      return opened
    },
    async close() {
      closing.abort()
      for (const each of started) await (await each.catch(() => undefined))?.close()
    },
  }
}

async function launch(
  { browser, sandbox }: BrowserOptions,
  starting: Pick<LaunchOptions, 'signal' | 'onSpawning'>,
): Promise<LaunchedBrowser> {
  const { launchBrowser } = await import('../browser/launch.js')
  return launchBrowser({
    ...starting,
    noSandbox: !sandbox,
    ...(browser && { browserPath: browser }),
  })
}

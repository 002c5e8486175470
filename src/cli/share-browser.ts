import type { LaunchedBrowser, LaunchOptions } from '../browser/launch.js'

/** Which browser prints, and whether in its sandbox. */
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
  hasUsual(): boolean
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
  return new RunBrowser(options)
}

/** Its functions are handed on by themselves, so each is bound. */
class RunBrowser implements SharedBrowser {
  readonly notices = new Set<string>()
  readonly #options: BrowserOptions
  readonly #started: Promise<LaunchedBrowser>[] = []
  readonly #closing = new AbortController()
  #current: LaunchedBrowser | undefined
  #hasUsual = true

  constructor(options: BrowserOptions) {
    this.#options = options
  }

  readonly hasUsual = (): boolean => this.#hasUsual

  readonly prepare = async (): Promise<void> => {
    if (this.#started.length > 0) return
    await new Promise<void>((resolve) => {
      this.#start(resolve)
        .catch(() => undefined)
        .finally(resolve)
    })
  }

  readonly open = async (broken?: LaunchedBrowser): Promise<LaunchedBrowser> => {
    const isBroken = broken !== undefined && broken === this.#current
    if (isBroken) this.#current = undefined
    const last = this.#started.at(-1)
    const opened = await (last && !isBroken ? last : this.#start())
    if (opened.notice) this.notices.add(opened.notice)
    if (opened.choice.notice) this.#hasUsual = false
    return opened
  }

  readonly close = async (): Promise<void> => {
    this.#closing.abort()
    for (const each of this.#started) await (await each.catch(() => undefined))?.close()
  }

  #start(onSpawning?: () => void): Promise<LaunchedBrowser> {
    const starting = { signal: this.#closing.signal, ...(onSpawning && { onSpawning }) }
    const opening = launch(this.#options, starting)
    this.#started.push(opening)
    opening.then(
      (opened) => {
        this.#current = opened
      },
      // Whoever opens it gets the error.
      () => undefined,
    )
    return opening
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

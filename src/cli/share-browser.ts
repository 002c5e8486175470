import type { LaunchedBrowser } from '../browser/launch.js'

export interface BrowserOptions {
  /** The browser that prints, where one is named. */
  browser?: string
  sandbox: boolean
}

/**
 * One browser for all briefings, started when the first of them needs a page. One that is said to be broken is replaced;
 * it ends with the others, since only a page of it may have crashed and another briefing may still be at work in it.
 */
export function shareBrowser({ browser, sandbox }: BrowserOptions) {
  const started: Promise<LaunchedBrowser>[] = []
  let current: LaunchedBrowser | undefined
  const notices = new Set<string>()
  let isUsual = true
  const start = async (): Promise<LaunchedBrowser> => {
    const { launchBrowser } = await import('../browser/launch.js')
    const options = { noSandbox: !sandbox, ...(browser && { browserPath: browser }) }
    const opened = await launchBrowser(options)
    if (opened.notice) notices.add(opened.notice)
    if (opened.choice.notice) isUsual = false
    current = opened
    return opened
  }
  return {
    notices,
    /** Whether every browser that was started is the one that a run here usually gets. */
    isUsual: () => isUsual,
    open: (broken?: LaunchedBrowser): Promise<LaunchedBrowser> => {
      const last = started.at(-1)
      if (last && !(broken && broken === current)) return last
      current = undefined
      const next = start()
      started.push(next)
      return next
    },
    close: async (): Promise<void> => {
      for (const each of started) await (await each.catch(() => undefined))?.close()
    },
  }
}

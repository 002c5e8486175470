import type { LaunchedBrowser } from '../browser/launch.js'

export interface BrowserOptions {
  /** The browser that prints, where one is named. */
  browser?: string
  sandbox: boolean
}

/** One browser for all briefings, started when the first of them needs a page. */
export function shareBrowser({ browser, sandbox }: BrowserOptions) {
  let launched: Promise<LaunchedBrowser> | undefined
  const notices: string[] = []
  return {
    notices,
    open: () => {
      launched ??= import('../browser/launch.js').then(async ({ launchBrowser }) => {
        const opened = await launchBrowser({
          noSandbox: !sandbox,
          ...(browser && { browserPath: browser }),
        })
        if (opened.notice) notices.push(opened.notice)
        return opened
      })
      return launched
    },
    close: async () => {
      await (await launched?.catch(() => undefined))?.close()
    },
  }
}

import { BrowserCrashError } from './errors.js'
import type { LaunchedBrowser } from './launch.js'

/** Returns the browser that all work shares; where that is the one that broke, another one that is shared from then on. */
export type ShareBrowser = (broken?: LaunchedBrowser) => Promise<LaunchedBrowser>

/**
 * Does work in the shared browser. Where the browser or the page crashes under it, it is done once more in a fresh one:
 * memory may have run out for a moment, or another briefing may have taken the browser with it.
 *
 * @param again called before the second attempt, to undo what the first has reported
 * @throws the errors of the work and of starting a browser; BrowserCrashError only where both have crashed.
 */
export async function retryCrashed<T>(
  share: ShareBrowser,
  work: (browser: LaunchedBrowser) => Promise<T>,
  again: () => void,
): Promise<T> {
  const browser = await share()
  try {
    return await work(browser)
  } catch (error) {
    if (!(error instanceof BrowserCrashError)) throw error
  }
  again()
  const fresh = await share(browser)
  try {
    return await work(fresh)
  } catch (error) {
    if (!(error instanceof BrowserCrashError)) throw error
    const text = `${error.message} It was tried twice, the second time with a fresh browser.`
    throw new BrowserCrashError(text, { cause: error })
  }
}

import type { Browser, Page } from 'puppeteer-core'
import { PageContentError } from './errors.js'
import { bringInPage, type InPage } from './in-page.js'
import type { Phase } from './limits.js'
import { guardPage, type PageContent, pageUrl } from './page-guard.js'
import { race } from './watchdog.js'

export type { PageContent, PageFile } from './page-guard.js'

/** A page that has loaded, and what may be done with it. */
export interface OpenedPage extends AsyncDisposable {
  page: Page
  /** What we run in it. */
  inPage: InPage
  /** Waits for work in this page under the watchdog; milliseconds only where the phase's limit does not fit. */
  race<T>(work: Promise<T>, phase: Phase, limit?: number): Promise<T>
  /** @throws PageContentError when since then something outside was asked for or the document moved away. */
  check(): void
  close(): Promise<void>
}

/**
 * Opens a document under print media in a browser context of its own, without scripts and without a world outside:
 * what it asks for comes from memory. Resolves once every font and picture has loaded.
 * In the page `evaluate` works, but timers and animation frames never fire.
 *
 * @throws PageContentError (a file is missing or broken, something outside was asked for), BrowserCrashError,
 * PhaseTimeoutError.
 */
export async function openPage(browser: Browser, content: PageContent): Promise<OpenedPage> {
  const context = await race(browser.createBrowserContext(), 'load', { browser })
  const close = async (): Promise<void> => {
    if (browser.connected && !context.closed) await context.close().catch(() => undefined)
  }
  try {
    const page = await race(context.newPage(), 'load', { browser })
    const { inPage, check } = await race(load(page, content), 'load', { browser, page })
    return {
      page,
      inPage,
      race: (work, phase, limit) => race(work, phase, { browser, page }, limit),
      check,
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function load(
  page: Page,
  content: PageContent,
): Promise<Pick<OpenedPage, 'inPage' | 'check'>> {
  await page.setJavaScriptEnabled(false)
  await page.emulateMediaType('print')
  const html = content.html.replace(/^(?:[^<]*<!doctype[^>]*>)?/i, `$&${veil}`)
  const guard = await guardPage(page, { ...content, html })
  // The watchdog has the limit.
  await page.goto(pageUrl, { waitUntil: 'load', timeout: 0 })
  const inPage = await bringInPage(page)
  const broken = await inPage.settle()
  guard.check()
  if (broken.length > 0) {
    const list = broken.map((what) => `  - ${what}`).join('\n')
    // A browser other than the bundled one may run where there is not one font: then it no longer accepts web fonts.
    const hint = broken.some((what) => what.startsWith('font '))
      ? '\nIf the font files are sound: a browser needs at least one font on the machine (Debian: fonts-dejavu-core).'
      : ''
    throw new PageContentError(`The browser cannot read files of the page:\n${list}${hint}`, broken)
  }
  return { inPage, check: guard.check }
}

/**
 * Hides the text until its fonts are there. Laying it out in what stands in for them takes much longer than in its own
 * fonts, since Chrome looks for each character among all fonts of the machine. What would be fetched only once it is
 * seen stays visible, so that it is refused at once.
 */
const veil = '<style id="page-veil">html:not(:has(object, embed)) { display: none }</style>'

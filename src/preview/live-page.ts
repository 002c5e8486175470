import { PageContentError } from '../browser/errors.js'
import { type LaunchedBrowser, type LaunchOptions, launchBrowser } from '../browser/launch.js'
import { type OpenedPage, openPage } from '../browser/open-page.js'
import { loadFonts } from '../fonts/subset-fonts.js'
import { plainTheme, type Theme } from '../house/theme/theme.js'
import type { Unpaginated } from '../paginate/paginate.js'
import { type PrintedPages, printPages } from '../pipeline/print-pages.js'

/** What printing needs besides the HTML. */
export interface PrintMeans {
  /** Fits the pictures to their size on the loaded page; says whether it may be printed then. */
  fit: (opened: OpenedPage) => Promise<boolean>
  /** Of the theme. */
  fonts?: Theme['fontFiles']
}

/** A browser and one page in it that stay open from save to save: loading the fonts is half of a build. */
export interface LivePage {
  /**
   * Takes the HTML of the PDF edition, with what it was set from; returns its pages as they will be printed; undefined if
   * `fit` is against it.
   *
   * @throws the errors of `openPage` and of its `race`.
   */
  print(html: string, briefing: Unpaginated, means: PrintMeans): Promise<PrintedPages | undefined>
  close(): Promise<void>
}

/**
 * Starts the browser. Where it dies later, the next printing starts another.
 *
 * @throws the errors of `launchBrowser`.
 */
export async function openLivePage(
  options: LaunchOptions,
  onNotice: (notice: string) => void,
): Promise<LivePage> {
  const launched = await launchBrowser(options)
  if (launched.notice) onNotice(launched.notice)
  return new KeptPage(options, launched)
}

class KeptPage implements LivePage {
  readonly #options: LaunchOptions
  #launched: LaunchedBrowser
  #opened: OpenedPage | undefined
  #isClosed = false

  constructor(options: LaunchOptions, launched: LaunchedBrowser) {
    this.#options = options
    this.#launched = launched
  }

  async print(
    html: string,
    briefing: Unpaginated,
    { fit, fonts = plainTheme.fontFiles }: PrintMeans,
  ): Promise<PrintedPages | undefined> {
    if (!this.#launched.browser.connected && !this.#isClosed) {
      this.#opened = undefined
      await this.#launched.close()
      this.#launched = await launchBrowser(this.#options)
    }
    try {
      const shown = await this.#show(html, fonts)
      return await printPages(shown, briefing, { fit, use: 'looking' })
    } catch (error) {
      // After an error the page is not used again.
      await this.#opened?.close().catch(() => undefined)
      this.#opened = undefined
      throw error
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#launched.close()
  }

  /** Puts the text into the page that is open where it can take it, otherwise into a new one. */
  async #show(html: string, fonts: Theme['fontFiles']): Promise<OpenedPage> {
    const opened = this.#opened
    if (opened) {
      const broken = await opened.race(opened.inPage.swapDocument(html), 'load')
      opened.check()
      if (broken?.length) throw new PageContentError(listBroken(broken), broken)
      if (broken) return opened
      await opened.close()
    }
    this.#opened = undefined
    const files = new Map([...loadFonts(), ...fonts])
    this.#opened = await openPage(this.#launched.browser, { html, files })
    return this.#opened
  }
}

function listBroken(broken: readonly string[]): string {
  return `The browser cannot read files of the page:\n${broken.map((what) => `  - ${what}`).join('\n')}`
}

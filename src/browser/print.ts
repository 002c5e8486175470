import type { Page } from 'puppeteer-core'

/** Prints a placed page. Chrome's own pagination breaks where the note areas and forced breaks tell it to. */
export async function print(page: Page): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    waitForFonts: false,
    // The watchdog has the limit.
    timeout: 0,
  })
}

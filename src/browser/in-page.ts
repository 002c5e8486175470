import { readFile } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { packageFolder } from '../package-folder.js'
import type * as functions from '../paginate/in-page/main.js'

type Functions = typeof functions

/** What the program can run in a page. Errors are those of the function there. */
export type InPage = {
  [Name in keyof Functions]: (
    ...values: Parameters<Functions[Name]>
  ) => Promise<Awaited<ReturnType<Functions[Name]>>>
}

declare global {
  /** What the script exports, in the page. */
  var inPage: Record<string, (...values: unknown[]) => unknown>
}

let script: Promise<string> | undefined

/**
 * Puts the functions of `paginate/in-page/` into a page that has loaded its document, once; returns them for this side.
 * They come by the browser's own protocol: the page still runs no script of its own.
 */
export async function bringInPage(page: Page): Promise<InPage> {
  script ??= readFile(new URL('dist/in-page.js', packageFolder), 'utf8')
  await page.evaluate(await script)
  const names = await page.evaluate(() => Object.keys(globalThis.inPage))
  const calls = names.map((name) => [
    name,
    (...values: unknown[]) => page.evaluate(callByName, name, values),
  ])
  // The script was made of these functions.
  return Object.fromEntries(calls) as InPage
}

/** Runs inside the page. */
function callByName(name: string, values: readonly unknown[]): unknown {
  return globalThis.inPage[name]?.(...values)
}

import { resolve } from 'node:path'
import { prepareBundled } from './bundled.js'
import { BrowserNotFoundError } from './errors.js'
import { findInPuppeteerCache, findOnSystem, isExecutable } from './installed.js'

/** The browser that prints, and how it was found. */
export interface BrowserChoice {
  executablePath: string
  origin: 'option' | 'environment' | 'bundled' | 'puppeteer-cache' | 'system'
  /** Shared libraries for LD_LIBRARY_PATH of the browser process, where the machine lacks them. */
  libraryPath?: string
  /** Fonts for FONTCONFIG_FILE of the bundled browser, so that it looks the same on every machine. */
  fontConfig?: string
  /** Printed once: why it is not the usual browser, or not from the usual folder. */
  notice?: string
}

/** Where a browser is looked for. */
export interface FindOptions {
  browserPath?: string
  env?: NodeJS.ProcessEnv
}

/**
 * Chooses the browser: the one that was named, else the bundled one (so that everyone gets the same pages), else
 * Puppeteer's, else one of the machine. A named one is never replaced silently by another.
 *
 * @throws BrowserNotFoundError when the named one cannot be run or when there is none.
 */
export async function findBrowser({
  browserPath,
  env = process.env,
}: FindOptions = {}): Promise<BrowserChoice> {
  const named = nameBrowser(browserPath, env)
  if (named) {
    const executablePath = resolve(named.path)
    if (await isExecutable(executablePath)) return { executablePath, origin: named.origin }
    throw new BrowserNotFoundError(
      `${named.by} names ${executablePath}, which is not a program that can be run. Correct the path, or leave it out to use the bundled browser.`,
    )
  }
  const bundled = await prepareBundled(env)
  if (typeof bundled !== 'string') return { ...bundled, origin: 'bundled' }

  const notice = `Not the bundled browser, so line and page breaks may differ: ${bundled}.`
  const cached = await findInPuppeteerCache(env)
  if (cached) return { executablePath: cached, origin: 'puppeteer-cache', notice }
  const installed = await findOnSystem(env)
  if (installed) return { executablePath: installed, origin: 'system', notice }
  throw new BrowserNotFoundError(explainNone(bundled))
}

/** The message when there is no browser at all; takes why the bundled one is out. */
export function explainNone(reason: string): string {
  return [
    `No browser to make the PDF with: ${reason}, and none was found on this machine. Do one of these:`,
    '  - install the packages again, with the bundled browser (Linux on x64): npm ci',
    '  - let Puppeteer fetch one: npx @puppeteer/browsers install chrome@stable --path ~/.cache/puppeteer',
    '  - install Chrome, Chromium or Edge; if it is in an unusual place, name it with --browser <path> or BRIEFING_BROWSER',
  ].join('\n')
}

/** Returns the browser that an option or the environment names, and which of them. */
export function nameBrowser(
  browserPath: string | undefined,
  env: NodeJS.ProcessEnv,
): { path: string; by: string; origin: 'option' | 'environment' } | undefined {
  if (browserPath !== undefined) return { path: browserPath, by: '--browser', origin: 'option' }
  for (const by of ['BRIEFING_BROWSER', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = env[by]
    if (path) return { path, by, origin: 'environment' }
  }
  return undefined
}

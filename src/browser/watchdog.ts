import type { Browser, Page } from 'puppeteer-core'
import { killGroup } from '../process/kill-group.js'
import { BrowserCrashError, PhaseTimeoutError } from './errors.js'

/** Milliseconds that a phase may take: far above what a long briefing needs. */
export const phaseLimits = { launch: 20_000, load: 30_000, layout: 60_000, print: 60_000 } as const

export type Phase = keyof typeof phaseLimits

export interface Watched {
  browser: Browser
  page?: Page
}

/**
 * Waits for work in the browser, but not for ever: Puppeteer waits its whole timeout for a page that has crashed, and
 * a page that is busy answers nothing at all. When the limit is over, the browser is killed.
 *
 * Takes the promise, its phase, what it happens in, and milliseconds (else the phase's limit). Gives what the promise
 * gives. Errors: those of the promise, BrowserCrashError, PhaseTimeoutError.
 */
export async function race<T>(
  work: Promise<T>,
  phase: Phase,
  { browser, page }: Watched,
  limit: number = phaseLimits[phase],
): Promise<T> {
  let stop = (): void => undefined
  const trouble = new Promise<never>((_, reject) => {
    const onCrash = (error: Error): void => reject(describeCrash('page', phase, error))
    const onDisconnect = (): void => reject(describeCrash('browser', phase))
    const timer = setTimeout(() => {
      reject(new PhaseTimeoutError(explainTimeout(phase, limit)))
      killBrowser(browser)
    }, limit)
    browser.on('disconnected', onDisconnect)
    page?.on('error', onCrash)
    stop = () => {
      clearTimeout(timer)
      browser.off('disconnected', onDisconnect)
      page?.off('error', onCrash)
    }
  })
  try {
    return await Promise.race([work, trouble])
  } catch (error) {
    work.catch(() => undefined)
    // The calls under way fail a moment before the browser says that it is gone.
    const isOurs = error instanceof BrowserCrashError || error instanceof PhaseTimeoutError
    throw isOurs || browser.connected ? error : describeCrash('browser', phase, error)
  } finally {
    stop()
  }
}

/** Ends the browser with all its processes, at once and without asking it. */
export function killBrowser(browser: Browser): void {
  const child = browser.process()
  if (child && child.exitCode === null && child.signalCode === null && !killGroup(child)) {
    child.kill('SIGKILL')
  }
}

function describeCrash(what: 'page' | 'browser', phase: Phase, cause?: unknown): BrowserCrashError {
  return new BrowserCrashError(
    `The ${what} crashed during ${phase}. Often memory ran out: look for very large pictures, and try again.`,
    cause === undefined ? undefined : { cause },
  )
}

function explainTimeout(phase: Phase, limit: number): string {
  return `The browser was stopped after ${limit / 1000} s of ${phase}. Look for a picture or table that is hard to draw, such as an SVG with many nested \`use\`.`
}

import { once } from 'node:events'
import type { Browser, Page } from 'puppeteer-core'
import type { BriefingError } from '../exit-code.js'
import { killGroup } from '../processes.js'
import { BrowserCrashError, BrowserMemoryError, PhaseTimeoutError } from './errors.js'
import { limitsOf, type Phase } from './limits.js'
import { isOvergrown } from './watch-memory.js'

/** What is killed when a phase takes too long. */
export interface Watched {
  browser: Browser
  page?: Page
}

/**
 * Waits for work in the browser, but not forever: Puppeteer waits its whole timeout for a page that has crashed, and
 * a page that is busy answers nothing at all. When the limit is over, the browser is killed.
 *
 * Takes the promise, its phase, what it happens in, and milliseconds (else the phase's limit). Returns what the promise
 * gives.
 *
 * @throws the errors of the promise, BrowserCrashError, BrowserMemoryError, PhaseTimeoutError.
 */
export async function race<T>(
  work: Promise<T>,
  phase: Phase,
  { browser, page }: Watched,
  limit: number = limitsOf(browser).phases[phase],
): Promise<T> {
  let stop = (): void => undefined
  const trouble = new Promise<never>((_, reject) => {
    const onCrash = (error: Error): void => reject(describeCrash('page', phase, error))
    const onDisconnect = (): void => void explainEnd(browser, phase).then(reject)
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
    throw isOurs || browser.connected ? error : await explainEnd(browser, phase, error)
  } finally {
    stop()
  }
}

/** Kills the browser and all its processes immediately. */
export function killBrowser(browser: Browser): void {
  const child = browser.process()
  if (child && child.exitCode === null && child.signalCode === null && !killGroup(child)) {
    child.kill('SIGKILL')
  }
}

/** Explains why the browser is gone, once it is known how its first process ended. */
async function explainEnd(browser: Browser, phase: Phase, cause?: unknown): Promise<BriefingError> {
  const during = `during ${works[phase]}`
  if (isOvergrown(browser)) {
    const text = `The browser was stopped ${during}, because it used more than ${limitsOf(browser).memory / 2 ** 30} GB of memory. ${advice}`
    return new BrowserMemoryError(text)
  }
  const signal = await signalOf(browser)
  if (signal === 'SIGKILL') {
    return new BrowserCrashError(
      `The browser was killed ${during}: by somebody, or by the system because memory ran out. Try again; if it happens again, give it more memory, or make the pictures smaller.`,
      { cause },
    )
  }
  if (signal === 'SIGTERM' || signal === 'SIGINT' || signal === 'SIGHUP') {
    return new BrowserCrashError(
      `The browser was ended from outside (${signal}) ${during}. Try again.`,
      { cause },
    )
  }
  return describeCrash('browser', phase, cause)
}

/** The signal that ended a browser; it may lose the connection a moment before it is gone. */
async function signalOf(browser: Browser): Promise<NodeJS.Signals | null> {
  const child = browser.process()
  if (!child) return null
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit', { signal: AbortSignal.timeout(1000) }).catch(() => undefined)
  }
  return child.signalCode
}

function describeCrash(what: 'page' | 'browser', phase: Phase, cause?: unknown): BrowserCrashError {
  return new BrowserCrashError(
    `The ${what} crashed during ${works[phase]}. Try again; if it happens again, look for very large pictures, since memory may have run out.`,
    { cause },
  )
}

function explainTimeout(phase: Phase, limit: number): string {
  return `The browser was stopped after ${limit / 1000} s of ${works[phase]}. ${advice}`
}

const works: Readonly<Record<Phase, string>> = {
  launch: 'its start',
  load: 'loading the page',
  layout: 'placing the notes',
  print: 'printing',
}

const advice =
  'Look for a picture or table that is hard to draw, such as an SVG with masks, filters or `use` inside each other, or a table of thousands of rows; make it simpler, or divide the chapter.'

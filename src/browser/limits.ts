import type { Browser } from 'puppeteer-core'
import { readNumber } from '../environment.js'

/** How long a phase may take, in milliseconds: far more than a long briefing needs. */
export const phaseLimits = { launch: 20_000, load: 30_000, layout: 60_000, print: 60_000 } as const

/** How many pages may take the time of one phase to print: ten times what a slow machine needs. */
export const pagesInTime = 100

/** How many times that time the longest report may take. */
export const mostPrintTimes = 10

/** A part of the work in the browser that has a limit of its own. */
export type Phase = keyof typeof phaseLimits

/** How much memory the processes of a browser may use together, in bytes; a long briefing needs a tenth of it. */
export const memoryLimit = 3 * 2 ** 30

/** What a browser may take on this machine. */
export interface Limits {
  /** Milliseconds. */
  phases: Readonly<Record<Phase, number>>
  /** Bytes. */
  memory: number
}

const usual: Limits = { phases: phaseLimits, memory: memoryLimit }

/**
 * The limits as the environment has them: `BRIEFING_BROWSER_PATIENCE` is a factor for all times,
 * `BRIEFING_BROWSER_MEMORY` gigabytes.
 *
 * @throws BriefingError (usage) if one of them is not a number above zero.
 */
export function readLimits(env: NodeJS.ProcessEnv): Limits {
  const patience = readNumber(env, 'BRIEFING_BROWSER_PATIENCE')
  const gigabytes = readNumber(env, 'BRIEFING_BROWSER_MEMORY')
  return {
    phases: patience === undefined ? usual.phases : scale(usual.phases, patience),
    memory: gigabytes === undefined ? usual.memory : gigabytes * 2 ** 30,
  }
}

function scale({ launch, load, layout, print }: Limits['phases'], by: number): Limits['phases'] {
  return { launch: launch * by, load: load * by, layout: layout * by, print: print * by }
}

const known = new WeakMap<Browser, Limits>()

/** Sets what a browser may take from now on. */
export function setLimits(browser: Browser, limits: Limits): void {
  known.set(browser, limits)
}

/** What a browser may take: the usual, where nobody said otherwise. */
export function limitsOf(browser: Browser): Limits {
  return known.get(browser) ?? usual
}

/** Milliseconds that so many pages may take to be printed. */
export function printLimit({ phases }: Limits, pages: number): number {
  return phases.print * Math.min(mostPrintTimes, Math.max(1, pages / pagesInTime))
}

import { BriefingError, exitCode } from './exit-code.js'

/**
 * Reads a setting of the machine: how fast it is and what it can spare is its own affair, not that of a briefing.
 *
 * @throws BriefingError (usage) if the value is not a number above zero.
 */
export function readNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const value = env[name]
  if (value === undefined || value === '') return undefined
  const number = Number(value)
  if (Number.isFinite(number) && number > 0) return number
  const text = `Unexpected value \`${value}\` of ${name}, expected a number above zero`
  throw new BriefingError(text, exitCode.usage)
}

/** Seconds since 1970 that are to be the time of a build (https://reproducible-builds.org/docs/source-date-epoch). */
export function readEpoch(): number | undefined {
  const value = process.env.SOURCE_DATE_EPOCH
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
}

/** Takes the usual limit of a text or a picture, returns the one of this machine: `BRIEFING_LIMITS` times as much. */
export function allow(usual: number): number {
  return usual * (readNumber(process.env, 'BRIEFING_LIMITS') ?? 1)
}

/** The same for several limits, by their names. */
export function allowAll<Name extends string>(
  usual: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const entries = Object.entries<number>(usual).map(([name, limit]) => [name, allow(limit)])
  return Object.fromEntries(entries)
}

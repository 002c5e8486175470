import { didYouMean } from '../../did-you-mean.js'
import { BriefingError, exitCode } from '../../exit-code.js'
import { isBriefingId } from '../../source/front-matter.js'
import { addMonths } from '../../source/month.js'

/** The name of a briefing's folder, read: `en-2024-04` is a month with a prefix, `cyber-mercenaries` has no month. */
export interface BriefingId {
  id: string
  prefix: string
  /** `YYYY-MM` */
  month: string | undefined
}

/**
 * Reads the id of a new briefing.
 *
 * @throws BriefingError (usage) if it is not an id, or names no real month.
 */
export function readBriefingId(id: string): BriefingId {
  const [, prefix = '', month] = /^(.*-)?(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(id) ?? []
  const isId = isBriefingId(id)
  if (month && isId) return { id, prefix, month }
  const meant =
    /^([a-z]{2,3}-)?(\d{4})[-/._年 ]?(\d{1,2})月?([-/.]\d+)?$/.exec(id) ??
    /^()(\d{4})[-/._年 ]?(\d+)$/.exec(id)
  if (meant) {
    const [, before = '', year = '', number = '', day] = meant
    const isMonth = !day && /^0?[1-9]$|^1[0-2]$/.test(number)
    const hint = isMonth
      ? didYouMean(`${before}${year}-${number.padStart(2, '0')}`)
      : ' Write YYYY-MM, with a month from 01 to 12, such as `2024-04`.'
    throw new BriefingError(`\`${id}\` is not a month.${hint}`, exitCode.usage)
  }
  if (!isId) {
    throw new BriefingError(
      `\`${id}\` is not a valid id: use a-z, 0-9 and hyphens, such as \`2024-04\` or \`cyber-mercenaries\`. The folder of the briefings is named with --briefings.`,
      exitCode.usage,
    )
  }
  return { id, prefix: '', month: undefined }
}

/**
 * The likely day of issue: as long after the month as last time, and on the same day; otherwise the tenth of the month
 * after.
 */
export function guessIssued(
  month: string,
  last?: { period?: string | undefined; issued: string },
): string {
  if (!last?.period) return `${addMonths(month, 1)}-10`
  const after = countMonths(last.issued.slice(0, 7)) - countMonths(last.period)
  const target = addMonths(month, after)
  const lastDay = new Date(`${addMonths(target, 1)}-01T00:00:00Z`)
  lastDay.setUTCDate(0)
  const day = Math.min(Number(last.issued.slice(8)), lastDay.getUTCDate())
  return `${target}-${String(day).padStart(2, '0')}`
}

function countMonths(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return year * 12 + number
}

import * as z from 'zod'
import { countOf } from '../../count.js'
import type { ProofMessage } from '../message.js'
import { readJson } from '../read-json.js'

/**
 * What is read of `verapdf --format json`, as `JsonHandler` of veraPDF-library writes it: a result of validation is
 * one object up to veraPDF 1.26, and a list with one object for each profile after that.
 */
const rule = z.object({
  ruleStatus: z.string(),
  clause: z.string(),
  testNumber: z.number(),
  failedChecks: z.number(),
  description: z.string(),
  checks: z
    .array(z.object({ context: z.string().nullish(), errorMessage: z.string().nullish() }))
    .nullish(),
})
const result = z.object({
  compliant: z.boolean(),
  jobEndStatus: z.string().optional(),
  details: z.object({ ruleSummaries: z.array(rule) }),
})
const schema = z.object({
  report: z.object({
    buildInformation: z
      .object({ releaseDetails: z.array(z.object({ id: z.string(), version: z.string() })) })
      .optional(),
    jobs: z.tuple([
      z.object({
        validationResult: z.union([z.array(result), result.transform((one) => [one])]).default([]),
        taskException: z
          .object({ type: z.string(), exceptionMessage: z.string().optional() })
          .optional(),
      }),
    ]),
  }),
})
type FailedRule = z.infer<typeof rule>

/** What veraPDF says of a file. */
export interface VeraPdfReport {
  /** Of veraPDF, where it tells. */
  version: string | undefined
  /** A message for each rule that the file breaks. */
  messages: ProofMessage[]
  /** Whether it could not read the file at all. */
  isUnreadable?: true
}

/**
 * Takes what veraPDF printed about one file; returns its report, or a sentence that says why there is none.
 *
 * @param standard by which the file was judged, as the messages name it
 */
export function readReport(printed: string, standard: string): VeraPdfReport | string {
  const read = schema.safeParse(readJson(printed))
  if (!read.success) return 'it printed no report'
  const { buildInformation, jobs } = read.data.report
  const [{ validationResult: results, taskException }] = jobs
  const version = buildInformation?.releaseDetails.find(({ id }) => id === 'core')?.version
  if (taskException) {
    const { type, exceptionMessage: reason = 'without a reason' } = taskException
    if (type !== 'PARSE') return `it failed: ${reason}`
    const message = toMessage(`veraPDF cannot read the file: ${reason}`)
    return { version, messages: [message], isUnreadable: true }
  }
  if (results.length === 0) return 'it validated nothing'
  if (results.some(({ jobEndStatus = 'normal' }) => jobEndStatus !== 'normal'))
    return 'it did not finish'
  const failed = results
    .flatMap(({ details }) => details.ruleSummaries)
    .filter(({ ruleStatus }) => ruleStatus === 'FAILED')
    .toSorted(byClause)
  if (failed.length === 0 && results.some(({ compliant }) => !compliant))
    return 'it refuses the file and names no rule'
  return { version, messages: failed.map((rule) => describeRule(rule, standard)) }
}

function describeRule(
  { clause, testNumber, description, failedChecks, checks }: FailedRule,
  standard: string,
) {
  const [first] = checks ?? []
  const count = `${countOf(failedChecks, 'failed check')}`
  const where = first?.context ? `, the first at ${first.context}` : ''
  const why = first?.errorMessage ? `: ${first.errorMessage}` : ''
  const text = description.replace(/\s+/g, ' ').trim()
  const page = /\bpages\[(\d+)\]/.exec(first?.context ?? '')?.[1]
  return toMessage(
    `${standard}, ${clause}-${testNumber}: ${text} (${count}${where}${why})`,
    page === undefined ? null : Number(page) + 1,
  )
}

function toMessage(message: string, page: number | null = null): ProofMessage {
  return { ruleId: 'verapdf', severity: 'error', message, page }
}

/** veraPDF lists rules in no stable order. */
function byClause(a: FailedRule, b: FailedRule): number {
  return a.clause.localeCompare(b.clause, 'en', { numeric: true }) || a.testNumber - b.testNumber
}

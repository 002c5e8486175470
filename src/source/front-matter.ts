import * as z from 'zod'
import { createNearest, didYouMean } from '../did-you-mean.js'
import { widthOf } from '../terminal/width.js'
import { isLanguageTag } from './language.js'

const text = (what: string) => z.string({ error: what }).trim().min(1, `${what}, not an empty one`)
/** Columns of text, a Latin letter each, for which the foot of a page has room besides the number of the page. */
const footColumns = { whole: 160, version: 40 }

const footText = (what: string, columns: number) => {
  const limit = `${what}, of at most ${columns} Latin or ${columns / 2} Japanese letters: it stands at the foot of every page`
  return text(what).refine((value) => widthOf(value) <= columns, limit)
}

const layouts = '"monthly" or "commentary", or a layout of your own such as "monthly-bank"'
const languageTag = 'a language tag such as "ja" or "en"'
const lines = (what: string) =>
  z.array(text(what), { error: `a list, each item on a line after "- "` })

/** The most pages that a summary may fill. */
export const mostSummaryPages = 9
const summaryPages = `the pages that the summary may fill, from 1 to ${mostSummaryPages}`

const briefingId = /^[a-z0-9][a-z0-9-]*$/

/** Whether a name can be that of a briefing's folder, by which it is called everywhere. */
export function isBriefingId(name: string): boolean {
  return briefingId.test(name)
}

/** What a translation can leave out altogether, by kind. */
export const omissionKinds = [
  'sections',
  'notes',
  'figures',
  'tables',
  'indicators',
  'numbers',
  'marks',
] as const
const omissions = `${omissionKinds.join(', ')}, or the "#id" of a chapter, figure or table`

/**
 * The front matter of briefing.md. One schema gives the types, the messages and the editors' JSON Schema; each
 * message says what was expected.
 */
export const frontMatterSchema = z.strictObject({
  title: text('the report’s title'),
  layout: z.string({ error: layouts }).regex(/^(?:monthly|commentary)(?:-[a-z0-9-]+)?$/, layouts),
  language: z
    .string({ error: languageTag })
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: languageTag, abort: true })
    .refine(isLanguageTag, languageTag),
  period: z
    .string({ error: 'the month covered, such as "2024-03"' })
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'the month covered, as "YYYY-MM"')
    .optional(),
  issued: z
    .string({ error: 'the date of issue, such as 2024-04-10' })
    .refine(isCalendarDate, 'a day of the calendar, as YYYY-MM-DD'),
  version: footText('the version as a text in quotes, such as "0.01"', footColumns.version),
  classification: footText('a classification such as "Public" or "TLP:GREEN"', footColumns.whole),
  publisher: footText('the name printed after ©', footColumns.whole),
  subtitle: text('a text').optional(),
  authors: lines('a name, in quotes where it holds ": "').optional(),
  contact: lines('a line of text, in quotes where it holds ": "').optional(),
  disclaimer: text('Markdown text').optional(),
  toc: z.boolean({ error: 'true or false' }).optional(),
  'summary-pages': z
    .int({ error: summaryPages })
    .min(1, summaryPages)
    .max(mostSummaryPages, summaryPages)
    .optional(),
  'translation-of': z
    .string({ error: 'the id of the briefing that this one translates: the name of its folder' })
    .regex(briefingId, 'the id of the briefing that this one translates: the name of its folder')
    .optional(),
  'translation-omits': z
    .array(
      z
        .string({ error: omissions })
        .regex(new RegExp(`^(?:${omissionKinds.join('|')}|#\\S+)$`), omissions),
      { error: `a list of what the translation leaves out on purpose: ${omissions}` },
    )
    .optional(),
  extra: z
    .record(
      // What a template can refer to.
      z.string().regex(/^[^\s!"#%&'()*+,./;<=>@[\\\]^`{|}~]+$/),
      z.json({ error: 'texts, numbers, true or false, or lists and maps of them' }),
      {
        error:
          'fields of your own, each on a line "name: value", the name without spaces or punctuation',
      },
    )
    .optional(),
})

/** The front matter of a briefing. */
export type FrontMatter = z.infer<typeof frontMatterSchema>

/** Whether it has chapters with a summary before them: `monthly`, or a layout of the house that works like it. */
export function isMonthly({ layout }: Pick<FrontMatter, 'layout'>): boolean {
  return /^monthly(?:-|$)/.test(layout)
}

/** Something wrong with the front matter: `path` leads to the key, and is empty if the key is missing. */
export interface FrontMatterFault {
  path: (string | number)[]
  message: string
}

/** Takes what YAML gave; returns the front matter, or every fault in it. */
export function validateFrontMatter(
  value: unknown,
):
  | { frontMatter: FrontMatter; faults: [] }
  | { frontMatter?: undefined; faults: FrontMatterFault[] } {
  const result = frontMatterSchema.safeParse(value ?? {})
  const meant = result.success ? new Set<string>() : listMeantKeys(result.error.issues)
  const faults = result.success
    ? []
    : result.error.issues.flatMap((issue) => describeIssue(issue, value, meant))
  if (
    has(value, 'layout') &&
    isMonthly({ layout: String(value.layout) }) &&
    !has(value, 'period') &&
    !meant.has('period')
  ) {
    faults.push(missing('period', 'the month covered, such as "2024-03"'))
  }
  if (result.success && faults.length === 0) return { frontMatter: result.data, faults: [] }
  return { faults }
}

function describeIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  meant: ReadonlySet<string>,
): FrontMatterFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const [key] = path
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) => ({
      path: [unknown],
      message: describeUnknown(unknown, has(value, unknown) ? value[unknown] : undefined),
    }))
  }
  if (path.length === 0)
    return [{ path, message: 'The front matter must be a list of "key: value" lines' }]
  if (path.length === 1 && typeof key === 'string' && !has(value, key))
    return meant.has(key) ? [] : [missing(key, issue.message)]
  return [{ path, message: `Unexpected value of \`${path.join('.')}\`, expected ${issue.message}` }]
}

function missing(key: string, expected: string): FrontMatterFault {
  return { path: [], message: `Missing key \`${key}\`, expected ${expected}` }
}

const nearestKey = (word: string) => createNearest(Object.keys(frontMatterSchema.shape))(word)

/** The keys that unknown ones are taken for; to say that they are missing as well would be one message too many. */
function listMeantKeys(issues: readonly z.core.$ZodIssue[]): Set<string> {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  )
  return new Set(unknown.flatMap((key) => nearestKey(key) ?? []))
}

/** Says what else would be wrong if the key were right, so that nobody has to check twice. */
function describeUnknown(key: string, value: unknown): string {
  const nearest = nearestKey(key)
  const known = Object.keys(frontMatterSchema.shape)
  if (nearest === undefined) return `Unknown key \`${key}\`. Known keys are ${known.join(', ')}`
  const { error } = frontMatterSchema.partial().safeParse({ [nearest]: value })
  const expected = error?.issues[0]?.message
  const more = expected === undefined ? '' : ` It takes ${expected}`
  return `Unknown key \`${key}\`.${didYouMean(nearest)}${more}`
}

function has(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}

function isCalendarDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(value)
  )
}

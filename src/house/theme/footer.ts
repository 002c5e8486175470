import { createNearest, didYouMean } from '../../did-you-mean.js'
import type { FooterLines } from './theme.js'

/** What a line may say in double braces. `page` and `pages` are counted by the printing browser. */
const placeholders = [
  'classification',
  'publisher',
  'title',
  'period',
  'date',
  'englishDate',
  'issued',
  'version',
  'page',
  'pages',
] as const

/** What a footer may say in double braces. */
export type Placeholder = (typeof placeholders)[number]

/** The values of a briefing; what only the browser knows is missing. */
export type FooterValues = Record<Exclude<Placeholder, 'page' | 'pages'>, string> & {
  /** The house's own fields, by name. */
  extra: Readonly<Record<string, unknown>>
}

/** What is printed there without a theme. */
export const standardFooter: FooterLines = {
  left: ['Information Asset Classification: {{classification}}', '© {{publisher}}'],
  right: ['Page {{page}} of {{pages}}', '{{englishDate}} | Version {{version}}'],
}

const pattern = /\{\{([^{}]*)\}\}/g
/** A field of the house's own, such as `extra.customer`. */
const ownField = /^extra\.([^\s.]+)$/
const pageNumber = /\{\{\s*(?:page|pages)\s*\}\}/

/**
 * Puts a briefing's values into lines. This only replaces: nothing in a line runs. An own field that the
 * briefing lacks prints nothing, a list is printed with commas.
 */
export function fillLines(lines: readonly string[], { extra, ...values }: FooterValues): string[] {
  const known: Partial<Record<string, string>> = values
  return lines.map((line) =>
    line.replace(pattern, (whole, written: string) => {
      const name = written.trim()
      const [, field] = ownField.exec(name) ?? []
      return field === undefined ? (known[name] ?? whole) : tellField(extra, field)
    }),
  )
}

function tellField(extra: FooterValues['extra'], field: string): string {
  const value = Object.hasOwn(extra, field) ? extra[field] : undefined
  return value === undefined || value === null ? '' : [value].flat().map(String).join(', ')
}

/** The lines that mean something without pages. */
export function withoutPages(lines: readonly string[]): string[] {
  return lines.filter((line) => !pageNumber.test(line))
}

/** Cuts a line at its page numbers: texts and the names of counters take turns, a text first. */
export function splitAtCounters(line: string): string[] {
  return line.split(/\{\{\s*(page|pages)\s*\}\}/)
}

/** Describes what is wrong with a line; nothing if it can be filled. */
export function explainLine(line: string): string | undefined {
  const nearest = createNearest(placeholders)
  for (const [, written = ''] of line.matchAll(pattern)) {
    const name = written.trim()
    if (placeholders.some((known) => known === name) || ownField.test(name)) continue
    return `There is no \`{{${name}}}\`; known are ${placeholders.join(', ')} and extra.<name>.${didYouMean(nearest(name))}`
  }
  return undefined
}

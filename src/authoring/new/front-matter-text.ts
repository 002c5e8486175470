import { Document, isScalar } from 'yaml'
import type { FrontMatter } from '../../source/front-matter.js'

const order: readonly (keyof FrontMatter)[] = [
  'title',
  'subtitle',
  'layout',
  'language',
  'period',
  'issued',
  'version',
  'classification',
  'publisher',
  'authors',
  'contact',
  'disclaimer',
  'toc',
  'summary-pages',
  'translation-of',
  'translation-omits',
  'extra',
]

/**
 * Writes front matter as an author would, from `---` to `---`.
 *
 * @param remarks comments behind values, by key
 */
export function writeFrontMatter(
  frontMatter: FrontMatter,
  remarks: Partial<Record<keyof FrontMatter, string>> = {},
): string {
  const known = order.flatMap((key) =>
    frontMatter[key] === undefined ? [] : [[key, frontMatter[key]]],
  )
  const document = new Document(Object.fromEntries(known))
  const period = document.get('period', true)
  // As the format's own examples have it.
  if (isScalar(period)) period.type = 'QUOTE_DOUBLE'
  for (const [key, remark] of Object.entries(remarks)) {
    const value = document.get(key, true)
    if (isScalar(value)) value.comment = ` ${remark}`
  }
  return `---\n${document.toString({ lineWidth: 0 })}---\n`
}

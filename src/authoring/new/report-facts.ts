import type { Root } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { parseDocument } from 'yaml'
import { toLine } from '../markdown-text.js'
import { dropAttributes, findTitle, headingOf, listReportBlocks } from './report-blocks.js'
import type { Fields } from './toml-matter.js'

/** What a report says of itself. */
export interface ReadFacts {
  title?: string
  /** `YYYY-MM-DD` */
  issued?: string
  language: string
}

/**
 * Reads what a report says of itself, in its front matter or its only `#` heading.
 *
 * @param fields of a front matter that is not part of the text
 */
export function readFacts(text: string, tree: Root, fields: Fields = {}): ReadFacts {
  const [first] = tree.children
  const matter = readMatter(first?.type === 'yaml' ? parseFields(first.value) : fields)
  const title = findTitle(listReportBlocks(text, tree))
  const heading = title && headingOf(title)
  const guessed = /[\u3041-\u30ff]/.test(text) ? 'ja' : 'en'
  return {
    ...(heading && { title: dropAttributes(toLine(textIn(heading))) }),
    language: guessed,
    ...matter,
  }
}

function parseFields(yaml: string): Fields {
  const document = parseDocument(yaml)
  const value: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 100 })
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** What other tools call a title, a day and a language in their front matter. */
function readMatter(fields: Fields): Partial<ReadFacts> {
  const entries = Object.entries(fields)
  const find = (names: readonly string[], pattern: RegExp): string | undefined => {
    const found = entries.find(([name]) => names.includes(name.toLowerCase()))?.[1]
    return typeof found === 'string' ? pattern.exec(found)?.[0] : undefined
  }
  const title = find(['title'], /\S.*/)
  const issued = find(['issued', 'date', 'published', 'pubdate'], /^\d{4}-\d{2}-\d{2}/)
  const language = find(['language', 'lang', 'locale'], /^[a-z]{2,3}\b/i)?.toLowerCase()
  return { ...(title && { title }), ...(issued && { issued }), ...(language && { language }) }
}

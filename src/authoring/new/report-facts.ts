import type { Root } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { parseDocument } from 'yaml'
import { extractIndicators } from '../../intel/extract.js'
import { toLine } from '../markdown-text.js'
import { dropAttributes, findTitle, headingOf, listReportBlocks } from './report-blocks.js'
import { readReaders } from './report-readers.js'
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
  const matter = readMatter(fieldsOf(tree, fields))
  const title = findTitle(listReportBlocks(text, tree))
  const heading = title && headingOf(title)
  const guessed = /[\u3041-\u30ff]/.test(text) ? 'ja' : 'en'
  return {
    ...(heading && { title: dropAttributes(toLine(textIn(heading))) }),
    language: guessed,
    ...matter,
  }
}

/** What else a report's front matter says, for which a briefing has no field. */
export interface OtherFields {
  names: string[]
  /** Those of `names` that hold indicators. */
  withIndicators: string[]
}

/**
 * Lists the fields of a report's front matter that are not taken over.
 *
 * @param fields of a front matter that is not part of the text
 */
export function listOtherFields(tree: Root, fields: Fields = {}): OtherFields {
  const matter = fieldsOf(tree, fields)
  const readers = readReaders(matter, tree)
  const known: readonly string[] = Object.values(fieldNames).flat()
  const telling = 'names' in readers ? readers.names : []
  const others = Object.entries(matter).filter(
    ([name]) => !known.includes(name.toLowerCase()) && !telling.includes(name),
  )
  const isTelling = (value: unknown) =>
    listTexts(value).some((text) =>
      extractIndicators(text).some(({ type }) => type !== 'url' && type !== 'path'),
    )
  return {
    names: others.map(([name]) => name),
    withIndicators: others.flatMap(([name, value]) => (isTelling(value) ? [name] : [])),
  }
}

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.split('\n')
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : []
}

/** The front matter of a report, or the fields of one that is not part of its text. */
export function fieldsOf({ children: [first] }: Root, fields: Fields = {}): Fields {
  return first?.type === 'yaml' ? parseFields(first.value) : fields
}

function parseFields(yaml: string): Fields {
  const document = parseDocument(yaml)
  const value: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 100 })
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

const fieldNames = {
  title: ['title'],
  issued: ['issued', 'date', 'published', 'pubdate'],
  language: ['language', 'lang', 'locale'],
}

/** What other tools call a title, a day and a language in their front matter. */
function readMatter(fields: Fields): Partial<ReadFacts> {
  const entries = Object.entries(fields)
  const find = (names: readonly string[], pattern: RegExp): string | undefined => {
    const found = entries.find(([name]) => names.includes(name.toLowerCase()))?.[1]
    return typeof found === 'string' ? pattern.exec(found)?.[0] : undefined
  }
  const title = find(fieldNames.title, /\S.*/)
  const issued = find(fieldNames.issued, /^\d{4}-\d{2}-\d{2}/)
  const language = find(fieldNames.language, /^[a-z]{2,3}\b/i)?.toLowerCase()
  return { ...(title && { title }), ...(issued && { issued }), ...(language && { language }) }
}

import type { Nodes, Root, RootContent } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { parseDocument } from 'yaml'
import { rangeOf } from '../../footnotes/prose.js'
import { listVisits } from '../../source/markdown/walk.js'
import { toLine } from '../markdown-text.js'

/** A chapter of a report, or its text as a whole. */
export interface ReportPart {
  /** In Markdown. */
  title: string
  /** What follows the title, with the notes and link definitions that it uses at its end. */
  text: string
}

/** What a report says of itself. */
export interface ReadFacts {
  title?: string
  /** `YYYY-MM-DD` */
  issued?: string
  language: string
}

/** A report that was one file, in the parts that a monthly has. */
export interface DividedReport {
  /** What stands before the first chapter, where it is short enough to open a summary. */
  opening: string
  chapters: ReportPart[]
}

/** Most characters of the words that open a one-page summary. */
const longestOpening = 600

/** Reads what a report says of itself, in its front matter or its only `#` heading. */
export function readFacts(text: string, { children }: Root): ReadFacts {
  const [first] = children
  const matter = first?.type === 'yaml' ? readMatter(first.value) : {}
  const title = findTitle(children)
  const guessed = /[\u3041-\u30ff]/.test(text) ? 'ja' : 'en'
  return { ...(title && { title: toLine(textIn(title)) }), language: guessed, ...matter }
}

/** A report as the text of a commentary: without its title, whose place is the front matter. */
export function wholeReport(text: string, { children }: Root): string {
  const title = findTitle(children)
  const isDeep = title !== undefined || !children.some(isHeading(1))
  return cut(text, listBody(children, title), isDeep ? 0 : 1)
}

/**
 * Divides a report that was written as one file into chapters.
 *
 * Each `#` begins a chapter; where there is only one, it is the title, and each `##` begins a chapter, one level higher.
 * Text is cut out as it stands: nothing is written anew but heading marks. Notes and link definitions go to every chapter
 * that uses them; those that none uses stay in the last. A list of contents is left out.
 *
 * @param tree of the text
 * @param name of the chapter that what stands before the first heading becomes, where it is long
 */
export function divideReport(text: string, { children }: Root, name: string): DividedReport {
  const title = findTitle(children)
  const depth = !title && children.some(isHeading(1)) ? 1 : 2
  const body = listBody(children, title)
  const definitions = body.filter(isDefinition)
  const parts = split(
    body.filter((block) => !isDefinition(block)),
    isHeading(depth),
  ).filter(([heading]) => !heading || !isContents(heading))
  const used = parts.map((part) => findUsed(part, definitions))
  const spare = definitions.filter((definition) => !used.some((each) => each.has(definition)))
  const chapters = parts.map(([heading, ...blocks], index): ReportPart => {
    const isTitled = heading !== undefined && isHeading(depth)(heading)
    const own = definitions.filter((definition) => used[index]?.has(definition))
    const notes = index === parts.length - 1 ? [...own, ...spare] : own
    const all = isTitled || !heading ? blocks : [heading, ...blocks]
    return {
      title: isTitled ? headingText(text, heading) : '',
      text: [cut(text, all, 1 - depth), cut(text, notes, 0)].filter(Boolean).join('\n\n'),
    }
  })
  const [before, ...others] = chapters
  if (!before || before.title) return { opening: '', chapters }
  const isShort = before.text.length <= longestOpening && others.length > 0
  return isShort && parts[0]?.every(isWords)
    ? { opening: before.text, chapters: others }
    : { opening: '', chapters: [{ ...before, title: name }, ...others] }
}

/** The only heading of the first level: where there are more, each is that of a chapter. */
function findTitle(children: readonly RootContent[]): RootContent | undefined {
  const titles = children.filter(isHeading(1))
  return titles.length === 1 ? titles[0] : undefined
}

function listBody(children: readonly RootContent[], title: RootContent | undefined) {
  return children.filter((block) => block !== title && block.type !== 'yaml')
}

function isHeading(depth: number) {
  return (block: RootContent): boolean => block.type === 'heading' && block.depth === depth
}

function isWords(block: RootContent): boolean {
  return block.type === 'paragraph' && listVisits(block).every(({ node }) => node.type !== 'image')
}

/** A list of contents by hand: a briefing makes its own. */
function isContents(heading: RootContent): boolean {
  const title = heading.type === 'heading' ? textIn(heading).trim() : ''
  return /^(?:table of )?contents$|^toc$|^目\s?次$|^목차$|^inhalt(?:sverzeichnis)?$/i.test(title)
}

function isDefinition({ type }: RootContent): boolean {
  return type === 'footnoteDefinition' || type === 'definition'
}

/** Begins a part at each heading of a chapter; what stands before the first is a part too. */
function split(
  blocks: readonly RootContent[],
  begins: (block: RootContent) => boolean,
): RootContent[][] {
  const parts: RootContent[][] = [[]]
  for (const block of blocks) {
    if (begins(block)) parts.push([block])
    else parts.at(-1)?.push(block)
  }
  return parts.filter((part) => part.length > 0)
}

/** The definitions that some blocks use, and those that these use. */
function findUsed(
  blocks: readonly RootContent[],
  definitions: readonly RootContent[],
): Set<RootContent> {
  const used = new Set<RootContent>()
  const waiting: RootContent[] = [...blocks]
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    const names = new Set(listVisits(block).flatMap(({ node }) => namesUsed(node)))
    for (const definition of definitions) {
      if (used.has(definition) || !names.has(nameOf(definition))) continue
      used.add(definition)
      waiting.push(definition)
    }
  }
  return used
}

function namesUsed(node: Nodes): string[] {
  if (node.type === 'footnoteReference') return [`^${node.identifier}`]
  const link = node.type === 'link' || node.type === 'image' ? node.data?.definition : undefined
  return link === undefined ? [] : [link]
}

function nameOf(definition: RootContent): string {
  if (definition.type === 'footnoteDefinition') return `^${definition.identifier}`
  return definition.type === 'definition' ? definition.identifier : ''
}

/**
 * The source of some blocks, in their order, as it stands; what was between neighbours stays between them.
 *
 * @param deeper levels by which their headings go down, or up if negative
 */
function cut(text: string, blocks: readonly RootContent[], deeper: number): string {
  return blocks
    .map((block) => {
      const [start, end] = rangeOf(block)
      const written = text.slice(start, end)
      if (block.type !== 'heading' || deeper === 0) return written
      const depth = Math.min(6, Math.max(2, block.depth + deeper))
      return `${'#'.repeat(depth)} ${headingText(text, block)}`
    })
    .join('\n\n')
}

function headingText(text: string, heading: RootContent): string {
  if (heading.type !== 'heading') return ''
  const [start] = heading.children[0] ? rangeOf(heading.children[0]) : []
  const last = heading.children.at(-1)
  const [, end] = last ? rangeOf(last) : []
  return start === undefined ? '' : text.slice(start, end).replace(/\s*\n\s*/g, ' ')
}

/** What other tools call a title, a day and a language in their front matter. */
function readMatter(yaml: string): Partial<ReadFacts> {
  const document = parseDocument(yaml)
  const value: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 100 })
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const find = (names: readonly string[], pattern: RegExp): string | undefined => {
    const found = entries.find(([name]) => names.includes(name.toLowerCase()))?.[1]
    return typeof found === 'string' ? pattern.exec(found)?.[0] : undefined
  }
  const title = find(['title'], /\S.*/)
  const issued = find(['issued', 'date', 'published', 'pubdate'], /^\d{4}-\d{2}-\d{2}/)
  const language = find(['language', 'lang', 'locale'], /^[a-z]{2,3}\b/i)?.toLowerCase()
  return { ...(title && { title }), ...(issued && { issued }), ...(language && { language }) }
}

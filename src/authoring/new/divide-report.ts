import type { Heading, Nodes, Root } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { dropTypedNumbers } from '../../lint/by-hand/typed-numbers.js'
import { listVisits } from '../../source/markdown/walk.js'
import { dropContents, isContents, listTitles } from './contents-by-hand.js'
import {
  findTitle,
  headingOf,
  isHeadingAt,
  listReportBlocks,
  type ReportBlock,
} from './report-blocks.js'

/** A chapter of a report, or its text as a whole. */
export interface ReportPart {
  /** In Markdown. */
  title: string
  /** What follows the title, with the notes and link definitions that it uses at its end. */
  text: string
}

/** A report that was one file, in the parts that a monthly has. */
export interface DividedReport {
  /** What stands before the first chapter, where it is short enough to open a summary. */
  opening: string
  chapters: ReportPart[]
}

/** Most characters of the words that open a one-page summary. */
const longestOpening = 600

/** A report as the text of a commentary: without its title, whose place is the front matter, and a list of contents. */
export function wholeReport(text: string, tree: Root): string {
  const blocks = dropContents(listReportBlocks(text, tree))
  const title = findTitle(blocks)
  const isDeep = title !== undefined || !blocks.some(isHeadingAt(1))
  const titles = listTitles(blocks)
  const body = split(
    blocks.filter((block) => block !== title),
    (block) => headingOf(block) !== undefined,
  ).filter((part) => !isContents(part, titles))
  return join(text, body.flat(), isDeep ? 0 : 1)
}

/**
 * Divides a report that was written as one file into chapters.
 *
 * Each `#` begins a chapter; where there is only one, it is the title, and each `##` begins a chapter, one level
 * higher. Text is cut out as it stands: only heading marks are rewritten, and lines between chapters are left out. Notes
 * and link definitions go to every chapter that uses them; those that none uses stay in the last. A list of contents is
 * left out.
 *
 * @param tree of the text
 * @param name of the chapter that what stands before the first heading becomes, where it is long
 */
export function divideReport(text: string, tree: Root, name: string): DividedReport {
  const blocks = dropContents(listReportBlocks(text, tree))
  const title = findTitle(blocks)
  const depth = !title && blocks.some(isHeadingAt(1)) ? 1 : 2
  const body = blocks.filter((block) => block !== title)
  const definitions = body.filter(isDefinition)
  const titles = listTitles(blocks)
  const parts = split(
    body.filter((block) => !isDefinition(block)),
    isHeadingAt(depth),
  )
    .map(dropLastBreaks)
    .filter((part) => part.length > 0 && !isContents(part, titles))
  const used = parts.map((part) => findUsed(part, definitions))
  const spare = definitions.filter((definition) => !used.some((each) => each.has(definition)))
  const chapters = parts.map((part, index): ReportPart => {
    const [first] = part
    const heading = first && isHeadingAt(depth)(first) ? headingOf(first) : undefined
    const own = definitions.filter((definition) => used[index]?.has(definition))
    const notes = index === parts.length - 1 ? [...own, ...spare] : own
    const rest = heading ? part.slice(1) : part
    return {
      title: heading ? headingText(text, heading) : '',
      text: [join(text, rest, 1 - depth), join(text, notes, 0)].filter(Boolean).join('\n\n'),
    }
  })
  const [before, ...others] = withoutNumbers(chapters)
  if (!before || before.title) return { opening: '', chapters: before ? [before, ...others] : [] }
  const isShort = before.text.length <= longestOpening && others.length > 0
  return isShort && parts[0]?.every(isWords)
    ? { opening: before.text, chapters: others }
    : { opening: '', chapters: [{ ...before, title: name }, ...others] }
}

function withoutNumbers(chapters: readonly ReportPart[]): ReportPart[] {
  const titles = dropTypedNumbers(chapters.map(({ title }) => title))
  return chapters.map((chapter, index) => ({ ...chapter, title: titles[index] ?? chapter.title }))
}

function isWords({ nodes }: ReportBlock): boolean {
  return nodes.every(
    (node) =>
      (node.type === 'html' && node.value.startsWith('<!--')) ||
      (node.type === 'paragraph' &&
        listVisits(node).every(({ node: { type } }) => type !== 'image')),
  )
}

/** Leaves out the lines that stand between two chapters, each of which begins a page. */
function dropLastBreaks(part: readonly ReportBlock[]): ReportBlock[] {
  const isBreak = ({ nodes }: ReportBlock) => nodes.every(({ type }) => type === 'thematicBreak')
  return part.slice(0, part.findLastIndex((block) => !isBreak(block)) + 1)
}

function isDefinition({ nodes }: ReportBlock): boolean {
  return nodes.every(({ type }) => type === 'footnoteDefinition' || type === 'definition')
}

/** Begins a part at each heading of a chapter; what stands before the first is a part too. */
function split(
  blocks: readonly ReportBlock[],
  begins: (block: ReportBlock) => boolean,
): ReportBlock[][] {
  const parts: ReportBlock[][] = [[]]
  for (const block of blocks) {
    if (begins(block)) parts.push([block])
    else parts.at(-1)?.push(block)
  }
  return parts.filter((part) => part.length > 0)
}

/** The definitions that some blocks use, and those that these use. */
function findUsed(
  blocks: readonly ReportBlock[],
  definitions: readonly ReportBlock[],
): Set<ReportBlock> {
  const used = new Set<ReportBlock>()
  const waiting: ReportBlock[] = [...blocks]
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    const names = new Set(block.nodes.flatMap(listVisits).flatMap(({ node }) => namesUsed(node)))
    for (const definition of definitions) {
      if (used.has(definition) || !definition.nodes.some((node) => names.has(nameOf(node))))
        continue
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

function nameOf(definition: Nodes): string {
  if (definition.type === 'footnoteDefinition') return `^${definition.identifier}`
  return definition.type === 'definition' ? definition.identifier : ''
}

/**
 * The source of some blocks, in their order, as it stands.
 *
 * @param deeper levels by which their headings go down, or up if negative
 */
function join(text: string, blocks: readonly ReportBlock[], deeper: number): string {
  return blocks
    .map((block) => {
      const heading = headingOf(block)
      if (!heading || deeper === 0) return block.written
      const depth = Math.min(6, Math.max(2, heading.depth + deeper))
      return `${'#'.repeat(depth)} ${headingText(text, heading)}`
    })
    .join('\n\n')
}

function headingText(text: string, heading: Heading): string {
  const words = heading.data?.fromHtml ? betweenTags(text, heading) : behindMarks(text, heading)
  const lines = words.trim().split(/\r?\n/)
  return lines.map((line) => line.trim()).join(' ')
}

/** Of `## Scope ##` or an underlined heading; the place of an element in it, which may be the last, is that of its start tag. */
function behindMarks(text: string, heading: Heading): string {
  const [start = 0] = heading.children[0] ? rangeOf(heading.children[0]) : []
  const [from = 0, to = start] = rangeOf(heading)
  const words = text.slice(start, to)
  return text[from] === '#'
    ? words.trimEnd().replace(/(?<![ \t])[ \t]+#+$/, '')
    : words.replace(/\r?\n[ \t>]*(?:=+|-+)[ \t]*$/, '')
}

/** Of `<h2 id="scope">Scope</h2>`; the place of such a heading is that of its start tag. */
function betweenTags(text: string, heading: Heading): string {
  const [, start = 0] = rangeOf(heading)
  const end = text.slice(start).search(/<\/h[1-6]\s*>/i)
  return end < 0 ? '' : text.slice(start, start + end)
}

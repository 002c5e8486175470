import type { Code, Link, List, Nodes, PhrasingContent, RootContent } from 'mdast'
import { type HtmlElement, isPhrasing } from '../source/html/nodes.js'
import { readCodeInfo } from '../source/markdown/code-info.js'
import { soleImage } from '../source/markdown/sole-image.js'
import { type SourcePlace, sourcePlaceOf } from '../source/place.js'
import type { Briefing, ReportIndex } from './briefing.js'
import { nameTarget } from './link-targets.js'
import type { Pages } from './pages.js'
import type { RunOfCalls } from './run-of-calls.js'
import type { Words } from './words.js'

/** A piece of text that must be printed once: a block, a table's row, a caption; calls stand in it as their numbers. */
export interface PlainText extends SourcePlace {
  kind:
    | 'heading'
    | 'summary-title'
    | 'paragraph'
    | 'code'
    | 'caption'
    | 'remark'
    | 'head-row'
    | 'row'
  place: 'summary' | 'body' | 'closing'
  text: string
  /** Of a heading: its words alone, without the numbers of notes. */
  title?: string
  /** Of the first text of an item in a numbered list. */
  listNumber?: number
  /** Of a row: the numbers of the items in its cells. */
  listNumbers?: ListNumber[]
}

/** The number of an item in a text that holds several: `at` is where in the text the item's own begins. */
export interface ListNumber {
  at: number
  number: number
}

/** How the nodes of a report read as plain text. */
export interface PlainTexts {
  /** What is printed of `[](#id)`; undefined for other links. */
  reference: (link: Link) => string | undefined
  /** The words of a heading without the numbers of the notes that it calls. */
  title: (children: readonly PhrasingContent[]) => string
  blocks: (file: string, place: PlainText['place'], blocks: readonly RootContent[]) => PlainText[]
}

/** What the texts of a briefing are made from. */
interface Context {
  index: ReportIndex
  words: Words
  pages: Pages | undefined
}

/** Returns what a reader will see of every block, from the source alone: the printed file is proved against it. */
export function createPlainTexts({ index }: Briefing, words: Words, pages?: Pages): PlainTexts {
  const context = { index, words, pages }
  return {
    reference: (link) => printReference(context, link),
    title: (children) => printTitle(context, children),
    blocks: (file, place, blocks) => {
      const where = { ...context, file, place }
      return blocks.flatMap((block) => printBlock(where, block))
    },
  }
}

function printReference({ index, words, pages }: Context, link: Link): string | undefined {
  const target = index.targetByLink.get(link)
  if (!target || link.children.length > 0) return undefined
  const name = nameTarget(target, words)
  const { page } = pages?.references?.get(index.referenceByLink.get(link)?.id ?? '') ?? {}
  return page === undefined ? name : name + words.onPage(page)
}

function printTitle(context: Context, children: readonly PhrasingContent[]): string {
  return printLine(context, children, { calls: false }).replace(/\s+/g, ' ').trim()
}

/** @param calls whether the numbers of the notes that are called are printed */
function printLine(
  context: Context,
  nodes: readonly Nodes[],
  { calls }: { calls: boolean } = { calls: true },
): string {
  return nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
        case 'code':
          return node.value
        case 'break':
          return '\n'
        // In a cell of HTML.
        case 'footnoteDefinition':
          return ''
        case 'footnoteReference':
          return calls ? printCalls(context, context.index.runByCall.get(node)) : ''
        case 'link':
          return printReference(context, node) ?? printLine(context, node.children, { calls })
        default:
          return 'children' in node ? printLine(context, node.children, { calls }) : ''
      }
    })
    .join('')
}

/** Nothing for a call that another one before it takes along. */
function printCalls({ index, words }: Context, run: RunOfCalls | undefined): string {
  if (!run) return ''
  const numbers = run.calls.flatMap((call) => index.noteByCall.get(call)?.note.number ?? [])
  return (run.goesOn ? words.callSeparator : '') + numbers.join(words.callSeparator)
}

interface BlockContext extends Context {
  file: string
  place: PlainText['place']
}

function makeText(
  { file, place }: BlockContext,
  kind: PlainText['kind'],
  node: Nodes,
  text: string,
): PlainText {
  return { kind, place, text, ...sourcePlaceOf(file, node) }
}

function printBlock(context: BlockContext, node: Nodes): PlainText[] {
  const { index } = context
  switch (node.type) {
    case 'paragraph':
      return soleImage(node)
        ? printCaptioned(context, node)
        : [makeText(context, 'paragraph', node, printLine(context, node.children))]
    case 'heading': {
      const text = makeText(context, 'heading', node, printLine(context, node.children))
      return [{ ...text, title: printTitle(context, node.children) }]
    }
    case 'code':
      return printCode(context, node)
    case 'table':
      return node.children.map((row, nth) =>
        makeText(context, nth === 0 ? 'head-row' : 'row', row, printLine(context, row.children)),
      )
    case 'containerDirective':
      if (index.figureByNode.has(node) || index.tableByNode.has(node))
        return printCaptioned(context, node)
      return node.name === 'figure' ? [] : printBlocks(context, node.children)
    case 'footnoteDefinition':
      return []
    case 'list':
      return printList(context, node)
    case 'blockquote': {
      const kind = node.data?.alert
      const title = kind ? [makeText(context, 'paragraph', node, context.words.alerts[kind])] : []
      return [...title, ...printBlocks(context, node.children)]
    }
    case 'htmlElement':
      return printElement(context, node)
    default:
      return 'children' in node ? printBlocks(context, node.children) : []
  }
}

function printBlocks(context: BlockContext, nodes: readonly Nodes[]): PlainText[] {
  return nodes.flatMap((node) => printBlock(context, node))
}

/** A figure's or table's number and caption, the rows of the table, and the remarks below. */
function printCaptioned(context: BlockContext, node: Nodes): PlainText[] {
  const { index, words } = context
  const figure = index.figureByNode.get(node)
  const table = index.tableByNode.get(node)
  const block = figure ?? table
  if (!block) return []
  const label = words[figure ? 'figure' : 'table'](block.number)
  const caption = printLine(context, block.caption?.children ?? [])
  const place = block.caption?.position ? block.caption : node
  return [
    makeText(context, 'caption', place, `${label} ${caption}`),
    ...(table ? printBlock(context, table.table) : []),
    ...block.remarks.map((remark) =>
      makeText(context, 'remark', remark, printLine(context, remark.children)),
    ),
  ]
}

function printCode(context: BlockContext, node: Code): PlainText[] {
  const { title } = readCodeInfo(node)
  const isShown = title !== undefined && node.value.trim() !== ''
  return [
    ...(isShown ? [makeText(context, 'paragraph', node, title)] : []),
    makeText(context, 'code', node, node.value),
  ]
}

/** The first text of an item has its number, unless a box stands in the number's place. */
function printList(context: BlockContext, { children, ordered, start }: List): PlainText[] {
  return children.flatMap((item, nth) => {
    const [first, ...others] = printBlock(context, item)
    if (!first) return []
    const isNumbered = ordered && item.checked == null
    const numbered = isNumbered ? { listNumber: (start ?? 1) + nth, ...first } : first
    return [numbered, ...others]
  })
}

/** A row of an HTML table, or what stands in a line of text in an element of its own. */
function printElement(context: BlockContext, node: HtmlElement): PlainText[] {
  if (node.tagName === 'tr') return [printRow(context, 'row', node)]
  if (node.tagName === 'thead')
    return node.children.map((row) => printRow(context, 'head-row', row))
  if (node.children.some((child) => !isPhrasing(child))) return printBlocks(context, node.children)
  return [makeText(context, 'paragraph', node, printLine(context, node.children))]
}

/** The cells one after the other, each with all that its blocks print: captions, and titles of code and alerts, too. */
function printRow(context: BlockContext, kind: 'row' | 'head-row', row: Nodes): PlainText {
  const cells: readonly Nodes[] = 'children' in row ? row.children : []
  const texts = cells.flatMap((cell) =>
    'children' in cell && cell.children.some((child) => !isPhrasing(child))
      ? printBlocks(context, cell.children)
      : [{ text: printLine(context, [cell]) }],
  )
  const { text, listNumbers } = joinTexts(texts, '')
  return { ...makeText(context, kind, row, text), ...(listNumbers && { listNumbers }) }
}

/** Makes one text of several; tells where in it items of numbered lists begin, if any do. */
export function joinTexts(
  texts: readonly Pick<PlainText, 'text' | 'listNumber' | 'listNumbers'>[],
  separator: string,
): Pick<PlainText, 'text' | 'listNumbers'> {
  const listNumbers: ListNumber[] = []
  let start = 0
  for (const { text, listNumber, listNumbers: inside = [] } of texts) {
    if (listNumber !== undefined) listNumbers.push({ at: start, number: listNumber })
    for (const { at, number } of inside) listNumbers.push({ at: start + at, number })
    start += text.length + separator.length
  }
  const text = texts.map((one) => one.text).join(separator)
  return listNumbers.length > 0 ? { text, listNumbers } : { text }
}

import type { Html, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { type HtmlElement, isPhrasing } from './nodes.js'

/** Elements that mean something only as a part of another one; elsewhere they are blocks like others. */
const parts: ReadonlySet<string> = new Set(['li', 'dt', 'dd', 'summary', 'td', 'th'])
/** Outside a table, only the cells of these mean anything. */
const frames: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr'])

/** Whether nodes stand in one line of text, none of them a block. */
export function isLineOfText(nodes: readonly RootContent[]): nodes is PhrasingContent[] {
  return nodes.every(isPhrasing)
}

/** Returns nodes as blocks alone: what stands in a line of text becomes a paragraph. */
export function toBlocks(nodes: readonly RootContent[]): RootContent[] {
  return splitRuns(nodes).flatMap((run): RootContent[] => {
    if (!Array.isArray(run)) return makeWhole(run)
    const paragraph = toParagraph(run, { fromHtml: true })
    return paragraph ? [paragraph] : run.filter(isHtml)
  })
}

/** Takes what became of a paragraph's line of text; gives paragraphs with the blocks that stand in it between them. */
export function splitParagraph(paragraph: Paragraph): RootContent[] {
  const nodes: RootContent[] = paragraph.children
  if (isLineOfText(nodes)) return [paragraph]
  return splitRuns(nodes).flatMap((run): RootContent[] => {
    if (!Array.isArray(run)) return makeWhole(run)
    const part = toParagraph(run)
    return part ? [part] : run.filter(isHtml)
  })
}

/** Returns nodes as a line of text alone: of blocks, the words. */
export function toWords(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (isPhrasing(node)) return [node]
    if (node.type === 'code') return [{ type: 'inlineCode', value: node.value }]
    return 'children' in node ? [...toWords(node.children), { type: 'text', value: ' ' }] : []
  })
}

/** Puts what stands in a line of text into something, also inside the blocks among it. */
export function wrapWords(
  nodes: readonly RootContent[],
  wrap: (words: PhrasingContent[]) => PhrasingContent[],
): RootContent[] {
  return splitRuns(nodes).flatMap((run): RootContent[] => {
    if (Array.isArray(run)) return run.some(hasWords) ? wrap(run) : run
    if (run.type === 'paragraph' || run.type === 'heading')
      return [{ ...run, children: wrap(run.children) }]
    return run.type === 'htmlElement' && run.tagName === 'div'
      ? [{ ...run, children: wrapWords(run.children, wrap) }]
      : [run]
  })
}

/** Takes the blanks from both ends of a line of text, as a browser does. */
export function trimWords(words: readonly PhrasingContent[]): PhrasingContent[] {
  const first = words.findIndex((node) => node.type !== 'html')
  const last = words.findLastIndex((node) => node.type !== 'html')
  return words.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node]
    let { value } = node
    if (index === first) value = value.trimStart()
    if (index === last) value = value.trimEnd()
    return value === '' ? [] : [{ ...node, value }]
  })
}

/** What a reader sees of it is more than blanks. */
export function hasWords(node: RootContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type !== 'html'
}

/** Blocks one by one, and what stands in a line between them together. */
function splitRuns(
  nodes: readonly RootContent[],
): (PhrasingContent[] | Exclude<RootContent, PhrasingContent> | HtmlElement)[] {
  const runs: ReturnType<typeof splitRuns> = []
  for (const node of nodes) {
    const last = runs.at(-1)
    if (!isPhrasing(node)) runs.push(node)
    else if (Array.isArray(last)) last.push(node)
    else runs.push([node])
  }
  return runs
}

function toParagraph(
  run: readonly PhrasingContent[],
  data?: Paragraph['data'],
): Paragraph | undefined {
  if (!run.some(hasWords)) return undefined
  const children = trimWords(run)
  const start = children[0]?.position?.start
  const end = children.at(-1)?.position?.end
  return {
    type: 'paragraph',
    children,
    ...(data && { data }),
    ...(start && end && { position: { start, end } }),
  }
}

/** Returns a block that stands without what it is a part of. */
function makeWhole(node: RootContent): RootContent[] {
  if (node.type !== 'htmlElement') return [node]
  if (frames.has(node.tagName)) return toBlocks(node.children)
  return [parts.has(node.tagName) ? { ...node, tagName: 'div' } : node]
}

function isHtml(node: RootContent): node is Html {
  return node.type === 'html'
}

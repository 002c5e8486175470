import type { Link, Nodes, Parents, Root } from 'mdast'
import { kindOfIp } from '../../addresses/ip-address.js'
import { isAddressItself, leadsTo } from '../../addresses/leads-to.js'
import { hostOfAddress } from '../../addresses/live.js'
import { isIndicators, readTable } from '../../intel/read-table.js'
import { isPhrasing, phrasingElements } from '../../source/html/nodes.js'

type Part = 'text' | 'note'

/** A line of text as it stands in a source, code between backticks. */
export interface SourceLine {
  text: string
  line: number
  /** The addresses in a note are those of sources. */
  part: Part
  /** Whether it is an address outside notes that leads there when it is clicked, and nothing else. */
  isLink?: true
}

/** Lists the lines of a text in which indicators may stand: all but the values in tables of indicators. */
export function listTextLines(tree: Root): SourceLine[] {
  const lines: SourceLine[] = []
  const read = (node: Nodes, part: Part): void => {
    if (isIndicators(node)) {
      const values = new Set(readTable(node)?.rows.map(({ cells }) => cells.get('value')?.node))
      readChildren(node, part, (child) => child.type === 'tableCell' && values.has(child))
    } else if (isBlock(node)) lines.push(...readBlock(node, part))
    else readChildren(node, part)
  }
  const readChildren = (
    node: Nodes,
    part: Part,
    isRead: (child: Nodes) => boolean = () => false,
  ): void => {
    if (!('children' in node)) return
    for (const child of gatherWords(node)) {
      if (isRead(child)) continue
      if (child.type === 'table' || child.type === 'tableRow') readChildren(child, part, isRead)
      else read(child, child.type === 'footnoteDefinition' ? 'note' : part)
    }
  }
  read(tree, 'text')
  return lines
}

function isBlock({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'code'].includes(type)
}

/** The children of a node; words that stand in an element of HTML without a paragraph, as in `<td>`, in one. */
function gatherWords(node: Parents): Nodes[] {
  if (node.type !== 'htmlElement' || phrasingElements.has(node.tagName)) return node.children
  return node.children.reduce((blocks: Nodes[], child) => {
    const last = blocks.at(-1)
    if (!isPhrasing(child)) blocks.push(child)
    else if (last?.type === 'paragraph' && !last.position) last.children.push(child)
    else blocks.push({ type: 'paragraph', children: [child] })
    return blocks
  }, [])
}

function readBlock(block: Nodes, part: Part): SourceLine[] {
  const start = block.position?.start.line ?? 1
  const lines = new Map<number, string>()
  const links: SourceLine[] = []
  let line = start
  const write = (written: string): void => {
    for (const [at, words] of written.split('\n').entries()) {
      if (at > 0) line += 1
      lines.set(line, (lines.get(line) ?? '') + words)
    }
  }
  const walk = (node: Nodes): void => {
    // A bare address has no place of its own.
    line = node.position?.start.line ?? line
    if (node.type === 'link' && isAddressItself(wordsOf(node), node.url)) {
      if (part === 'note') return
      if (leadsToName(node)) {
        links.push({ text: wordsOf(node), line, part, isLink: true })
        write(' ')
        return
      }
    }
    if (node.type === 'break') write('\n')
    else if (node.type === 'image') write(` ${node.alt ?? ''} `)
    else if (node.type === 'inlineCode') write(`\`${node.value}\``)
    else if (node.type === 'code') {
      const end = node.position?.end.line ?? line
      // Without a fence, its first line is that of its text.
      if (end - line >= node.value.split('\n').length) line += 1
      write(node.value)
    } else if (node.type === 'text') write(node.value)
    else if ('children' in node) node.children.forEach(walk)
  }
  walk(block)
  return [...[...lines].map(([at, text]) => ({ text, line: at, part })), ...links]
}

/** Whether a link leads to a page by the name of its host: nobody cites a source by its number. */
function leadsToName(link: Link): boolean {
  const address = leadsTo(link.url, wordsOf(link))
  return address !== undefined && kindOfIp(hostOfAddress('url', address)) === undefined
}

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

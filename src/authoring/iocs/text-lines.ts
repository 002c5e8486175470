import type { Nodes, Root } from 'mdast'
import { isAddressItself } from '../../addresses/leads-to.js'
import { isIndicators, readTable } from '../../intel/read-table.js'

/** A line of text as it stands in a source, code between backticks. */
export interface SourceLine {
  text: string
  line: number
  /** The addresses in a note are those of sources. */
  isNote: boolean
}

/** Lists the lines of a text in which indicators may stand: all but the values in tables of indicators. */
export function listTextLines(tree: Root): SourceLine[] {
  const lines: SourceLine[] = []
  const read = (node: Nodes, isNote: boolean): void => {
    if (node.type === 'containerDirective' && isIndicators(node)) {
      const values = new Set(readTable(node)?.rows.map(({ cells }) => cells.get('value')?.node))
      readChildren(node, isNote, (child) => child.type === 'tableCell' && values.has(child))
    } else if (isBlock(node)) lines.push(...readBlock(node, isNote))
    else readChildren(node, isNote)
  }
  const readChildren = (
    node: Nodes,
    isNote: boolean,
    isRead: (child: Nodes) => boolean = () => false,
  ): void => {
    if (!('children' in node)) return
    for (const child of node.children) {
      if (isRead(child)) continue
      if (child.type === 'table' || child.type === 'tableRow') readChildren(child, isNote, isRead)
      else read(child, isNote || child.type === 'footnoteDefinition')
    }
  }
  read(tree, false)
  return lines
}

function isBlock({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'code'].includes(type)
}

function readBlock(block: Nodes, isNote: boolean): SourceLine[] {
  const start = block.position?.start.line ?? 1
  const lines = new Map<number, string>()
  let line = start
  const write = (words: string): void => {
    for (const [at, part] of words.split('\n').entries()) {
      if (at > 0) line += 1
      lines.set(line, (lines.get(line) ?? '') + part)
    }
  }
  const walk = (node: Nodes): void => {
    // A bare address has no place of its own.
    line = node.position?.start.line ?? line
    if (node.type === 'link' && isNote && isAddressItself(wordsOf(node), node.url)) return
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
  return [...lines].map(([at, text]) => ({ text, line: at, isNote }))
}

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

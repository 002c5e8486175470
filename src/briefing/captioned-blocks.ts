import type { Image, Nodes, Paragraph, Root, RootContent, Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { soleImage } from '../source/markdown/sole-image.js'

/** A figure or table as its author wrote it, before it has a number. */
export type CaptionedBlock =
  | {
      kind: 'figure'
      node: Nodes
      id: string | undefined
      image: Image
      caption?: Paragraph
      remarks: Paragraph[]
    }
  | {
      kind: 'table'
      node: Nodes
      id: string | undefined
      table: Table
      caption?: Paragraph
      remarks: Paragraph[]
    }

/** Lists the figures and captioned tables below some nodes, in order. */
export function listCaptionedBlocks(nodes: readonly RootContent[]): CaptionedBlock[] {
  const blocks: CaptionedBlock[] = []
  const root: Root = { type: 'root', children: [...nodes] }
  visit(root, (node) => {
    if (node.type === 'containerDirective' && (node.name === 'figure' || isTable(node))) {
      const block = readDirective(node)
      if (block) blocks.push(block)
      return 'skip'
    }
    if (node.type !== 'paragraph') return undefined
    const image = soleImage(node)
    if (image) blocks.push(readLoneImage(node, image))
    return 'skip'
  })
  return blocks
}

function readDirective(node: ContainerDirective): CaptionedBlock | undefined {
  const id = node.attributes?.id ?? undefined
  const paragraphs = node.children.filter((child) => child.type === 'paragraph')
  if (isTable(node)) {
    const table = node.children.find((child) => child.type === 'table')
    if (!table) return undefined
    return { kind: 'table', node, id, table, ...splitCaption(paragraphs) }
  }
  const first = paragraphs.find((paragraph) => soleImage(paragraph))
  const image = first && soleImage(first)
  if (!image) return undefined
  return {
    kind: 'figure',
    node,
    id,
    image,
    ...splitCaption(paragraphs.filter((paragraph) => paragraph !== first)),
  }
}

function splitCaption([caption, ...remarks]: Paragraph[]): {
  caption?: Paragraph
  remarks: Paragraph[]
} {
  return caption ? { caption, remarks } : { remarks }
}

function readLoneImage(node: Paragraph, image: Image): CaptionedBlock {
  const title = image.title?.trim()
  const caption: Paragraph | undefined = title
    ? { type: 'paragraph', children: [{ type: 'text', value: title }] }
    : undefined
  return { kind: 'figure', node, id: undefined, image, ...splitCaption(caption ? [caption] : []) }
}

/** Whether a block is a captioned table; tables of indicators and of ATT&CK techniques are. */
export function isTable({ name }: ContainerDirective): boolean {
  return name === 'table' || name === 'iocs' || name === 'attack'
}

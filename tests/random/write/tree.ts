import type { Block, Inline, RandomBriefing } from '../document.js'

/** The rows that a table's cells make; the first is its head. */
export function rowsOf({ columns, cells }: Extract<Block, { kind: 'table' }>): Inline[][][] {
  const width = Math.min(columns, cells.length)
  const count = Math.floor(cells.length / width)
  return Array.from({ length: count }, (_, row) => cells.slice(row * width, (row + 1) * width))
}

/** What a block holds that is read as Markdown, in the order of printing. */
export function contentOf(block: Block): { lines: Inline[][]; blocks: Block[] } {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { lines: [block.children], blocks: [] }
    case 'list':
      return { lines: [], blocks: block.items.flatMap(({ blocks }) => blocks) }
    case 'quote':
    case 'details':
    case 'box':
    case 'tlp':
      return { lines: [], blocks: block.blocks }
    case 'table': {
      const { text = [], remarks = [] } = block.caption ?? {}
      return { lines: [text, ...rowsOf(block).flat(), ...remarks], blocks: [] }
    }
    case 'figure':
      // The title of a picture is plain text.
      if (block.form !== 'captioned') return { lines: [], blocks: [] }
      return { lines: [block.caption.text, ...block.caption.remarks], blocks: [] }
    case 'iocs': {
      const { text, remarks } = block.caption
      return { lines: [text, ...block.rows.map(({ remark }) => remark), ...remarks], blocks: [] }
    }
    case 'figures':
      return {
        lines: block.captions.flatMap(({ text, remarks }) => [text, ...remarks]),
        blocks: [],
      }
    default:
      return { lines: [], blocks: [] }
  }
}

/** A file of a briefing, as far as Markdown goes: labels and definitions belong to it. */
export interface Part {
  name: string
  /** What `[](#id)` and links from other files call it; none for briefing.md. */
  id: string | undefined
  title: Inline[]
  summary: Inline[][]
  blocks: Block[]
}

/** The chapters' names: words that a template may want for parts of its own. */
const names = ['notes', 'summary'] as const

export function listParts({ layout, opening, chapters }: RandomBriefing): Part[] {
  return [
    { name: 'briefing.md', id: undefined, title: [], summary: [], blocks: opening },
    ...chapters.map(({ title, summary, blocks }, index) => ({
      name: `0${index + 1}-${names[index]}.md`,
      id: names[index],
      title,
      summary: layout === 'monthly' ? summary : [],
      blocks,
    })),
  ]
}

import type { Nodes, RootContent } from 'mdast'
import type { CaptionedTable, Figure } from './briefing.js'
import { listCaptionedBlocks } from './captioned-blocks.js'

/**
 * Takes all blocks of a briefing in the order in which they are read; returns its figures and its tables, each with a
 * number of its kind. One without a caption gets none, since nothing can refer to it.
 */
export function numberCaptions(blocks: readonly RootContent[]) {
  const figures: Figure[] = []
  const tables: CaptionedTable[] = []
  for (const block of listCaptionedBlocks(blocks)) {
    if (!block.caption) continue
    const { kind, id, node, caption, remarks } = block
    const number = (kind === 'figure' ? figures : tables).length + 1
    const numbered = { number, id: id ?? `${kind}-${number}`, node, caption, remarks }
    if (kind === 'figure') figures.push({ ...numbered, image: block.image })
    else tables.push({ ...numbered, table: block.table })
  }
  return {
    figures,
    tables,
    figureByNode: new Map<Nodes, Figure>(figures.map((figure) => [figure.node, figure])),
    tableByNode: new Map<Nodes, CaptionedTable>(tables.map((table) => [table.node, table])),
  }
}

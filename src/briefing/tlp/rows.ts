import type { Root, TableRow } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { type Level, parseLevel } from '../../source/tlp/level.js'

/** Takes a tree; gives the levels that rows of indicators name in their column `tlp`. */
export function levelsOfRows(tree: Root): Map<TableRow, Level> {
  const levels = new Map<TableRow, Level>()
  visit(tree, 'containerDirective', (block) => {
    if (block.name !== 'iocs') return
    visit(block, 'table', ({ children: [head, ...rows] }) => {
      const column = head?.children.findIndex((cell) => wordsOf(cell) === 'tlp') ?? -1
      if (column < 0) return
      for (const row of rows) {
        const cell = row.children[column]
        const level = cell && readCell(wordsOf(cell))
        if (level) levels.set(row, level)
      }
    })
  })
  return levels
}

/** A cell says `amber` or `TLP:AMBER`; an empty one says nothing; what is no level is for nobody below the highest. */
function readCell(written: string): Level | undefined {
  if (written === '') return undefined
  return parseLevel(written.replace(/^tlp:/, '')) ?? 'red'
}

function wordsOf(cell: TableRow['children'][number]): string {
  return textIn(cell).trim().toLowerCase()
}

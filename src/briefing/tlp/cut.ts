import type { Root, TableRow } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { isAbove, type Level, parseLooseLevel } from '../../source/tlp/level.js'
import { isMark, levelOfMark } from '../../source/tlp/marks.js'
import { type Rewritten, rewrite } from '../../source/tlp/rewrite.js'

/** Takes a tree as it is written; returns what readers up to a level may read, without the marks that say so. */
export function cut(tree: Root, level: Level): Rewritten {
  const rows = levelsOfRows(tree)
  return rewrite(tree, (node) => {
    if (isMark(node)) return isAbove(levelOfMark(node), level) ? 'drop' : 'unwrap'
    const row = node.type === 'tableRow' ? rows.get(node) : undefined
    return row && isAbove(row, level) ? 'drop' : undefined
  })
}

/** Takes a tree; returns the levels that rows of indicators name in their column `tlp`. */
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

/** An empty cell says nothing; one that names no level is for nobody below the highest. */
function readCell(written: string): Level | undefined {
  if (written === '') return undefined
  return parseLooseLevel(written) ?? 'red'
}

function wordsOf(cell: TableRow['children'][number]): string {
  return textIn(cell).trim().toLowerCase()
}

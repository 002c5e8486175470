import type { Root, TableCell, TableRow } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { isLevelColumn } from '../../source/tlp/column.js'
import { isAbove, type Level, levels, parseLooseLevel } from '../../source/tlp/level.js'
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

/**
 * Takes a tree; returns the levels that rows of indicators name in their column `tlp`, the highest where there are several
 * such columns.
 */
export function levelsOfRows(tree: Root): Map<TableRow, Level> {
  const levelOfRow = new Map<TableRow, Level>()
  visit(tree, 'containerDirective', (block) => {
    if (block.name !== 'iocs') return
    visit(block, 'table', ({ children: [head, ...rows] }) => {
      const isOfLevels = (head?.children ?? []).map((cell) => isLevelColumn(textIn(cell)))
      for (const row of rows) {
        const cells = row.children.filter((_, column) => isOfLevels[column])
        const level = highest(cells.map(readCell))
        if (level) levelOfRow.set(row, level)
      }
    })
  })
  return levelOfRow
}

/** An empty cell says nothing; one that names no level is for nobody below the highest. */
function readCell(cell: TableCell): Level | undefined {
  const written = textIn(cell).trim()
  return written === '' ? undefined : (parseLooseLevel(written) ?? 'red')
}

function highest(found: readonly (Level | undefined)[]): Level | undefined {
  return levels.findLast((level) => found.includes(level))
}

import type { Root } from 'mdast'
import { isAbove, type Level } from '../../source/tlp/level.js'
import { isMark, levelOfMark } from '../../source/tlp/marks.js'
import { type Rewritten, rewrite } from '../../source/tlp/rewrite.js'
import { levelsOfRows } from './rows.js'

/** Takes a tree as it is written; gives what readers up to a level may read, without the marks that say so. */
export function cut(tree: Root, level: Level): Rewritten {
  const rows = levelsOfRows(tree)
  return rewrite(tree, (node) => {
    if (isMark(node)) return isAbove(levelOfMark(node), level) ? 'drop' : 'unwrap'
    const row = node.type === 'tableRow' ? rows.get(node) : undefined
    return row && isAbove(row, level) ? 'drop' : undefined
  })
}

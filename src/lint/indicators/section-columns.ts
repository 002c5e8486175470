import type { TableCell } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/** `NIST §`, `Section`, `要件の節`: what stands below is the number of a section, whatever it looks like. */
const head = /§|&sect;|\b(?:sections?|clauses?|paragraphs?|Abschnitt)\b|節|項番|条項|要件番号/i

/** Lists the cells of those columns of a file's tables whose head says that they number sections. */
export function listSectionCells(at: SourceFile): Set<TableCell> {
  const text = textOf(at)
  return new Set(
    listNodes(at, 'table').flatMap(({ children: [first, ...rows] }) => {
      const isNumber = first?.children.map((cell) => head.test(text.slice(...rangeOf(cell)))) ?? []
      return rows.flatMap(({ children }) => children.filter((_, column) => isNumber[column]))
    }),
  )
}

import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type IndicatorTable, isIndicators, readTable } from './read-table.js'

/** Lists the tables of indicators in a text, in order. */
export function listTables(tree: Root): IndicatorTable[] {
  const tables: IndicatorTable[] = []
  visit(tree, 'containerDirective', (node) => {
    const table = isIndicators(node) ? readTable(node) : undefined
    if (table) tables.push(table)
  })
  return tables
}

import path from 'node:path'
import type { Built } from '../pipeline.js'
import { labelOf } from '../source/tlp/level.js'
import { shortenPath } from '../terminal/shorten-path.js'
import { printTable } from '../terminal/table.js'

/** Takes what was built; gives the table that closes a build: a row per briefing and edition. */
export function reportBuilds(results: readonly Built[]): string {
  const head = ['briefing', 'edition', 'pages', 'notes', 'figures', 'seconds', 'path']
  const rows = results.flatMap(({ id, editions }) =>
    editions.map(({ edition, level, pages, seconds, notes, figures, path: file }) => [
      id,
      level ? `${edition} ${labelOf(level)}` : edition,
      pages === undefined ? '–' : String(pages),
      String(notes),
      String(figures),
      seconds.toFixed(2),
      shortenPath(path.resolve(file)),
    ]),
  )
  if (rows.length === 0) return ''
  return printTable(head, rows, new Set([2, 3, 4, 5]))
}

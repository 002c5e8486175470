import { describe, expect, it } from 'vitest'
import { reportBuilds } from '../../src/cli/build-table.js'

describe('reportBuilds', () => {
  it('sets a row for each edition, numbers to the right', () => {
    const table = reportBuilds([
      {
        id: '2024-03',
        files: [],
        built: true,
        older: [],
        notes: 44,
        figures: 5,
        editions: [
          { edition: 'pdf', path: 'output/2024-03/2024-03.pdf', pages: 19, seconds: 1.234 },
          { edition: 'html', path: 'output/2024-03/2024-03.html', pages: undefined, seconds: 0.1 },
        ],
      },
    ])
    expect(table).toBe(
      [
        'briefing  edition  pages  notes  figures  seconds  path',
        '────────  ───────  ─────  ─────  ───────  ───────  ───────────────────────────',
        '2024-03   pdf         19     44        5     1.23  output/2024-03/2024-03.pdf',
        '2024-03   html         –     44        5     0.10  output/2024-03/2024-03.html',
      ].join('\n'),
    )
  })

  it('is nothing where nothing was built', () => {
    expect(reportBuilds([])).toBe('')
  })
})

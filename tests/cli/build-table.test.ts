import { describe, expect, it } from 'vitest'
import { reportBuilds } from '../../src/cli/build.js'

describe('reportBuilds', () => {
  it('sets a row for each edition, numbers to the right', () => {
    const counts = { notes: 44, figures: 5 }
    const output = 'output/2024-03/2024-03'
    const table = reportBuilds([
      {
        id: '2024-03',
        files: [],
        built: true,
        older: [],
        isRemembered: false,
        ...counts,
        editions: [
          { edition: 'pdf', path: `${output}.pdf`, pages: 19, seconds: 1.234, ...counts },
          { edition: 'html', path: `${output}.html`, pages: undefined, seconds: 0.1, ...counts },
          {
            edition: 'pdf',
            level: 'green',
            path: `${output}-green.pdf`,
            pages: 9,
            seconds: 1,
            notes: 12,
            figures: 0,
          },
        ],
      },
    ])
    expect(table).toBe(
      [
        'briefing  edition        pages  notes  figures  seconds  path',
        '────────  ─────────────  ─────  ─────  ───────  ───────  ────────────────────────────────',
        '2024-03   pdf               19     44        5     1.23  output/2024-03/2024-03.pdf',
        '2024-03   html               –     44        5     0.10  output/2024-03/2024-03.html',
        '2024-03   pdf TLP:GREEN      9     12        0     1.00  output/2024-03/2024-03-green.pdf',
      ].join('\n'),
    )
  })

  it('is nothing where nothing was built', () => {
    expect(reportBuilds([])).toBe('')
  })
})

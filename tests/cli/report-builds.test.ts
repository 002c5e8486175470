import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { describeUnbuilt, printBuilds } from '../../src/cli/report-builds.js'
import { RefusedError } from '../../src/cli/unbuilt-error.js'
import { BriefingError, exitCode } from '../../src/exit-code.js'

describe('printBuilds', () => {
  it('sets a row for each edition, numbers to the right', () => {
    const counts = { notes: 44, figures: 5 }
    const output = 'output/2024-03/2024-03'
    const table = printBuilds([
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
    expect(printBuilds([])).toBe('')
  })
})

describe('describeUnbuilt', () => {
  const fail = (message: string, ...titles: string[]) =>
    titles.map((title) => ({ title, error: new BriefingError(message, exitCode.renderingFailed) }))

  it('says a reason once, with the briefings that it holds up', () => {
    expect(describeUnbuilt(fail('The browser crashed.', 'b', 'a'), 3)).toEqual([
      'briefing: a, b: The browser crashed.',
    ])
    expect(describeUnbuilt(fail('Why.', 'g', 'f', 'e', 'd', 'c', 'b', 'a'), 9)).toEqual([
      'briefing: a, b, c, d, e and 2 more: Why.',
    ])
  })

  it('names none where it holds up all of them, or says itself which', () => {
    expect(describeUnbuilt(fail('There is no browser.', 'a', 'b'), 2)).toEqual([
      'briefing: There is no browser.',
    ])
    const file = new VFile({ path: 'a.md' })
    file.message('unusual')
    file.message('wrong').fatal = true
    const refuse = () => [{ title: 'a', error: new RefusedError('a', [file]) }]
    expect(describeUnbuilt(refuse(), 2)).toEqual([
      'briefing: a was not built: its source has an error, shown above the warnings',
    ])
    file.message('wrong as well').fatal = true
    expect(describeUnbuilt(refuse(), 2)).toEqual([
      'briefing: a was not built: its source has 2 errors, shown above the warnings',
    ])
    const alone = new VFile({ path: 'b.md' })
    alone.message('wrong').fatal = true
    expect(new RefusedError('b', [alone]).message).toBe(
      'b was not built: its source has an error, shown above',
    )
  })
})

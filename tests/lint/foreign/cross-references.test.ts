import { describe, expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const settings = { 'figure-caption-missing': 'off', 'single-title': 'off' } as const

const title = '# One\n\n'

const chapter = (text: string) => toSource([{ name: '01-a.md', text: `${title}${text}\n` }])

const repair = (text: string) => {
  const [file] = fixSource(chapter(text), settings)
  expect(file?.refused).toBeUndefined()
  return file?.after.slice(title.length)
}

const tell = (text: string) => {
  const source = chapter(text)
  check(source, settings)
  return source.files.flatMap(({ file }) =>
    file.messages.flatMap(({ ruleId, reason }) => (ruleId === 'other-dialect' ? [reason] : [])),
  )
}

describe('references of Quarto', () => {
  it('are told with what to write', () => {
    expect(tell('As @fig-plot shows, see @tbl-hosts and [@fig-plot].\n\nMore in @eq-sum.')).toEqual(
      [
        '`@fig-plot` refers to a figure elsewhere. Write `[](#fig-plot)`, and give the figure that name: `:::figure{#fig-plot}`',
        '`@tbl-hosts` refers to a table elsewhere. Write `[](#tbl-hosts)`, and give the table that name: `:::table{#tbl-hosts}`',
        '`[@fig-plot]` refers to a figure elsewhere. Write `[](#fig-plot)`, and give the figure that name: `:::figure{#fig-plot}`',
        '`@eq-sum` refers to a formula elsewhere. Say in words what is meant',
      ],
    )
  })

  it('become references, and what they lead to figures and tables', () => {
    expect(
      repair(
        [
          'As @fig-plot shows, see [@tbl-hosts; @fig-plot] and @fig-none.',
          '',
          '![Hosts a *day*](plot.png){#fig-plot width=80%}',
          '',
          '| a |',
          '|---|',
          '| 1 |',
          '',
          ': Hosts {#tbl-hosts}',
        ].join('\n'),
      ),
    ).toBe(
      [
        'As [](#fig-plot) shows, see [](#tbl-hosts), [](#fig-plot) and @fig-none.',
        '',
        ':::figure{#fig-plot}',
        '![Hosts a day](plot.png)',
        '',
        'Hosts a *day*',
        ':::',
        '',
        ':::table{#tbl-hosts}',
        '| a |',
        '|---|',
        '| 1 |',
        '',
        'Hosts',
        ':::',
        '',
      ].join('\n'),
    )
  })

  it('take the alternative text of a figure where it has one', () => {
    expect(repair('![A plot](plot.png){#fig-plot fig-alt="Bars, rising" .lightbox}')).toBe(
      ':::figure{#fig-plot}\n![Bars, rising](plot.png)\n\nA plot\n:::\n',
    )
  })

  it('to sections become links with the words of their headings', () => {
    expect(repair('See @sec-method.\n\n## How we counted {#sec-method}')).toBe(
      'See [How we counted](#sec-method).\n\n## How we counted <a name="sec-method"></a>\n',
    )
  })

  it.each([
    'Write to team@fig-tree.example, or follow @figaro.',
    'The decorator `@fig-plot` and [@fig-tree](https://example.com/fig-tree)',
  ])('are not seen in %j', (text) => {
    expect(tell(text)).toEqual([])
  })
})

describe('sources that Quarto and pandoc name in a sentence', () => {
  it('are told by the year in their keys', () => {
    expect(tell('As @smith_2020 and @doe2024a found.')).toEqual([
      '`@smith_2020` cites a source elsewhere. Call a note, `[^smith_2020]`, and write the source in it',
      '`@doe2024a` cites a source elsewhere. Call a note, `[^doe2024a]`, and write the source in it',
    ])
  })

  it('are not taken for accounts', () => {
    expect(tell('As @vxunderground and @malwr2024.example said, see user@host2024.')).toEqual([])
  })
})

it('keeps what may be a mark beside the description of a picture', () => {
  expect(repair('![](a.png){.amber alt="A map" .wide}')).toBe('![A map](a.png){.amber .wide}\n')
})

it('makes a figure of a picture that is described and named', () => {
  expect(repair('![](a.png){#fig-map fig-alt="A map"}\n\nSee @fig-map.')).toBe(
    ':::figure{#fig-map}\n![A map](a.png)\n\nA map\n:::\n\nSee [](#fig-map).\n',
  )
})

it('leaves a named picture that may have been marked', () => {
  const text = '![A map](a.png){#fig-map .tlp-amber}'
  expect(repair(text)).toBe(`${text}\n`)
})

it('puts what pandoc reads behind a picture into it', () => {
  expect(
    repair(
      `![](a.png){alt='The "new" [button]'}\n\nB ![](b.png){width=50% fig-alt="A map"} C ![D](d.png){width=5cm}`,
    ),
  ).toBe('![The "new" \\[button\\]](a.png)\n\nB ![A map](b.png) C ![D](d.png)\n')
})

import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { cutFiles } from '../../../src/briefing/tlp/cut-files.js'
import { parseText } from '../../../src/source/markdown/parse-text.js'
import type { Level } from '../../../src/source/tlp/level.js'
import { readMarks } from '../../../src/source/tlp/marks.js'
import { outline } from './outline.js'

const parse = (text: string, path: string) => ({
  file: new VFile({ path, value: text }),
  ...readMarks(parseText(text)),
})

/** The edition of one chapter. */
function edition(level: Level, ...lines: string[]): string[] {
  const [, chapter] = cutFiles(
    [parse('', 'briefing.md'), parse(lines.join('\n'), '01-one.md')],
    level,
  )
  return chapter ? outline(chapter.tree) : ['(none)']
}

describe('blocks', () => {
  const text = [
    'For all.',
    '',
    ':::tlp{amber}',
    'For few.',
    '',
    '## And this',
    ':::',
    '',
    'Again for all.',
  ]

  it('go where they are above the level', () => {
    expect(edition('green', ...text)).toEqual(['p For all.', 'p Again for all.'])
  })
  it('stay without their marks where they are not', () => {
    const all = ['p For all.', 'p For few.', 'h2 And this', 'p Again for all.']
    expect(edition('amber', ...text)).toEqual(all)
    expect(edition('red', ...text)).toEqual(all)
  })
  it('may name every level, amber+strict too', () => {
    const strict = [':::tlp{amber+strict}', 'For few.', ':::', '', 'All.']
    expect(edition('amber', ...strict)).toEqual(['p All.'])
    expect(edition('amber+strict', ...strict)).toEqual(['p For few.', 'p All.'])
  })
  it('may stand in each other: the higher level counts', () => {
    const nested = [
      '::::tlp{green}',
      'Green.',
      '',
      ':::tlp{red}',
      'Red.',
      ':::',
      '::::',
      '',
      'All.',
    ]
    expect(edition('clear', ...nested)).toEqual(['p All.'])
    expect(edition('amber', ...nested)).toEqual(['p Green.', 'p All.'])
    const turned = [
      '::::tlp{red}',
      'Red.',
      '',
      ':::tlp{green}',
      'Red too.',
      ':::',
      '::::',
      '',
      'All.',
    ]
    expect(edition('amber', ...turned)).toEqual(['p All.'])
  })
  it('take the list, the quote and the summary point with them that hold nothing else', () => {
    expect(
      edition(
        'green',
        ':::summary',
        '- One',
        '- :tlp[Two]{amber}',
        '- :tlp[Three]{amber} and more',
        ':::',
        '',
        '> :::tlp{amber}',
        '> Quote',
        '> :::',
        '',
        '1. :tlp[a]{amber}',
        '2. :tlp[b]{amber}',
      ),
    ).toEqual([':::summary', '  - One', '  - and more'])
  })
  it('whose level is unknown are for nobody', () => {
    expect(edition('amber+strict', 'All.', '', ':::tlp{ambre}', 'Few.', ':::')).toEqual(['p All.'])
  })
})

describe('words', () => {
  const words = (text: string, level: Level = 'green') => edition(level, text)

  it('go with their marks, and leave one blank and no other sign', () => {
    expect(words('It was :tlp[APT28]{amber} again.')).toEqual(['p It was again.'])
    expect(words('It was :tlp[*APT28* of Russia]{amber}.')).toEqual(['p It was.'])
    expect(words(':tlp[APT28]{amber} came.')).toEqual(['p came.'])
    expect(words('They came :tlp[by night]{amber}')).toEqual(['p They came'])
    expect(words('攻撃者:tlp[（APT28）]{amber}は侵入した:tlp[と見られる]{red}。')).toEqual([
      'p 攻撃者は侵入した。',
    ])
    expect(words('One\n:tlp[two]{amber}\nthree')).toEqual(['p One\nthree'])
    expect(words('**:tlp[All of it]{amber}**')).toEqual([])
  })
  it('stay as one text where the level allows', () => {
    expect(words('It was :tlp[APT28]{amber} again.', 'amber')).toEqual(['p It was APT28 again.'])
    expect(words('It was :tlp[*APT28* of]{amber} Russia.', 'amber')).toEqual([
      'p It was |em(APT28)| of Russia.',
    ])
  })
  it('may be marked with amber+strict, and code shows how that is written', () => {
    expect(words('A :tlp[b]{amber+strict} c', 'amber')).toEqual(['p A c'])
    expect(words('As `:tlp[b]{amber+strict}` says')).toEqual([
      'p As |code(:tlp[b]{amber+strict})| says',
    ])
  })
  it('are no mark where another name or no bracket follows the colon', () => {
    for (const text of [
      'TLP:CLEAR and hxxp:evil',
      'a :tlp{amber} b',
      'a :TLP[b]{amber} c',
      '5:tlp',
    ]) {
      expect(words(text)).toEqual([`p ${text}`])
    }
  })
})

describe('tables', () => {
  const table = [
    '| Host | Seen | By |',
    '|---|---|---|',
    '| :tlp[a.example]{amber} | :tlp[2024]{amber} | :tlp[us]{amber} |',
    '| b.example | 2023 | :tlp[them]{amber} |',
  ]

  it('lose the rows that hold nothing else', () => {
    expect(edition('green', ...table)).toEqual(['| Host | Seen | By', '| b.example | 2023 | '])
  })
  it('lose the columns that hold nothing else', () => {
    const marked = table.map((row) => row.replace('| By |', '| :tlp[By]{amber} |'))
    expect(edition('green', ...marked)).toEqual(['| Host | Seen', '| b.example | 2023'])
  })
  it('go whole where no row is left, with their captions', () => {
    const head = table.slice(0, 3)
    expect(edition('green', ':::table{#hosts}', 'Hosts', '', ...head, ':::')).toEqual([])
  })
  it('of indicators lose the rows whose level is above', () => {
    const rows = [
      ':::iocs{#all}',
      'Files',
      '',
      '| type | value | TLP |',
      '|---|---|---|',
      '| md5 | aa | amber |',
      '| md5 | bb | TLP:GREEN |',
      '| md5 | cc | |',
      ':::',
    ]
    expect(edition('green', ...rows)).toEqual([
      ':::iocs',
      '  p Files',
      '  | type | value | TLP',
      '  | md5 | bb | TLP:GREEN',
      '  | md5 | cc | ',
    ])
  })
  it.each(['ＴＬＰ', 'tlp_', '-TLP-', 'TLP:', 'TLP level', '共有範囲（TLP）', '**TLP**', '`tlp`'])(
    'of indicators lose them whatever is written around the name of the column: %s',
    (head) => {
      const rows = [':::iocs', `| type | value | ${head} |`, '|---|---|---|']
      expect(
        edition('green', ...rows, '| md5 | aa | amber |', '| md5 | bb | green |', ':::'),
      ).toEqual([':::iocs', expect.stringContaining('| type'), '  | md5 | bb | green'])
    },
  )
  it('of indicators lose them by the highest level, where several columns name one', () => {
    const rows = ['| type | value | tlp | TLP of it |', '|---|---|---|---|']
    expect(edition('green', ':::iocs', ...rows, '| md5 | aa | clear | red |', ':::')).toEqual([])
  })
})

describe('figures', () => {
  it('go with their pictures', () => {
    const figure = [':::figure{#map}', ':tlp[![A map](map.png)]{amber}', '', 'A map', ':::']
    expect(edition('green', ...figure)).toEqual([])
  })
})

describe('notes', () => {
  it('go where nothing calls them any more, with those that they call', () => {
    expect(
      edition(
        'green',
        'A[^a] :tlp[b[^b]]{amber} c.',
        '',
        '[^a]: Note a',
        '[^b]: Note b[^c]',
        '[^c]: Note c',
      ),
    ).toEqual(['p A|[^a]| c.', '[^a]:', '  p Note a'])
  })
  it('stay where they are called for all as well', () => {
    expect(edition('green', 'A[^a] :tlp[b[^a]]{amber}.', '', '[^a]: Note')).toEqual([
      'p A|[^a]|.',
      '[^a]:',
      '  p Note',
    ])
  })
})

describe('chapters', () => {
  it('go whole where their front matter says so', () => {
    expect(edition('green', '---', 'tlp: amber', '---', '', '# One')).toEqual(['(none)'])
    expect(edition('amber', '---', 'tlp: amber', '---', '', '# One')).toEqual(['yaml', 'h1 One'])
    expect(edition('clear', '---', 'tlp: "amber"', 'x: 1', '---', '', '# One')).toEqual(['(none)'])
    expect(edition('red', '---', 'tlp: amber+strict', '---', '', '# One')).toEqual([
      'yaml',
      'h1 One',
    ])
  })
})

describe('links to headings', () => {
  it('lead to the same heading where another of its name is gone', () => {
    expect(
      edition(
        'green',
        'See [there](#outlook-1).',
        '',
        ':::tlp{amber}',
        '## Outlook',
        ':::',
        '',
        '## Outlook',
        '',
        '### With :tlp[APT28]{amber}',
        '',
        '[](#with-apt28)',
      ),
    ).toEqual(['p See |a#outlook(there)|.', 'h2 Outlook', 'h3 With', 'p a#with()'])
  })
  it('of another chapter, too', () => {
    const [, one] = cutFiles(
      [
        parse('', 'briefing.md'),
        parse('[](#two/end-1)', '01-one.md'),
        parse('# Two\n\n:::tlp{red}\n## End\n:::\n\n## End', '02-two.md'),
      ],
      'amber',
    )
    expect(one && outline(one.tree)).toEqual(['p a#two/end()'])
  })
})

it('leaves the tree before as it was', () => {
  const file = parse('A :tlp[b]{amber} c[^a]\n\n[^a]: Note', '01-one.md')
  const before = JSON.stringify([file.tree, file.written])
  cutFiles([parse('', 'briefing.md'), file], 'green')
  expect(JSON.stringify([file.tree, file.written])).toBe(before)
})

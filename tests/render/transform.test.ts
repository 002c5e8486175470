import { describe, expect, it } from 'vitest'
import { setTexts } from './set.js'

const body = (text: string, edition: 'pdf' | 'html' = 'pdf', language = 'en') =>
  setTexts(['O', `# T\n\n${text}`], edition, { language }).bodies[0]?.trim()

describe('transform', () => {
  it('puts the address that ends a note on a line of its own, and no other', () => {
    const { notes } = setTexts([
      'O',
      '# T\n\nX[^a][^b][^c].\n\n[^a]: 出典：例 『題』 <https://a.example/x>\n\n[^b]: See <https://b.example/> there.\n\n[^c]: Known as [a page](https://c.example/)',
    ])
    expect(notes.map((note) => note.includes('class="source-url"'))).toEqual([true, false, false])
    expect(notes[0]).toContain('『題』<a href="https://a.example/x" class="source-url">')
  })

  it('keeps the blanks of preformatted text, with markup in it and without', () => {
    for (const edition of ['pdf', 'html'] as const) {
      expect(body('<pre>\n  a <b>b\n  c</b>\n    d  \n\te</pre>', edition)).toBe(
        '<pre>  a <strong>b\n  c</strong>\n    d  \n\te</pre>',
      )
      expect(body('<pre>\n  a\n    b</pre>', edition)).toContain(
        '<span class="code-line">  a</span>\n<span class="code-line">    b</span>\n',
      )
    }
  })

  it('writes the words of a reference', () => {
    const figure = ':::figure{#f}\n![a](a.svg)\n\nCaption\n:::'
    expect(body(`${figure}\n\nSee [](#f), [](#chapter-1), [there](#f).`)).toContain(
      '<p>See <a href="#f" class="reference">Figure 1</a>, <a href="#chapter-1" class="reference">Chapter 1</a>, <a href="#f">there</a>.</p>',
    )
  })

  describe('a link to a heading', () => {
    const texts = (link: string) => [
      'O\n\n## Words first',
      `# One\n\n${link}\n\n## Lateral movement[^a]\n\n> ### 侵入の\`経路\`！\n\n## Lateral movement\n\n[^a]: ${link}`,
      '# Two\n\n## Why?',
    ]
    const cases: [link: string, id: string, shown: string][] = [
      ['[x](#lateral-movement)', 'chapter-1/lateral-movement', 'x'],
      ['[x](#lateral-movement-1)', 'chapter-1/lateral-movement-1', 'x'],
      ['[](#lateral-movement)', 'chapter-1/lateral-movement', 'Lateral movement'],
      ['[x](#侵入の経路)', 'chapter-1/侵入の経路', 'x'],
      ['[x](#%E4%BE%B5%E5%85%A5%E3%81%AE%E7%B5%8C%E8%B7%AF)', 'chapter-1/侵入の経路', 'x'],
      ['[x][y]\n\n[y]: #lateral-movement', 'chapter-1/lateral-movement', 'x'],
      ['[x](#one)', 'chapter-1', 'x'],
      ['[](#chapter-2/two)', 'chapter-2', 'Chapter 2'],
      ['[x](#chapter-2/why)', 'chapter-2/why', 'x'],
      ['[x](#briefing/words-first)', 'briefing/words-first', 'x'],
    ]

    it.each(cases)('%s leads to it, in the text and in a note', (link, id, shown) => {
      for (const edition of ['pdf', 'html'] as const) {
        const { bodies, notes } = setTexts(texts(link), edition, { language: 'en' })
        const anchor = new RegExp(`^<p><a href="#${id}"(?: class="reference")?>${shown}</a></p>`)
        expect(decodeURI(bodies[0]?.trim() ?? '')).toMatch(anchor)
        expect(decodeURI(notes[0] ?? '')).toMatch(anchor)
      }
    })

    it('finds the heading’s id', () => {
      const { bodies, opening } = setTexts(texts('x'))
      const ids = [...`${opening}${bodies.join('')}`.matchAll(/<h\d id="([^"]+)"/g)]
      expect(ids.map(([, id]) => id)).toEqual([
        'briefing/words-first',
        'chapter-1/lateral-movement',
        'chapter-1/侵入の経路',
        'chapter-1/lateral-movement-1',
        'chapter-2/why',
      ])
    })

    it('stays text where there is none, and yields to a figure or chapter of that name', () => {
      expect(body('[x](#nowhere)')).toBe('<p>x</p>')
      const figure = ':::figure{#f}\n![a](a.svg)\n\nCaption\n:::'
      expect(body(`[x](#f), [y](#chapter-1)\n\n## F\n\n## Chapter 1\n\n${figure}`)).toContain(
        '<p><a href="#f">x</a>, <a href="#chapter-1">y</a></p>',
      )
    })
  })

  it('sets figures and tables with label, caption and remarks', () => {
    const html = body(':::table{#t}\nCaption\n\n| a |\n|---|\n| b |\n\nRemark\n:::')
    expect(html).toContain(
      '<span class="caption-label">Table 1</span> <span class="caption-text">Caption</span>',
    )
    expect(html).toContain('<p class="remark">Remark</p></figure>')
    expect(html?.match(/<table>/g)).toHaveLength(1)
  })

  it('makes the closing word stand at the right edge', () => {
    expect(body('以上')).toBe('<p class="closing">以上</p>')
  })

  it.each([
    ['a colon before a list', 'It does this:\n\n- a', true],
    ['a Japanese colon before code', '次を実行する：\n\n```\na\n```', true],
    ['bold text as a heading', '**What to do**\n\nX', true],
    ['bold text above a heading', '**What to do**\n\n### At once', true],
    ['bold text with a comment after', '**What to do**\n\n<!-- x -->\n\nX', true],
    ['bold text that is part of a line', '**What** to do\n\nX', false],
    ['a colon at the end of all', 'It does this:', false],
    [
      'a colon before a figure, which may move',
      'As here:\n\n:::figure{#f}\n![a](a.svg)\n\nC\n:::',
      false,
    ],
  ])('keeps a line that leads on with what comes next: %s', (_, text, kept) => {
    expect(/^<p class="[^"]*\bkeep-with-next"/.test(body(text) ?? '')).toBe(kept)
  })

  it.each([
    ['a heading', '## What to do', true],
    ['a paragraph', '<!-- x -->\n\nX', true],
    ['a figure, which may move', ':::figure{#f}\n![a](a.svg)\n\nC\n:::', false],
    ['nothing', '', false],
  ])('keeps a rule with what comes next: %s', (_, next, kept) => {
    const rule = kept ? '<hr class="keep-with-next">' : '<hr>'
    expect(body(`X\n\n---\n\n${next}`)?.match(/<hr.*?>/)?.[0]).toBe(rule)
  })

  it.each([
    ['a colon in the label', '**Product:** Chrome', true],
    ['a colon after the label', '**影響**：すべての版', true],
    ['a question', '**Was it seen?** Yes.', true],
    ['a stop', '**対策。** 更新する。', true],
    ['a name', '**Emotet** came back.', false],
    ['a label amid the line', 'The **product:** Chrome', false],
    ['a label alone', '**Product:**', false],
  ])('begins with a heading in its line: %s', (_, text, found) => {
    expect(/^<p class="[^"]*\brun-in\b/.test(body(text) ?? '')).toBe(found)
  })

  it('keeps a heading’s calls out of the contents', () => {
    const { content, titles } = setTexts([
      'O',
      '# Title[^a]\n\n## 【原因】[^a][^b]\n\nX\n\n[^a]: A\n\n[^b]: B',
    ])
    expect(content.chapters[0]?.titleText).toBe('Title')
    expect(titles[0]).toContain('class="calls"')
    expect(content.chapters[0]?.headings).toEqual([
      { id: 'chapter-1/原因', depth: 2, text: '【原因】' },
    ])
  })

  it('writes on every block of the PDF edition where it comes from', () => {
    const text = '# T\n\nX\n\n- a\n\n:::figure{#f}\n![a](a.svg)\n\nC\n:::'
    const places = (edition: 'pdf' | 'html') =>
      [
        ...JSON.stringify(setTexts(['O', text], edition).content).matchAll(
          /"dataSource":"([^"]*)"/g,
        ),
      ].map(([, place]) => place)
    expect(places('pdf')).toEqual([
      'briefing.md:1:1',
      '01-chapter-1.md:3:1',
      '01-chapter-1.md:5:1',
      '01-chapter-1.md:7:1',
      '01-chapter-1.md:10:1',
    ])
    expect(places('html')).toEqual([])
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,x)',
    '[x](file:///etc/passwd)',
    '[x](../other/part.md)',
    '[x](/etc/passwd)',
    '[x](docs/x.pdf "y")',
    '[x]()',
    '[x](//a.example/x)',
    '[x](ftp://a.example/x)',
    '[x](https:/x)',
    '[x](tel:+1)',
    '[x](https://evil[.]example)',
    '[x](https://a.example:99999/)',
    '[x][y]\n\n[y]: ../z.md',
  ])('prints of a link that leads out of the briefing its text alone: %s', (text) => {
    for (const edition of ['pdf', 'html'] as const) expect(body(text, edition)).toBe('<p>x</p>')
    const { notes, briefing } = setTexts(['O', `# T\n\nX[^a].\n\n[^a]: ${text}`])
    expect(notes).toEqual(['<p>x</p>'])
    expect(briefing.notes[0]?.urls).toEqual([])
  })

  it.each([
    ['9. a\n10. b', '<ol start="9" class="digits-2">'],
    ['2023. a\n1. b', '<ol start="2023" class="digits-4">'],
    ['999999999. a\n2. b', '<ol start="999999999" class="digits-9">'],
    ['8. a\n9. b', '<ol start="8">'],
    ['0. a', '<ol start="0">'],
    ['- a\n'.repeat(12), '<ul>'],
  ])('lets the items of a list hang by the widest number: %j', (text, tag) => {
    expect(body(text)).toContain(tag)
  })

  it('prints terms and what is said of them as paragraphs, also in an item', () => {
    const list = '<dl><dt>A</dt><dd>b</dd><dd><p>c</p><p>d</p></dd></dl>'
    const printed = '<dt><p>A</p></dt><dd><p>b</p></dd><dd><p>c</p><p>d</p></dd>'
    expect(body(list)).toBe(`<dl>${printed}</dl>`)
    expect(body(`- ${list}`)).toContain(printed)
    expect(body(list, 'html')).toBe(list)
  })

  it('sets an alert with its title in the language of the briefing', () => {
    expect(body('> [!WARNING]\n> Patch now.', 'html', 'ja')).toBe(
      '<div class="alert alert-warning"><p class="alert-title keep-with-next">警告</p>\n<p>Patch now.</p>\n</div>',
    )
  })

  it.each([
    'www.evil[.]com',
    'https://evil[.]com/x',
    'user@mail.evil[.]com',
    'hxxp://www.evil.com/x',
  ])('makes no link of %s in the text', (text) => {
    expect(body(`A ${text} b.`)).toBe(`<p>A ${text} b.</p>`)
  })

  it.each([
    ['https://a.example/', 'https://a.example/'],
    ['www.a.example', 'http://www.a.example'],
    ['name@a.example', 'mailto:name@a.example'],
  ])('makes a link of %s in the text', (text, address) => {
    expect(body(`A ${text} b.`)).toBe(
      `<p>A <a href="${address}" class="address">${text}</a> b.</p>`,
    )
  })

  it('writes the scheme of an address in small letters', () => {
    expect(body('[x](HTTPS://a.example/B)')).toBe('<p><a href="https://a.example/B">x</a></p>')
  })

  it('makes a link of a note’s address, but of no defanged one', () => {
    const { notes } = setTexts([
      'O',
      '# T\n\nX[^a][^b][^c].\n\n[^a]: https://a.example/\n\n[^b]: https://evil[.]com/x\n\n[^c]: hxxp://www.evil.com/x',
    ])
    expect(notes.map((note) => note.includes('<a'))).toEqual([true, false, false])
  })

  describe('in Japanese', () => {
    const japanese = (text: string) => body(text, 'pdf', 'ja')

    it('ties a call to the character before it, and that to its brackets', () => {
      const html = japanese(
        'はじめの文「である」[^a]、続き。ここから先は長い文で終わります。\n\n[^a]: A',
      )
      expect(html).toContain('<span class="tied">る」<sup class="calls">')
    })

    it('ties the end of a paragraph, so that no line of one character remains', () => {
      expect(japanese('これは少し長い段落であり、ここで終わる。')).toBe(
        '<p>これは少し長い段落であり、ここで<span class="tied">終わる。</span></p>',
      )
    })

    it('loses no character by it', () => {
      const text = '文の途中に注[^a]があり、「括弧」[^b]もあり、強調**語**で終わる[^a]。'
      const { content } = setTexts(['O', `# T\n\n${text}\n\n[^a]: A\n\n[^b]: B`])
      const plain = JSON.stringify(content.chapters[0]?.content)
        .match(/"value":"[^"]*"/g)
        ?.join('')
        .replace(/"value":|"/g, '')
      expect(plain).toBe('文の途中に注1があり、「括弧」2もあり、強調語で終わる1。')
    })
  })
})

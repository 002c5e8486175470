import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthlyFrontMatter, onePixel, writeBriefing } from '../briefing-folder.js'
import { openWholePrinter, printChapter, type WholePrinter } from './print-whole.js'

let printer: WholePrinter

beforeAll(async () => {
  printer = await openWholePrinter()
})
afterAll(() => printer[Symbol.asyncDispose]())

const print = (body: string, title?: string, frontMatter?: string) =>
  printChapter(printer, body, title, frontMatter)

const commentary = monthlyFrontMatter.replace('monthly', 'commentary').replace('ja', 'en')
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#ccc"/></svg>'
const tall = ':::figure{#fig-a}\n![A](a.svg)\n\nA figure\n:::'

const many = (mark: string) =>
  Array.from({ length: 50 }, (_, n) => `${mark}の${n + 1}番目の文を長く書く。`).join('')

describe('a figure of a picture alone', () => {
  it('may have words in its drawing, in a size of their own', async () => {
    const svg = (style: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><text x="9" y="40"${style}>図の語</text></svg>`
    const folder = await writeBriefing({
      '01-chapter.md':
        '# 題\n\n:::summary\n- 要点\n:::\n\n## 節\n\n前の文。\n\n![絵](a.svg "題のある絵")\n\n![絵](b.svg "もう一つの絵")\n\n後の文。\n',
      'a.svg': svg(''),
      'b.svg': svg(' style="font-size: 7px"'),
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a paragraph in a script without italics', () => {
  it('has the size of the text where all of it is emphasised', async () => {
    const folder = await writeBriefing({
      '01-chapter.md':
        '# Title\n\n*본 리포트는 공개 자료를 토대로 작성되었다.*\n\n*ข้อความทั้งย่อหน้า*\n',
      'briefing.md': monthlyFrontMatter.replace('monthly', 'commentary').replace('ja', 'en'),
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a drawing that nobody has described', () => {
  it('is printed alone, with a caption, between words and in notes', async () => {
    const body = `![](a.svg)\n\n${tall.replace('![A]', '![]')}\n\nWords ![ ](a.svg) words.[^a]\n\n[^a]: Note ![](a.svg) more.\n`
    const words = '<text x="9" y="40">In it</text></svg>'
    const folder = await writeBriefing({
      '01-chapter.md': `# Title\n\n${body}`,
      'briefing.md': commentary,
      'a.svg': drawing.replace('</svg>', words),
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('an item of three lines', () => {
  it('is cut beside its last where no page holds the notes of all', async () => {
    const tall = (label: string) =>
      `[^${label}]: Note ${label}\n\n    | A |\n    |---|\n    | ${'x<br>'.repeat(24)}x |\n`
    const words =
      'some words of a line that goes on to the margin and over it, as lines do in a list;'
    const item = `- ${words}[^a] ${words}[^b] ${words}[^c]`
    const folder = await writeBriefing({
      '01-chapter.md': `# Title\n\n${item}\n\nMore.\n\n${['a', 'b', 'c'].map(tall).join('\n')}`,
      'briefing.md': commentary,
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a table in a quote in a quote', () => {
  const deep = '> '.repeat(5)

  it('has the notes of its rows in the width of the page', async () => {
    const words = 'the words of a note that fills its lines to the margin of the page, '.repeat(7)
    const rows = Array.from({ length: 24 }, (_, n) => `${deep}| a row | of it[^${n}] |\n`)
    const notes = Array.from({ length: 24 }, (_, n) => `[^${n}]: Note ${n}, ${words}\n\n`)
    const folder = await writeBriefing({
      '01-chapter.md': `# Title\n\n${deep}| a | b |\n${deep}|---|---|\n${rows.join('')}\n${notes.join('')}`,
      'briefing.md': commentary,
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a picture in a line of text', () => {
  it('may stand on the page before the words that follow it, with the notes of that page between', async () => {
    const folder = await writeBriefing({
      '01-chapter.md': `# Title\n\n${'A line.\n\n'.repeat(16)}A claim.[^a]\n\n![A](a.svg) words\n\nMore.\n\n[^a]: Source.\n`,
      'briefing.md': monthlyFrontMatter.replace('monthly', 'commentary').replace('ja', 'en'),
      'a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 300"><rect width="900" height="300" fill="#ccc"/></svg>',
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a figure that waits for a later page', () => {
  it('lets a list go on before it, and is read after it', async () => {
    const picture = ':::figure{#fig-a}\n![絵](a.svg)\n\n待つ図\n:::'
    const items = [1, 2, 3, 4].map((n) => `${n}. ${'項目の文を書く。'.repeat(12)}`).join('\n')
    const folder = await writeBriefing({
      '01-chapter.md': `# 題\n\n:::summary\n- 要点\n:::\n\n## 節\n\n${'前の文を長く書く。\n\n'.repeat(18)}${picture}\n\n${items}\n`,
      'a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#ccc"/></svg>',
    })
    const { errors, order } = await printer.print(folder)
    expect(errors).toEqual([])
    expect(order.indexOf('待つ図')).toBeGreaterThan(order.lastIndexOf('の文を書く。'))
  })

  it('lets text by that calls notes where it calls none that is new', async () => {
    const picture = (call: string) => `:::figure{#fig-a}\n![絵](a.svg)\n\n待つ図${call}\n:::`
    const readOrder = async (call: string): Promise<string> => {
      const folder = await writeBriefing({
        '01-chapter.md': [
          '# 題\n\n:::summary\n- 要点\n:::\n\n## 節',
          `前の文${call === '[^a]' ? '[^a]' : ''}。`,
          ...Array.from({ length: 17 }, () => '前の文を長く書く。'),
          picture(call),
          '注を呼ぶ後の文[^b]。',
          ...[1, 2, 3].map(() => '後の文を長く書く。'.repeat(12)),
          '[^a]: 一つ目の注\n\n[^b]: 二つ目の注\n\n[^c]: 別の注'.replace(
            call === '[^a]' ? /\n\n\[\^c\].*/ : /\[\^a\].*\n\n/,
            '',
          ),
        ].join('\n\n'),
        'a.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#ccc"/></svg>',
      })
      const { errors, order } = await printer.print(folder)
      expect(errors).toEqual([])
      return order
    }
    const repeated = await readOrder('[^a]')
    expect(repeated.indexOf('待つ図')).toBeGreaterThan(repeated.indexOf('注を呼ぶ後の文'))
    const first = await readOrder('[^c]')
    expect(first.indexOf('待つ図')).toBeLessThan(first.indexOf('注を呼ぶ後の文'))
  })

  it('stands in a commentary before the turned table that comes next', async () => {
    const folder = await writeBriefing({
      '01-chapter.md': `# Title\n\n${'A line.\n\n'.repeat(18)}${tall}\n\n> A quote.\n\n:::table{#tab-a landscape}\nA turned table\n\n| A |\n|---|\n| b |\n:::\n\nThe end.\n`,
      'briefing.md': commentary,
      'a.svg': drawing,
    })
    const { errors, order } = await printer.print(folder)
    expect(errors).toEqual([])
    const read = ['A quote', 'A figure', 'A turned table', 'The end'].map((text) =>
      order.indexOf(text),
    )
    expect(read).toEqual(read.toSorted((a, b) => a - b))
  })
})

describe('a table that is turned', () => {
  it('leaves as much room for notes under a chapter after it as was planned', async () => {
    const opening = ':::table{#tab-a landscape}\n表の題\n\n| 一 |\n|---|\n| 二 |\n:::\n'
    const frontMatter = monthlyFrontMatter
      .replace('monthly', 'commentary')
      .replace(/period.*\n/, '')
    const folder = await writeBriefing({
      'briefing.md': `${frontMatter}${opening}`,
      '01-chapter.md': '# 題\n\n本文[^a]。\n\n[^a]: 注の文。\n',
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a title with soft hyphens', () => {
  it('is in the contents, wherever it breaks', async () => {
    const title = 'Ber\u00adgungs\u00adar\u00adbeiten '.repeat(12)
    expect((await print('本文。', title, 'toc: true\n')).errors).toEqual([])
  })
})

describe('icons between words', () => {
  it('are in the lines of the text and of notes, and pages end where they were planned', async () => {
    const icon = '<img src="a.png" height="48" alt="絵">'
    const paragraphs = Array.from(
      { length: 30 },
      (_, n) =>
        `${many(`${n}`).slice(0, 90)}${icon}と見られる[^${n}]。\n\n[^${n}]: 注${n}${icon}。`,
    )
    const chapter = `# 題\n\n:::summary\n- 要点\n:::\n\n${paragraphs.join('\n\n')}\n`
    const folder = await writeBriefing({ '01-chapter.md': chapter, 'a.png': onePixel })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a disclaimer', () => {
  it('goes on on the next page where no page of a commentary can hold it', async () => {
    const rows = Array.from({ length: 90 }, (_, n) => `  | 条項${n} | 内容 |`)
    const frontMatter = monthlyFrontMatter
      .replace('monthly', 'commentary')
      .replace(/period.*\n/, '')
      .replace(/---\n$/, `disclaimer: |\n  | 項 | 文 |\n  |---|---|\n${rows.join('\n')}\n$&`)
    const folder = await writeBriefing({
      'briefing.md': `${frontMatter}本文。\n`,
      '01-chapter.md': null,
    })
    const { errors, order } = await printer.print(folder)
    expect(errors).toEqual([])
    expect(order).toContain('条項89')
  })
})

describe('figures side by side', () => {
  it('stand at the head of the page after a table that is turned', async () => {
    const turned = ':::table{#tab-a landscape}\n表の題\n\n| 一 |\n|---|\n| 二 |\n:::'
    const figure = (id: string) => `:::figure{#${id}}\n![絵](a.png)\n\n題\n:::`
    const figures = `::::figures\n${figure('f')}\n${figure('g')}\n::::`
    const text = `本文[^a]。${'文が続く。'.repeat(90)}[^b]\n\n[^a]: 注。\n\n[^b]: ${'注の文。'.repeat(20)}`
    const chapter = `# 題\n\n:::summary\n- 要点\n:::\n\n${turned}\n\n${figures}\n\n${text}\n`
    const folder = await writeBriefing({ '01-chapter.md': chapter, 'a.png': onePixel })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('a head that is printed again', () => {
  it('stands on no page without a row, whatever the notes of its first row take', async () => {
    const grid = '| 一 | 二 |\n|---|---|\n| 値[^a] | 値 |\n| 値 | 値 |'
    const head = grid.replace('二', '二の長い題。'.repeat(20))
    const code = `    \`\`\`\n${Array.from({ length: 60 }, (_, n) => `    ${n}`).join('\n')}\n    \`\`\``
    const text = `${'前の文。'.repeat(260)}\n\n${head}\n\n[^a]: 注。\n\n${code}`
    expect((await print(text)).errors).toEqual([])
  })
})

describe('a list of high numbers', () => {
  it('stays in the type area where no text stands farther in, as in the disclaimer', async () => {
    const items = [98, 2023].map((from) => `    ${from}. 項目\n    ${from + 1}. 項目\n`)
    const { errors } = await print('本文。', '題', `disclaimer: |\n${items.join('\n    ---\n\n')}`)
    expect(errors).toEqual([])
  })
})

describe('a running head', () => {
  it.each([
    ['Hebrew', 'Title פגישה דחופה מחר x3'],
    ['emoji and signs', '題 alarm 🚨 and ✓ ✗'],
    ['joined letters', '題 اجتماع عاجل غدا ประชุมด่วนพรุ่งนี้ आपातकालीन बैठक'],
  ])('is printed with the footer where its letters are nowhere else: %s', async (_, title) => {
    expect((await print('本文。', title)).errors).toEqual([])
  })

  it('lies over no text, however long the title is and whatever stands beside it', async () => {
    const title = many('題').slice(0, 300)
    const matter = 'classification: TLP:AMBER+STRICT\n'
    const folder = await writeBriefing({
      'briefing.md': `${monthlyFrontMatter.replace(/classification.*\n/, matter)}はじめに。\n`,
      '01-chapter.md': `# ${title}\n\n:::summary\n- 要点\n:::\n\n## 節\n\n${many('文').repeat(2)}\n`,
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

describe('what runs to the left in code', () => {
  it('arrives whole wherever the line before it ends', async () => {
    const lines = Array.from({ length: 24 }, (_, n) => `${'a'.repeat(66 + n)}פגישה דחופה מחר`)
    const commentary = monthlyFrontMatter
      .replace('layout: monthly', 'layout: commentary')
      .replace(/period.*\n/, '')
    const folder = await writeBriefing({
      '01-chapter.md': null,
      'briefing.md': `${commentary}${['```', ...lines, '```', ''].join('\n')}`,
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/briefing/assemble.js'
import { describeBriefing, type NoteModel } from '../../src/briefing/describe.js'
import { fitPictures } from '../../src/pictures/fit-pictures.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { setEdition } from '../../src/pipeline/set-edition.js'
import { htmlRules, verifyHtml } from '../../src/proof/verify-html.js'
import { loadTemplate } from '../../src/render/handlebars.js'
import { writeBriefing } from '../briefing-folder.js'
import { fixtureFiles } from './pdf/fixture.js'

interface Built {
  html: string
  model: NoteModel
}

async function build(folder: string): Promise<Built> {
  const inspected = await inspect(folder)
  const { id, parsed, frontMatter } = inspected
  if (!frontMatter) throw new Error('The fixture has no front matter')
  const briefing = assemble(id, folder, frontMatter, parsed)
  const template = await loadTemplate('templates', frontMatter.layout, 'html')
  return {
    html: await setEdition('html', briefing, await fitPictures(inspected), template),
    model: describeBriefing(briefing),
  }
}

let fixture: Built
beforeAll(async () => {
  fixture = await build(await writeBriefing({ '01-chapter.md': null, ...fixtureFiles }))
})

describe('an HTML edition as it was built', () => {
  it('gives no message', () => {
    expect(verifyHtml(fixture.html, fixture.model)).toEqual([])
  })

  it.each(['2024-03', 'cyber-mercenaries', 'en-2024-03'])('nor does sample %s', async (id) => {
    const { html, model } = await build(`briefings/${id}`)
    expect(verifyHtml(html, model)).toEqual([])
  })
})

it('reads data that stand in the text', async () => {
  const code = [
    'src="data:image/png;base64,iVBORw0KGgo="',
    'url(data:font/ttf;base64,AAEAAAAL)',
    '//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozfQ==',
  ]
  const text = `本文。\n\n\`\`\`\n${code.join('\n')}\n\`\`\`\n`
  const { html, model } = await build(
    await writeBriefing({ '01-chapter.md': `# 題\n\n:::summary\n- 要点\n:::\n\n${text}` }),
  )
  expect(verifyHtml(html, model)).toEqual([])
})

it('finds the title of a chapter that a cell repeats before any longer text', async () => {
  const text = '# 題\n\n:::summary\n- 要点\n:::\n\n| 甲 | 乙 |\n|---|---|\n| 題 | 丁 |\n'
  const { html, model } = await build(await writeBriefing({ '01-chapter.md': text }))
  expect(verifyHtml(html, model)).toEqual([])
})

/** What is done to the file, by the rule that must find it. */
const spoiled: [ruleId: string, what: string, from: string | RegExp, to: string][] = [
  ['html-content-loss', 'a row without its cell', '<td>7 番目の事象が起きた</td>', '<td></td>'],
  ['html-content-loss', 'a paragraph that is gone', /<p>[^<]*第 3 の段落.*?<\/p>/, ''],
  [
    'html-content-loss',
    'a text that is shown twice',
    '<li>箇条書きの一つ目',
    '<li>箇条書きの一つ目<b>箇条書きの一つ目</b>',
  ],
  [
    'html-content-loss',
    'a block that a script would have to show',
    '<p>導入の文',
    '<p><template>x</template>序文',
  ],
  ['html-notes', 'a note that is gone', /<li id="note-4">.*?<\/li>/, ''],
  ['html-notes', 'a note without its end', '三つ目の注</p>', '三つ目</p>'],
  ['html-notes', 'a note of another number', '<li id="note-1">', '<li>x</li><li id="note-1">'],
  ['html-notes', 'a note too many', '<li id="note-1">', '<li id="note-9">x</li><li id="note-1">'],
  ['html-calls', 'a call that shows another number', />1<\/a>/, '>2</a>'],
  [
    'html-calls',
    'a call that leads to another note',
    /href="#note-1" id="call-1"/,
    'href="#note-2" id="call-1"',
  ],
  ['html-calls', 'a call that is gone', ' id="call-2"', ''],
  ['html-calls', 'no way back', /<a role="doc-backlink" href="#call-1".*?<\/a>/, ''],
  ['html-links', 'a link that is gone', 'href="https://example.com/text"', ''],
  [
    'html-links',
    'a link that is not in the source',
    '<p>導入の文',
    '<p><a href="https://other.example/"></a>導入の文',
  ],
  ['html-links', 'a link to a program', '<p>導入の文', '<p><a href="javascript:x()"></a>導入の文'],
  ['html-links', 'a link to nothing', '<p>導入の文', '<p><a href="#nowhere"></a>導入の文'],
  ['html-ids', 'an id that is there twice', '<p>導入の文', '<p id="note-2-text">導入の文'],
  [
    'html-self-contained',
    'a picture from elsewhere',
    '<p>導入の文',
    '<p><img src="https://other.example/x.png" alt="">導入の文',
  ],
  [
    'html-self-contained',
    'a style sheet from elsewhere',
    '</head>',
    '<link rel="stylesheet" href="x.css"></head>',
  ],
]

describe('a spoiled HTML edition', () => {
  it.each(spoiled)('%s finds %s', (ruleId, _, from, to) => {
    const html = fixture.html.replace(from, to)
    expect(html).not.toBe(fixture.html)
    const found = verifyHtml(html, fixture.model).map((message) => message.ruleId)
    expect(found).toContain(ruleId)
  })

  it('tells where in the source it comes from', () => {
    const html = fixture.html.replace('<td>7 番目の事象が起きた</td>', '<td></td>')
    expect(verifyHtml(html, fixture.model)).toEqual([
      expect.objectContaining({
        message: 'The table row `2024-1077 番目の事象が起きた` is not shown as written',
        at: expect.objectContaining({ line: 22 }),
      }),
    ])
  })

  it('has sabotage for every rule', () => {
    expect(new Set(spoiled.map(([ruleId]) => ruleId))).toEqual(
      new Set(htmlRules.map(({ id }) => id)),
    )
  })
})

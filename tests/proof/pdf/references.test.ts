import { beforeAll, describe, expect, it } from 'vitest'
import { plainTheme } from '../../../src/house/theme/theme.js'
import type { ReadPdf, TextItem } from '../../../src/proof/pdf/facts.js'
import { readPdf } from '../../../src/proof/pdf/read-pdf.js'
import { findReferences } from '../../../src/proof/pdf/references.js'
import { verifyPdf } from '../../../src/proof/verify-pdf.js'
import { monthlyFrontMatter, onePixel, writeBriefing } from '../../briefing-folder.js'
import { type BuiltPdf, buildPdfs } from './fixture.js'
import * as sabotage from './sabotage.js'

const filler = Array.from(
  { length: 9 },
  (_, at) => `段落 ${at + 1}。${'紙面を埋める文。'.repeat(40)}`,
)

const chapters = {
  '01-first.md': `# 最初の章

:::summary
- 要点は [](#second) に、図は [](#map) にある
:::

## [](#map) の見方

地図は [](#map)、経過は [](#timeline)、[別の言葉](#map) では番号がない。

:::table{#timeline}
[](#map) に至る経過

| 日付 | 事象 |
|---|---|
| 2024-03-02 | [](#map) のとおり[^a] |
:::

- すぐ上の [](#timeline)

${filler.join('\n\n')}

[^a]: 注からも [](#map) と [](#first) を引く。
`,
  '02-second.md': `# 次の章

:::summary
- 要点
:::

## 概要

:::figure{#map}
![地図](map.png)

[](#timeline) の場所

※ [](#first) を参照
:::

図は [](#map)、表は [](#timeline)。
`,
  'map.png': onePixel,
}
const translate = (text: string) => text.replace('language: ja', 'language: en')

let japanese: BuiltPdf
let english: BuiltPdf
let pdf: ReadPdf

beforeAll(async () => {
  const files = { '01-chapter.md': null, ...chapters }
  const opening = `${monthlyFrontMatter.replace('---\n', '---\ntoc: true\n')}導入の文。\n`
  const folders = [
    await writeBriefing({ ...files, 'briefing.md': opening }),
    await writeBriefing({ ...files, 'briefing.md': translate(opening) }),
  ]
  const built = await buildPdfs(folders, { ...plainTheme, referencePages: true })
  ;[japanese, english] = built as [BuiltPdf, BuiltPdf]
  pdf = await readPdf(japanese.bytes)
}, 60_000)

const rulesOf = async (bytes: Uint8Array) => [
  ...new Set((await verifyPdf(bytes, japanese.model)).map(({ ruleId }) => ruleId)),
]

describe('references that name pages', () => {
  it('are proved in summary, text, list, caption, cell, remark and note, in Japanese and English', async () => {
    for (const { bytes, model } of [japanese, english])
      expect(await verifyPdf(bytes, model)).toEqual([])
    const read = ({ model }: BuiltPdf) =>
      model.references?.map(({ on, text, line }) => `${line}: on ${on} ${text}`)
    expect(read(japanese)).toEqual([
      '4: on 2 第 2 章（7 ページ）',
      '4: on 2 図 1（7 ページ）',
      '9: on 4 図 1（7 ページ）',
      '9: on 4 表 1',
      '12: on 4 図 1（7 ページ）',
      '16: on 4 図 1（7 ページ）',
      '19: on 4 表 1',
      '39: on 4 図 1（7 ページ）',
      '39: on 4 第 1 章',
      '12: on 7 表 1（4 ページ）',
      '14: on 7 第 1 章（4 ページ）',
      '17: on 7 図 1',
      '17: on 7 表 1（4 ページ）',
    ])
    expect(read(english)).toEqual([
      '4: on 2 Chapter 2 (page 7)',
      '4: on 2 Figure 1 (page 7)',
      '9: on 4 Figure 1 (page 7)',
      '9: on 4 Table 1',
      '12: on 4 Figure 1 (page 7)',
      '16: on 4 Figure 1 (page 7)',
      '19: on 4 Table 1',
      '39: on 4 Figure 1 (page 7)',
      '39: on 4 Chapter 1',
      '12: on 7 Table 1 (page 4)',
      '14: on 7 Chapter 1 (page 4)',
      '17: on 7 Figure 1',
      '17: on 7 Table 1 (page 4)',
    ])
  })

  it('are not those in headings, whose words are repeated where no page belongs', () => {
    const heading = japanese.model.texts.find(
      ({ kind, text }) => kind === 'heading' && /見方/.test(text),
    )
    expect(heading?.text).toBe('図 1 の見方')
  })
})

it('finds a reference in two links where a page ends inside it', () => {
  const link = (text: string, page: number) => ({
    items: [{ page, text, box: nowhere, size: 9, mark: undefined }],
    annotations: [
      { page, box: nowhere, object: page, destination: 'map', url: undefined, action: undefined },
    ],
    inHeading: false,
  })
  const [reference] = japanese.model.references ?? []
  if (!reference) throw new Error('No references')
  const references = [{ ...reference, target: 'map', text: '図 1（7 ページ）', page: 7, on: 4 }]
  const find = (...links: ReturnType<typeof link>[]) =>
    findReferences(links, { ...japanese.model, references })[0]
  const whole = find(link('図 1', 4), link('注', 4), link('（7ページ）', 5))
  expect(whole).toMatchObject({ asPlanned: true, shown: '図 1（7ページ）' })
  expect(find(link('図 1', 4), link('（8ページ）', 5))).toMatchObject({
    asPlanned: false,
    shown: '図 1',
  })
})

const nowhere = { left: 0, bottom: 0, right: 0, top: 0 }

/** `（`, number and `ページ）` of the first reference on a page that names one. */
function pageWords(page: number): TextItem[] {
  const items = pdf.pages[page - 1]?.items ?? []
  const end = items.findIndex(({ text }) => text.startsWith('ページ'))
  return items.slice(end - 2, end + 1)
}

describe('pdf-reference-pages finds', () => {
  it('another number', async () => {
    const [one, other] = [pageWords(4)[1], pageWords(7)[1]]
    if (!one || !other) throw new Error('No numbers')
    const bytes = await sabotage.breakPdf(japanese.bytes, (document) => {
      const glyphs = sabotage.readMark(document, other).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    })
    expect(await rulesOf(bytes)).toEqual(['pdf-reference-pages'])
    const [message] = await verifyPdf(bytes, japanese.model)
    expect(message).toMatchObject({
      message: 'The reference `図 1（4ページ）` leads to page 7',
      page: 4,
      line: 39,
    })
  })

  it('no number where one was planned', async () => {
    const bytes = await sabotage.breakPdf(japanese.bytes, (document) => {
      for (const item of pageWords(4))
        sabotage.editMark(document, item, (text) => text.replace(sabotage.showing, ''))
    })
    expect(await rulesOf(bytes)).toEqual(['pdf-reference-pages'])
  })

  it('a target that is on another page, for references that name a page and those that name none', async () => {
    for (const [target, page] of [
      ['map', 4],
      ['timeline', 6],
    ] as const) {
      const bytes = await sabotage.breakPdf(japanese.bytes, (document) =>
        sabotage.moveDestination(document, target, page),
      )
      expect(await rulesOf(bytes)).toEqual(['pdf-reference-pages'])
    }
  })

  it('a reference that leads to something else', async () => {
    const link = sabotage.findLink(pdf, ({ destination }) => destination === 'timeline')
    const bytes = await sabotage.breakPdf(japanese.bytes, (document) =>
      sabotage.leadTo(document, link, 'first'),
    )
    expect(await rulesOf(bytes)).toEqual(['pdf-reference-pages'])
  })
})

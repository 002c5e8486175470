import { beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../src/proof/pdf/read-pdf.js'
import { verifyPdf } from '../../src/proof/verify-pdf.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { type BuiltPdf, buildPdfs } from '../proof/pdf/fixture.js'

/** One of everything that GitHub's Markdown has, in everything that can hold it. */
const english = `> [!NOTE]
> A note with a call[^n] and a list:
>
> 1. one
> 2. two
>
> > Nested quote with **bold** and ~~struck~~ text.

- item with an alert

  > [!CAUTION]
  > - inside
- 
- [ ] open task with \`code  two blanks\`
  1. 98. nested numbers
  2. | a | b |
     |:-:|--:|
     | x \\| y | |
- a heading in an item

  ### Heading in a list & more

+ A <hr> b
+ A <h4>w</h4> b
+ <dl><dt>C</dt><dd>d</dd></dl>
+ C <h4>x</h4> d

> #### Heading in a quote
>
> | only |
> |---|
> | one column |

997. first
998. second
999. third
1000. fourth

Text&nbsp;with &copy; entities, zero\u200bwidth, soft&shy;hyphen, \ufb01 ligature, non\u2011breaking hyphen, \`\`a \` b\`\`, hard\x20\x20
break and\\
another. See [below](#heading-in-a-list--more), [the law][act], [](#heading-in-a-quote) and [here](../x.pdf).

<table>
<tr>
<td>

Steps **before**[^n]

7. seven
8. eight
   - plain

</td>
<td>

1. one in a cell

</td>
</tr>
</table>

***

\`\`\`
  code  with   blanks
\ttab
\`\`\`

[^n]: Before:

    - [x] done in a note
    - plain

    > [!TIP]
    > A tip in a note, see [below](#heading-in-a-quote).

    \`\`\`
    code in note
    \`\`\`

    | a | b |
    |---|---|
    | 1 | 2 |

    10. ten
    11. eleven

[act]: https://example.com/act
`

const japanese = `> [!IMPORTANT]
> 重要な事項[^注]。

100. 百番の項目である。これは少し長い文で折り返しを確かめるためのものです。
101. 百一番の項目

- [x] 完了した作業がここにある長い文です
- 普通の項目

### 侵入の経路

[経路](#侵入の経路)と[経路](#%E4%BE%B5%E5%85%A5%E3%81%AE%E7%B5%8C%E8%B7%AF)、[資料][資料]を参照。[](#侵入の経路)。

| 列 |
|---|
| [資料] と <https://example.com/x> |
| |

[^注]: 一覧：

    1. 一つ目
    2. 二つ目 [資料]

       > 引用の中の文

    ※ 終わりの文

[資料]: https://example.com/資料 "資料"
`

/** The disclaimer stands in the front matter, with its own pictures and links. */
const disclaimer = `disclaimer: |
  As [said](#chapter/heading-in-a-quote), see [](#chapter) and [a file](../x.md).

  ![A square](a.svg "A square")
---
`

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

const chapter = (body: string) => `# T\n\n:::summary\n- P\n:::\n\n## S\n\n${body}`

let built: BuiltPdf[]

beforeAll(async () => {
  const folders = [
    await writeBriefing({
      'briefing.md': `${monthlyFrontMatter.replace('language: ja', 'language: en').replace(/---\n$/, disclaimer)}O\n`,
      '01-chapter.md': chapter(english),
      'a.svg': square,
    }),
    await writeBriefing({ '01-chapter.md': chapter(japanese) }),
  ]
  built = await buildPdfs(folders)
}, 60_000)

const linksOf = async ({ bytes }: BuiltPdf) => {
  const { pages } = await readPdf(bytes)
  const links = pages.flatMap((page) => page.links)
  return new Set(links.flatMap(({ url, destination }) => url ?? destination ?? []))
}

const addOne = ({ at, number }: { at: number; number: number }) => ({ at, number: number + 1 })

describe('Markdown of every kind', () => {
  it.each([0, 1])('arrives whole: %i', async (index) => {
    const { bytes, model } = built[index] ?? { bytes: new Uint8Array() }
    if (!model) throw new Error('Nothing was built')
    expect(await verifyPdf(bytes, model)).toEqual([])
    expect(model.texts.map(({ text }) => text)).not.toContainEqual(
      expect.stringMatching(/\[!|\]\[/),
    )
  })

  it('has the numbers of its lists in the model', () => {
    const numbers = built.map(({ model }) =>
      model.texts.flatMap(({ listNumber }) => listNumber ?? []),
    )
    expect(numbers).toEqual([
      [1, 2, 1, 2, 997, 998, 999, 1000],
      [100, 101],
    ])
  })

  it('has the numbers of lists in cells and notes there, too, and is held against them', async () => {
    const [{ bytes, model } = { bytes: new Uint8Array(), model: undefined }] = built
    if (!model) throw new Error('Nothing was built')
    const inside = [...model.texts, ...model.notes].flatMap(({ text, listNumbers = [] }) =>
      listNumbers.map(({ at, number }) => `${number} ${text.slice(at, at + 5)}`),
    )
    expect(inside).toEqual(['7 seven', '8 eight', '1 one i', '10 ten e', '11 eleve'])
    const other = <T extends { listNumbers?: { at: number; number: number }[] | undefined }>(
      texts: T[],
    ) => texts.map((text) => ({ ...text, listNumbers: text.listNumbers?.map(addOne) }))
    const found = await verifyPdf(bytes, {
      ...model,
      texts: other(model.texts),
      notes: other(model.notes),
    })
    expect(found.map(({ ruleId, message }) => [ruleId, message.split(' before ')[0]])).toEqual(
      [
        ['seveneightplainone in a cell', 7],
        ['eightplainone in a cell', 8],
        ['one in a cell', 1],
        ['ten eleven', 10],
        ['eleven', 11],
      ].map(([text, number]) => [
        'pdf-list-number',
        `The item \`${text}\` has the number ${number}`,
      ]),
    )
  })

  it('leads where its links say, and nowhere else', async () => {
    const [en, ja] = await Promise.all(built.map(linksOf))
    const places = ['chapter/heading-in-a-list--more', 'chapter/heading-in-a-quote']
    expect(en).toEqual(
      new Set([...places, 'chapter', 'call-1', 'note-1', 'https://example.com/act']),
    )
    expect([...(ja ?? [])].map((place) => decodeURI(String(place)))).toEqual(
      expect.arrayContaining(['chapter/侵入の経路', 'https://example.com/資料']),
    )
  })
})

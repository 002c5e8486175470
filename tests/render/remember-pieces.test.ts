import type { Element } from 'hast'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { assemble } from '../../src/briefing/assemble.js'
import type { Picture } from '../../src/briefing/briefing.js'
import { wordsOf } from '../../src/briefing/words.js'
import { loadHighlight } from '../../src/render/code/load-highlight.js'
import type { HastContext } from '../../src/render/context.js'
import { PieceMemory } from '../../src/render/remember-pieces.js'
import { type TransformedBriefing, transform } from '../../src/render/transform.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { listVisits } from '../../src/source/markdown/walk.js'
import type { ParsedFile } from '../../src/source/parse.js'
import { measureWork } from '../processor-time.js'
import { frontMatter } from './set.js'

const opening = 'The month began quietly[^quiet]; see [](#figure-a).\n\n[^quiet]: Quiet.\n'
const first = `# The first

:::summary
- One point[^one].
:::

## A part {#part}

~~~console
$ echo "one"
~~~

Some words[^one], a word and another[^two][^three].

:::figure{#figure-a}
![A drawing](a.svg)

What it shows[^two].
:::

[^one]: One, and [](#figure-b).
[^two]: Two.
[^three]: Three, which has a note itself[^four].
[^four]: Four.
`
const second = `# The second

## Another part

It follows from [](#figure-a) and [](01-first.md#part)[^one].

:::figure{#figure-b}
![Another drawing](b.svg)

What this one shows.
:::

:::table{#table}
A table

| a | b |
|---|---|
| c | d[^one] |
:::

[^one]: One of the second.
`

/** Text by the path of its file. */
type Texts = Record<string, string>
const texts: Texts = { 'briefing.md': opening, '01-first.md': first, '02-second.md': second }

/** Parses a text once, as the preview does: an unchanged file keeps its nodes. */
function parseOnce(known: Map<string, ParsedFile>, path: string, value: string): ParsedFile {
  const key = `${path}\n${value}`
  const parsed = known.get(key) ?? { file: new VFile({ path, value }), tree: parseText(value) }
  known.set(key, parsed)
  return parsed
}

/** What a report is set with besides its texts. */
interface Around {
  language?: string
  title?: string
  referencePages?: boolean
  /** Width of all drawings. */
  width?: number
}

/** Takes a report and changes of it; returns its pieces as they are set after them, with and without a memory. */
async function setInTurn(
  changes: readonly (readonly [Texts, (Around | undefined)?])[],
  edition: 'html' | 'pdf',
) {
  const known = new Map<string, ParsedFile>()
  const memory = new PieceMemory()
  const set = async ([changed, around = {}]: (typeof changes)[number]) => {
    const { language = 'en', title = 'T', referencePages = false, width = 640 } = around
    const { 'briefing.md': main = '', ...chapters } = { ...texts, ...changed }
    const names = Object.keys(chapters).filter((name) => chapters[name] !== '')
    const parsed = [
      parseOnce(known, 'briefing.md', main),
      ...names.toSorted().map((name) => parseOnce(known, name, chapters[name] ?? '')),
    ]
    const briefing = assemble('test', '/nowhere', { ...frontMatter, language, title }, parsed)
    const context: HastContext = {
      edition,
      briefing,
      pictures: drawAll(parsed, width),
      words: wordsOf(language),
      headingShift: edition === 'html' ? 1 : 0,
      highlight: await loadHighlight(briefing),
      referencePages,
    }
    return { remembered: transform(context, memory), fresh: transform(context) }
  }
  const all: Awaited<ReturnType<typeof set>>[] = []
  for (const change of changes) all.push(await set(change))
  return all
}

/** Gives every image of some files a drawing of this width. */
function drawAll(files: readonly ParsedFile[], width: number): HastContext['pictures'] {
  const svg: Element = { type: 'element', tagName: 'svg', properties: { width }, children: [] }
  const picture: Picture = { kind: 'drawing', svg, isSized: true, width, height: 20 }
  const nodes = files.flatMap(({ tree }) => listVisits(tree)).map(({ node }) => node)
  return new Map(nodes.flatMap((node) => (node.type === 'image' ? [[node, picture]] : [])))
}

/** What was set, by its name. */
function listSet({ opening, chapters, notes, disclaimer }: TransformedBriefing) {
  return Object.fromEntries<unknown>([
    ['opening', opening.content],
    ...chapters.map(({ number, content }) => [`chapter ${number}`, content] as const),
    ...notes.map(({ note, content }) => [`note ${note.number}`, content] as const),
    ['disclaimer', disclaimer],
  ])
}

const edit = (path: string, from: string, to: string): Texts => ({
  [path]: (texts[path] ?? '').replaceAll(from, to),
})

describe.each(['html', 'pdf'] as const)(
  'the %s edition of a report that was set before',
  (edition) => {
    it.each<[what: string, changed: Texts, around?: Around]>([
      ['some words of a chapter change', edit('02-second.md', 'It follows', 'It seems to follow')],
      ['a note comes in before all others', edit('briefing.md', 'The month', 'The month[^new]')],
      ['a note changes', edit('01-first.md', 'Two.', 'Two, changed.')],
      ['a call goes out of another note', edit('01-first.md', ' itself[^four]', ' no more')],
      ['a heading that is referred to is called otherwise', edit('01-first.md', '#part', '#piece')],
      [
        'a figure that is referred to goes',
        edit('01-first.md', ':::figure{#figure-a}', ':::figure'),
      ],
      ['a chapter goes', { '01-first.md': '' }],
      ['a chapter comes in before', { '00-before.md': '# Before\n\nText[^n].\n\n[^n]: N.\n' }],
      ['chapters change their places', { '01-first.md': '', '03-first.md': first }],
      ['the language changes', {}, { language: 'ja' }],
      ['the title changes', {}, { title: 'Another' }],
      ['references come to name pages', {}, { referencePages: true }],
      ['a drawing changes', {}, { width: 320 }],
      [
        'code comes in elsewhere in a language that other code embeds',
        edit('02-second.md', 'It follows', '~~~bash\necho "two"\n~~~\n\nIt follows'),
      ],
    ])('is what it would be afresh when %s', async (_, changed, around) => {
      for (const { remembered, fresh } of await setInTurn([[{}], [changed, around], [{}]], edition))
        expect(remembered).toEqual(fresh)
    })

    it('sets only what changed, and what refers to it', async () => {
      const changed = edit('02-second.md', 'It follows', 'It seems to follow')
      const set = await setInTurn([[{}], [changed]], edition)
      const [before, after] = set.map(({ remembered }) => listSet(remembered))
      const kept = Object.keys(after ?? {}).filter((name) => after?.[name] === before?.[name])
      expect(kept.toSorted()).toEqual([
        ...['chapter 1', 'disclaimer', 'note 1', 'note 2', 'note 3', 'note 4', 'note 5', 'opening'],
      ])
    })
  },
)

it('compares what many calls of one note asked sooner than it sets them', () => {
  const known = new Map<string, ParsedFile>()
  const claims = Array.from({ length: 1000 }, (_, at) => `Claim ${at}[^a].\n\n`).join('')
  const memory = new PieceMemory()
  const context = (): HastContext => {
    const parsed = [
      parseOnce(known, 'briefing.md', 'Words.\n'),
      parseOnce(known, '01-claims.md', `# Claims\n\n${claims}[^a]: A source.\n`),
    ]
    const briefing = assemble('test', '/nowhere', frontMatter, parsed)
    const words = wordsOf(frontMatter.language)
    return { edition: 'html', briefing, pictures: new Map(), words, headingShift: 1 }
  }
  transform(context(), memory)
  const [again, once] = [context(), context()]
  const remembered = measureWork(() => transform(again, memory))
  expect(remembered).toBeLessThan(measureWork(() => transform(once)) / 2)
})

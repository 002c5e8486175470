import fc from 'fast-check'
import { expect, it } from 'vitest'
import { divideReport, wholeReport } from '../../../src/authoring/new/divide-report.js'
import { writeBoxes } from '../../../src/authoring/new/make-notes.js'
import { listReportBlocks, wordsOfTitle } from '../../../src/authoring/new/report-blocks.js'
import { readFacts } from '../../../src/authoring/new/report-facts.js'
import { parseText } from '../../../src/source/markdown/parse-text.js'
import { randomSource } from '../random-source.js'

const divide = (text: string) => divideReport(text, parseText(text), 'The report')

it('leaves out the lines between chapters, and keeps those inside one', () => {
  const text = '# R\n\n---\n\n## A\n\nOne\n\n***\n\nTwo\n\n---\n\n---\n\n## B\n\nThree\n\n---\n'
  expect(divide(text)).toEqual({
    opening: '',
    chapters: [
      { title: 'A', text: 'One\n\n***\n\nTwo' },
      { title: 'B', text: 'Three' },
    ],
  })
})

it('makes a chapter of each `##` below the only `#`, one level higher, with the notes that it calls', () => {
  const text = `---
title: Ignored here
---

# The report

In short[^a].

## 1. One

Text[^b], [word][w].

### Part

> ### Quoted

Setext
------

More[^a].

[^a]: First, see[^b].
[^b]: Second

[w]: https://example.com
[^c]: Never called
`
  expect(divide(text)).toEqual({
    opening: 'In short[^a].\n\n[^a]: First, see[^b].\n\n[^b]: Second',
    chapters: [
      {
        title: 'One',
        text: 'Text[^b], [word][w].\n\n## Part\n\n> ### Quoted\n\n[^b]: Second\n\n[w]: https://example.com',
      },
      {
        title: 'Setext',
        text: 'More[^a].\n\n[^a]: First, see[^b].\n\n[^b]: Second\n\n[^c]: Never called',
      },
    ],
  })
})

it('makes a chapter of each `#` where there are several, and leaves out a list of contents', () => {
  const text = '# One\n\nText.\n\n# Contents\n\n- One\n\n# Two `x`\n\n## Part\n\nText.\n'
  expect(divide(text)).toEqual({
    opening: '',
    chapters: [
      { title: 'One', text: 'Text.' },
      { title: 'Two `x`', text: '## Part\n\nText.' },
    ],
  })
})

it.each([
  ['is long', `${'Words. '.repeat(100)}\n\n## One\n\nText.\n`, 2],
  ['is a picture', '![A](a.png)\n\n## One\n\nText.\n', 2],
  ['is all there is', 'Words.\n', 1],
])('makes a chapter of what stands before the first heading, where it %s', (_, text, count) => {
  const { opening, chapters } = divide(text)
  expect(opening).toBe('')
  expect(chapters).toHaveLength(count)
  expect(chapters[0]?.title).toBe('The report')
})

it.each([
  ['- [One](#one)\n\n---', 0],
  ['1. One\n   - 1.1 Part ..... 4', 0],
  ['- [One](#one)\n\nMore of the contents.', 1],
  ['| File |\n|---|\n| a.md |', 1],
  ['- a cable\n- a stick', 1],
])('leaves contents out that are a list of titles, not %j', (contents, kept) => {
  const { chapters } = divide(`## Table of Contents\n\n${contents}\n\n## 1. One\n\n### 1.1 Part\n`)
  expect(chapters.filter(({ title }) => title === 'Table of Contents')).toHaveLength(kept)
})

it('leaves a commentary whole, but for its title', () => {
  const whole = (text: string) => wholeReport(text, parseText(text))
  expect(whole('# Title\n\nText[^a].\n\n## Part\n\n[^a]: One\n')).toBe(
    'Text[^a].\n\n## Part\n\n[^a]: One',
  )
  expect(whole('# ![Logo](a.png)\n\nText.\n')).toBe('# ![Logo](a.png)\n\nText.')
  expect(whole('# One\n\nText.\n\n# Two\n\n## Part\n')).toBe(
    '## One\n\nText.\n\n## Two\n\n### Part',
  )
})

it('keeps what stands in HTML together, and takes its headings for headings', () => {
  const inside = '<details><summary>S</summary>\n\n## Kept[^a]\n\n<b>word</b>\n\n</details>'
  const text = `<h1 align="center">The <i>report</i></h1>\n\n<!-- why -->\n\n<h2>One</h2>\n\nText.\n\n${inside}\n\n<h3>Part</h3>\n\n[^a]: A\n`
  expect(wholeReport(text, parseText(text))).toBe(
    `<!-- why -->\n\n<h2>One</h2>\n\nText.\n\n${inside}\n\n<h3>Part</h3>\n\n[^a]: A`,
  )
  expect(divide(text)).toEqual({
    opening: '<!-- why -->',
    chapters: [{ title: 'One', text: `Text.\n\n${inside}\n\n## Part\n\n[^a]: A` }],
  })
  expect(readFacts(text, parseText(text)).title).toBe('The report')
})

it('takes what stands between the tags of a heading of HTML with an id or an anchor for its title', () => {
  const text =
    '<h2 id="scope">Scope of <b>it</b></h2>\n\nOne.\n\n<h2 class="x">\n  <a name="b"></a>Next\n</h2>\n\nTwo.\n\n<h3 id="c">Deep</h3>\n\nThree.'
  expect(divide(text).chapters).toEqual([
    { title: 'Scope of <b>it</b>', text: 'One.' },
    { title: '<a name="b"></a>Next', text: 'Two.\n\n## Deep\n\nThree.' },
  ])
})

it('takes all of a title that ends in an element of HTML, and no marks', () => {
  const text =
    '# <del>Done</del> <ins>Not *yet*</ins>\n\nOne.\n\n# C# and `x` ##\n\nTwo.\n\nA <b>third</b>\n===\n\nThree.'
  expect(divide(text).chapters.map(({ title }) => title)).toEqual([
    '<del>Done</del> <ins>Not *yet*</ins>',
    'C# and `x`',
    'A <b>third</b>',
  ])
})

it('takes a title with a great many blanks in the time of its length', () => {
  const blanks = ' '.repeat(200_000)
  expect(divide(`# R\n\n## One${blanks}x ##\n\nText.\n`).chapters).toEqual([
    { title: `One${blanks}x`, text: 'Text.' },
  ])
  expect(wordsOfTitle(`One${blanks}x`)).toHaveLength(200_004)
})

it('keeps a box of pandoc whole that has a heading in it', () => {
  const text =
    '# R\n\n## One\n\n::: callout\n\n## Beside\n\nText.\n\n:::::\n\n:::: challenge\n\n## Two\n\nMore.\n\n::::\n'
  expect(divide(writeBoxes(text)).chapters).toEqual([
    { title: 'One', text: '> [!NOTE]\n> ## Beside\n>\n> Text.' },
    { title: 'Two', text: 'More.' },
  ])
})

it('names chapters by words, without tags and addresses', () => {
  expect(wordsOfTitle('Loader <a name="loader"></a> in [May](https://example.com/a) {#x}')).toBe(
    'Loader    in [May]',
  )
})

it('loses nothing of a report', () => {
  const solid = (text: string) => text.replace(/\s/g, '')
  fc.assert(
    fc.property(randomSource, (text) => {
      const tree = parseText(text)
      const matter = tree.children.find(({ type }) => type === 'yaml')?.position?.end.offset ?? 0
      const blocks = listReportBlocks(text, tree)
      expect(solid(blocks.map(({ written }) => written).join(''))).toBe(solid(text.slice(matter)))
    }),
    { numRuns: 300, seed: 1 },
  )
})

it.each([
  ['# The *report*\n', { title: 'The report', language: 'en' }],
  ['# 脅威の動向\n', { title: '脅威の動向', language: 'ja' }],
  [
    '---\ntitle: A\ndate: 2026-03-01\nlang: de-AT\n---\n\n# B\n',
    { title: 'A', issued: '2026-03-01', language: 'de' },
  ],
  ['# ![Logo](a.png)\n\nText\n', { language: 'en' }],
  ['---\n[broken\n---\n\nText\n', { language: 'en' }],
])('reads what %j says of itself', (text, facts) => {
  expect(readFacts(text, parseText(text))).toEqual(facts)
})

it('keeps the indent of a block’s first line, on which those below it depend', () => {
  const list = '   1. One\n   2. Two\n\n      - Three'
  const text = `# The report\n\nText.\n\n${list}\n`
  expect(wholeReport(text, parseText(text))).toBe(`Text.\n\n${list}`)
})

it.each([
  '## Table of Contents {#toc .TOC-Heading}\n\n- [One](#one)\n',
  '[**1\\. One\t1**](#one)\n\n[1.1. Two\t2](#two)\n',
  'One\t1\nOne\t2\n',
  'Contents\n\n[1 One [3](#_Toc1)](#_Toc1)\n\n[2 Two [4](#_Toc2)](#_Toc2)\n',
  '[One [3](#one)](#one)\n\n[A title that is\nbroken [**12**](#a-(b))](#a-(b))\n',
  '目　次\n\n１．はじめに　・・・・・・　1\n２．概要………………７\n　２．１　方法 ・ ・ ・ ・ ・ １０\n',
])('leaves out the contents %j', (contents) => {
  const text = `# The report\n\nText.\n\n${contents}\n## One\n\nMore.\n`
  expect(wholeReport(text, parseText(text))).toBe('Text.\n\n## One\n\nMore.')
})

it.each([
  'To be continued… 3',
  'Germany\t12\nFrance\t7',
  '1月\t3\n2月\t5\n3月\t8',
  'Germany ... 3\nFrance ... 5',
  '合計\t12\n\n総計\t15',
])('leaves %j, which ends like a line of contents', (words) => {
  const text = `# The report\n\n${words}\n`
  expect(wholeReport(text, parseText(text))).toBe(words)
})

it('leaves out headings without words', () => {
  const text = '# One\n\nText.\n\n# \n\n## Two\n\nMore.\n'
  expect(wholeReport(text, parseText(text))).toBe('Text.\n\n## Two\n\nMore.')
})

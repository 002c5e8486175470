import { describe, expect, it } from 'vitest'
import { repairChapter } from '../fix/repair-text.js'
import { only, runCheck, toSource } from './run.js'

describe('what another tool’s Markdown makes more of', () => {
  it.each([
    [
      'attributes',
      '## Two {#two .wide}\n\nA [link](#two){.x} b.\n',
      '## Two\n\nA [link](#two) b.\n',
    ],
    [
      'a name that a link uses',
      '## Two words {#two}\n\nA [link](#two).\n',
      '## Two words <a name="two"></a>\n\nA [link](#two).\n',
    ],
    ['marked words', 'It is ==new== and ==old==.\n', 'It is **new** and **old**.\n'],
    ['high figures', 'About 10^6^ hosts.\n', 'About 10<sup>6</sup> hosts.\n'],
    ['contents', 'a\n\n[[_TOC_]]\n\nb\n', 'a\n\n\n\nb\n'],
    [
      'a sentence',
      'As follows.\n== 200 is right\n!= 200 is not\n',
      'As follows.\n== 200 is right\n!= 200 is not\n',
    ],
    ['an emoji', '連絡は :email: まで。\n', '連絡は 📧 まで。\n'],
    ['Word', 'From Word<o:p></o:p>\n', 'From Word\n'],
    ['a callout', '> [!info]\n> Text\n', '> [!NOTE]\n> Text\n'],
    ['a title', '> [!danger]- Do *not*\n> Text[^a]\n', '> [!CAUTION]\n> Do *not*\n>\n> Text[^a]\n'],
    ['only a title', '> [!faq]+ Why?\n', '> [!NOTE]\n> **Why?**\n'],
    [
      'one in a list',
      '- a\n\n  > [!tip] B\n  >\n  > c\n',
      '- a\n\n  > [!TIP]\n  > **B**\n  >\n  > c\n',
    ],
    ['Windows', '> [!tip] B\r\n> c\r\n', '> [!TIP]\r\n> **B**\r\n>\r\n> c\r\n'],
  ])('is written as here: %s', (_, before, after) => {
    const note = before.includes('[^a]') ? '\n[^a]: A note.\n' : ''
    expect(repairChapter(before + note)).toBe(after + note)
  })

  it.each(['By [@doe2024].\n', 'As $x_1$.\n', '`==a==`\n', 'It is ==**new**==.\n'])(
    'is left to its author: %j',
    (text) => expect(repairChapter(text)).toBe(text),
  )
})

it.each([
  ['1月\t3\n2月\t5\n3月\t8\n', 0],
  ['合計\t12\n\n総計\t15\n', 0],
  ['Germany ... 3\nFrance ... 5\n', 0],
  ['**Contents**\n\nGermany ... 3\nFrance ... 5\n', 1],
  ['## 目次\n\nドイツ\t3\nフランス\t5\n', 1],
  ['Germany ... 3\nFrance ... 5\n\n## 1. Germany\n\n## 2. France\n', 1],
])('takes for a list of contents what is one: %j', (text, count) => {
  const found = runCheck(toSource([{ name: 'notes.md', text }]), only({ 'other-dialect': 'error' }))
  expect(found.filter(({ reason }) => reason.includes('list of contents'))).toHaveLength(count)
})

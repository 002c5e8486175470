import { expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const repair = (text: string) =>
  fixSource(toSource([{ name: 'a.md', text: `${text}\n` }]))[0]?.after

it.each([
  [
    'An [underlined word]{.underline} and [two\nlines]{.underline}',
    'An <ins>underlined word</ins> and <ins>two\nlines</ins>',
  ],
  [
    'A [marked]{.mark} and [small]{.smallcaps} word []{#_Ref1 .anchor}',
    'A **marked** and small word',
  ],
  [
    '[A link](https://a.example){.x} and ![A](a.png){width="6.5in"\nheight="2.1in"}',
    '[A link](https://a.example) and ![A](a.png)',
  ],
  ['%%\nA comment\nover lines\n%%', '<!-- A comment\nover lines -->'],
  ["import Tabs from '@theme/Tabs';\n\nText", '\n\nText'],
  ['{/* a comment */}\n\nA {/* b */}', '<!-- a comment -->\n\nA <!-- b -->'],
  ['A<ac:link ac:name="x"> <ri:page a="b"/></ac:link>', 'A'],
  [
    '@[card](https://a.example/b)\n\n@[youtube](dQw4w9)',
    '<https://a.example/b>\n\n@[youtube](dQw4w9)',
  ],
  ['A\n\n{% embed url="https://a.example/b" %}', 'A\n\n<https://a.example/b>'],
  ['![a](b.png =250x) ![c](d.png "e" =10x20)', '![a](b.png) ![c](d.png "e")'],
  [
    'この｜脆弱《ぜいじゃく》な{機器|き|き}',
    'この<ruby>脆弱<rt>ぜいじゃく</rt></ruby>な<ruby>機器<rt>きき</rt></ruby>',
  ],
  ['== Files\nText\n\n=== C2 hosts ===', '## Files\nText\n\n### C2 hosts'],
  [':warning: Read :material-clock:{ .lg }', '⚠️ Read'],
])('writes %j as it is meant', (text, repaired) => {
  expect(repair(text)).toBe(`${repaired}\n`)
})

it.each([
  '@[a](b) [[A b]](#c)',
  '《資料》と{a|b}',
  '{% hint %}\nA',
  '50%% of 30%%',
  '%% -->x<!-- %%',
  ':no-such-emoji:',
  ':toc:',
  'a\n|===\nb',
  'if a == b\nthen',
  'The set {a, b} of [x]',
])('leaves %j to its author', (text) => {
  expect(repair(text)).toBe(`${text}\n`)
})

it.each([
  '\\documentclass[11pt]{article}',
  '\\fancyhead[L]{Report}',
  '\\centering',
  '\\definecolor{warning}{RGB}{255,102,0}',
  '\\renewcommand{\\headrulewidth}{2pt}',
  'Text\n\\rowcolor{red!30}',
])('tells of %j that it is LaTeX', (text) => {
  const source = toSource([{ name: 'a.md', text: `${text}\n` }])
  check(source, {})
  expect(source.files.flatMap(({ file }) => file.messages.map(({ reason }) => reason))).toEqual([
    expect.stringContaining('is LaTeX'),
  ])
})

it.each(['In C:\\Users\\item{x} and \\date\\x', '\\\\input\\share', '\\itemised'])(
  'takes no path of %j for LaTeX',
  (text) => {
    const source = toSource([{ name: 'a.md', text: `${text}\n` }])
    check(source, {})
    expect(source.files.flatMap(({ file }) => file.messages)).toEqual([])
  },
)

it.each([
  ['It is $`a^2`$ in all.', true],
  ['Run `$`, or `a`$ and $`b`c.', false],
])('knows whether %j holds a formula of GitHub', (text, isFormula) => {
  const source = toSource([{ name: 'a.md', text: `${text}\n` }])
  check(source, {})
  const reasons = source.files.flatMap(({ file }) => file.messages.map(({ reason }) => reason))
  expect(reasons.some((reason) => reason.includes('is a formula'))).toBe(isFormula)
})

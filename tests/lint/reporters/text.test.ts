import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { report } from '../../../src/lint/reporters/index.js'
import { reportText } from '../../../src/lint/reporters/text.js'
import { fileThatSays, type Said, sample } from './sample.js'

const says = (text: string, ...place: Said['place']) =>
  fileThatSays('a.md', text, { ruleId: 'some-rule', fatal: true, place, reason: 'Wrong' })

/** The two lines under the first of the only finding. */
const frame = (text: string, place: Readonly<Said['place']>) =>
  reportText([says(text, ...place)])
    .split('\n')
    .slice(1, 3)

describe('text', () => {
  it('is this, to the letter', () => {
    expect(report('text', sample(), { version: '', colour: false })).toBe(`\
b/01-章.md:4:1: error \`[^a]\` is <defined> again [footnote-duplicate-definition]
4 │ [^a]: 二 <https://b.example/>
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  b/01-章.md:3:1: The first is here
3 │ [^a]: 一 <https://a.example/>
  │ -----------------------------
  = more: briefing explain footnote-duplicate-definition

b/01-章.md:1:7: warning A blank, 100 % wrong [footnote-spacing]
1 │ 本文[^a] と[^x]。
  │         ^
  = help: briefing check --fix repairs it
  = more: briefing explain footnote-spacing

c.md:1:3: info A "|" here [link-insecure]
1 │ A | B
  │   ^
  = more: briefing explain link-insecure

3 files: 1 error, 1 warning, 1 remark; 1 can be repaired with --fix
`)
  })

  it('is a line for each finding and second place without frames', () => {
    expect(reportText(sample(), { frames: false }).split('\n')).toEqual([
      'b/01-章.md:4:1: error `[^a]` is <defined> again [footnote-duplicate-definition]',
      '  b/01-章.md:3:1: The first is here',
      'b/01-章.md:1:7: warning A blank, 100 % wrong [footnote-spacing]',
      'c.md:1:3: info A "|" here [link-insecure]',
    ])
  })

  it('names the page of a rule at the first of its findings alone', () => {
    const finding = (column: number): Said => ({
      ruleId: 'link-insecure',
      fatal: false,
      place: [1, column, column + 1],
      reason: 'Wrong',
    })
    const text = reportText([fileThatSays('a.md', 'A text', finding(1), finding(3))])
    expect(text.match(/= more/g)).toHaveLength(1)
    expect(text.indexOf('= more')).toBeLessThan(text.indexOf('a.md:1:3'))
  })

  it('counts what is left of hundreds of a kind', () => {
    const file = fileThatSays(
      'a.md',
      'A text\n',
      ...Array.from({ length: 103 }, () => ({
        ruleId: 'some-rule',
        fatal: true,
        place: [1, 1, 2] as Said['place'],
        reason: 'Wrong',
      })),
      { ruleId: 'another', fatal: false, place: [1, 3, 4], reason: 'Strange' },
    )
    const lines = reportText([file], { frames: false }).split('\n')
    expect(lines).toHaveLength(102)
    expect(lines.slice(-2)).toEqual([
      'a.md:1:3: warning Strange [another]',
      'a.md: 3 more of this kind; --format json lists them all [some-rule]',
    ])
  })

  it('shows fewer remarks of a kind', () => {
    const remark = { ruleId: 'some-rule', fatal: undefined, reason: 'Odd' }
    const place: Said['place'] = [1, 1, 2]
    const remarks = Array.from({ length: 30 }, () => ({ ...remark, place }))
    const lines = reportText([fileThatSays('a.md', 'A text\n', ...remarks)], { frames: false })
    expect(lines.split('\n').slice(9)).toEqual([
      'a.md:1:1: info Odd [some-rule]',
      'a.md: 20 more of this kind; --format json lists them all [some-rule]',
    ])
  })

  it('is nothing where nothing is wrong', () => {
    expect(reportText([fileThatSays('a.md', 'Good.\n')])).toBe('')
  })

  it('says the same in colours', () => {
    const coloured = reportText(sample(), { colour: true })
    expect(coloured).toContain('\u001b[31merror\u001b[0m')
    expect(stripVTControlCharacters(coloured)).toBe(reportText(sample()))
  })

  it.each([
    ['a kanji, two columns wide', '漢字[^a]', [1, 3, 7], '    ^^^^'],
    ['a family, one picture', '👨‍👩‍👧[^a]', [1, 9, 13], '  ^^^^'],
    ['a letter with a mark of its own', 'e\u0301[^a]', [1, 3, 7], ' ^^^^'],
    ['a half-width katakana', 'ｱｲ[^a]', [1, 3, 7], '  ^^^^'],
    ['a tab', '\t[^a]', [1, 2, 6], ' ^^^^'],
    ['the end of a line', 'ab', [1, 3, 3], '  ^'],
  ] as const)('stands under its place after %s', (_, text, place, marks) => {
    expect(frame(text, place)[1]).toBe(`  │ ${marks}`)
  })

  it('marks the rest of the line where a finding goes on below', () => {
    const file = says('ab cd\nef\n', 1, 4, 4)
    const message = file.messages[0]
    if (message) message.place = { start: { line: 1, column: 4 }, end: { line: 2, column: 3 } }
    expect(reportText([file])).toContain('  │    ^^\n')
  })

  it.each([1, 60, 500, 3990])('shows the part of a long line around column %i', (column) => {
    const text = '漢a'.repeat(2000)
    const [source = '', marks = ''] = frame(text, [1, column, column + 2])
    expect(stringWidth(source)).toBeLessThanOrEqual(100)
    const shown = source.slice(4)
    const under = marks.slice(4)
    // What stands over the marks is what was meant.
    const before = under.length - under.trimStart().length
    let width = 0
    const over = [...shown].filter((character) => {
      const inside = width >= before && width < under.length
      width += stringWidth(character)
      return inside
    })
    expect(over.join('')).toBe(text.slice(column - 1, column + 1))
  })

  it('lets no source steer the terminal', () => {
    const text = 'a\u001b[2Jb\u009b1m\u202ec'
    const file = fileThatSays('a\u001b.md', text, {
      ruleId: 'some-rule',
      fatal: true,
      place: [1, 6, 7],
      reason: `Wrong: ${text}`,
    })
    expect(reportText([file]).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
    expect(reportText([file]).split('\n')[2]).toBe('  │      ^')
  })

  it('takes no longer than a moment for thousands of findings in a long line', () => {
    const said: Omit<Said, 'ruleId'> = { fatal: true, place: [1, 30_000, 30_004], reason: 'x' }
    const file = fileThatSays(
      'a.md',
      '漢'.repeat(60_000),
      ...Array.from({ length: 2000 }, (_, index) => ({ ...said, ruleId: `rule-${index}` })),
    )
    expect(reportText([file]).split('\n\n')).toHaveLength(2000)
  })
})

import { describe, expect, it } from 'vitest'
import { mayBeMark, mayHide } from '../../../src/lint/foreign/withholding.js'
import { only, runCheck, toSource } from '../rules/run.js'

const messages = (text: string) =>
  runCheck(
    toSource([{ name: '01-one.md', text: `# One\n\n${text}\n` }]),
    only({ 'tlp-mark': 'error', 'other-dialect': 'warning' }),
  ).map(({ ruleId, reason }) => `${ruleId}: ${reason}`)

it.each([
  '{amber}',
  '{.amber}',
  '{#AMBER+strict}',
  '{.wide .amber-strict}',
  '{tlp=amber}',
  '{.tlp-red}',
  '{.TLPred}',
  '{level="green"}',
  '{ red }',
])('%s may be a mark of TLP', (attributes) => {
  expect(mayBeMark(attributes)).toBe(true)
})

it.each([
  '{.amber-light}',
  '{.text-amber}',
  '{#chamber}',
  '{.red}',
  '{.green-box}',
  '{#outlplan}',
  '{color="amber"}',
  '{.clearfix}',
])('%s is no mark of TLP', (attributes) => {
  expect(mayBeMark(attributes)).toBe(false)
})

it('tells what hides words from places that are called so', () => {
  expect(
    ['{.hidden}', '{.content-hidden}', '{aria-hidden=true}', '{style="display:none"}'].filter(
      mayHide,
    ),
  ).toHaveLength(4)
  expect(['{#hidden-cobra}', '{#is-hidden}', '{style="color: red"}'].some(mayHide)).toBe(false)
})

describe('attributes that may say who may read something', () => {
  it.each([
    ['## Two {.tlp-amber}', '{.tlp-amber}'],
    ['![A map](map.png){.amber}', '{.amber}'],
    ['[A page](https://example.com/){amber}', '{amber}'],
    ['`code`{.amber}', '{.amber}'],
  ])('are told: %s', (text, written) => {
    expect(messages(text)).toEqual([
      `tlp-mark: \`${written}\` is not a mark here, so it and its words would be printed for everyone. Write \`:tlp[words]{level}\`, or put \`:::tlp{level}\` around whole blocks`,
    ])
  })

  it('are told where nothing else in the file speaks of TLP', () => {
    expect(messages('It was :amber[them].')).toHaveLength(1)
  })

  it('are no part of a mark that is one', () => {
    expect(messages('It was :tlp[them [or `us`]]{amber}.')).toEqual([])
  })
})

it('leaves words that are hidden elsewhere to their author', () => {
  expect(messages('It was [them]{.hidden}.')).toEqual([
    'other-dialect: `[them]{.hidden}` may hide words elsewhere, and they are printed here. Leave them out, or the attributes',
  ])
})

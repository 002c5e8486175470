import { expect, it } from 'vitest'
import type { KnownBriefing } from '../../../src/authoring/known-briefings.js'
import { readBriefingId } from '../../../src/authoring/new/briefing-id.js'
import { planBriefing } from '../../../src/authoring/new/plan-briefing.js'

const known = ['2024-02', '2024-04'].map(
  (id): KnownBriefing => ({
    id,
    folder: id,
    frontMatter: {
      title: 'A month',
      layout: 'monthly',
      language: 'en',
      period: id,
      issued: `${id}-28`,
      version: '1.0',
      classification: 'Public',
      publisher: 'Example Security',
    },
  }),
)

it.each([
  ['2024-05', '2024-04'],
  ['en-2024-04', '2024-04'],
  ['2024-03', '2024-02'],
  ['2024-01', '2024-04'],
  ['an-essay', '2024-04'],
])('carries over to %s from %s, the latest that is not after it', async (id, from) => {
  const plan = await planBriefing(readBriefingId(id), {}, known, undefined, '2024-06-01')
  expect(plan.from?.id).toBe(from)
})

it.each([
  ['foo', known, true],
  ['foo', [], false],
  ['2024-05', known, false],
  [
    'foo',
    [...known, { ...known[0], frontMatter: { ...known[0]?.frontMatter, layout: 'commentary' } }],
    false,
  ],
])('notices that %s is no month in a house of %j', async (id, house, isOdd) => {
  const answers = { publisher: 'Example', classification: 'Public' }
  const all = house as KnownBriefing[]
  const plan = await planBriefing(readBriefingId(id), answers, all, undefined, '2024-06-01')
  expect(plan.isOdd).toBe(isOdd)
})

it('asks for the layout where a house of monthlies gets something without a month', async () => {
  const asked: string[] = []
  const asker = {
    text: async (_: string, proposal = 'Words') => proposal,
    list: async () => [],
    choice: async (question: string, choices: readonly string[]) => {
      asked.push(question)
      return question === 'Layout' ? 'monthly' : (choices[0] ?? '')
    },
  }
  await expect(planBriefing(readBriefingId('foo'), {}, known, asker, '2024-06-01')).rejects.toThrow(
    'Write `2024-04` or `foo-2024-04`.',
  )
  expect(asked).toEqual(['Layout'])
})

it('leaves out numbers that were typed before topics', async () => {
  const answers = { topic: ['1. Loader in npm', 'Ransomware'] }
  const plan = await planBriefing(
    readBriefingId('2024-05'),
    answers,
    known,
    undefined,
    '2024-06-01',
  )
  expect(plan.topics).toEqual(['Loader in npm', 'Ransomware'])
})

import { expect, it } from 'vitest'
import { findTooSlow } from '../../src/pipeline/read.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { runCli } from '../run-cli.js'

/** Lists in lists in every line: time with the square of the lines, and nothing that looks odd in any of them. */
const slow = `${'1. '.repeat(30)}a\n`.repeat(10_000)
const words = 'A chapter of words.\n\n'.repeat(5000)
const refused = { line: 1, reason: expect.stringContaining('too long') }

it('lets texts pass that the parser can read', async () => {
  expect(await findTooSlow('Short', 0)).toBeUndefined()
  expect(await findTooSlow(words)).toBeUndefined()
})

it('ends what takes too long, each in a time of its own', async () => {
  const trials = [findTooSlow(slow, 300), findTooSlow(words), findTooSlow(slow, 300)]
  expect(await Promise.all(trials)).toEqual([refused, undefined, refused])
})

it('makes one message of it, and checks the other files', { timeout: 60_000 }, async () => {
  const broken = plainChapter.replace('[^a]。', '[^b]。')
  const folder = await writeBriefing({ '01-chapter.md': broken, '02-slow.md': slow })
  const { code, stdout } = await runCli(['check', folder, '--format', 'json'])
  const rulesOf = (index: number): string[] =>
    JSON.parse(stdout)[index].messages.map(({ ruleId }: { ruleId: string }) => ruleId)
  expect(code).toBe(1)
  expect(rulesOf(1)).toContain('footnote-undefined')
  expect(rulesOf(2)).toContain('too-complex')
})

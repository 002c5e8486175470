import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { expect, it } from 'vitest'
import { describeFindings } from '../../src/preview/describe-faults.js'

it('gives the other place of a finding with what opens it', () => {
  const file = new VFile({ path: '/a/2024-03/01-one.md', value: 'One' })
  const cause = new VFileMessage('The first is here', { place: { line: 3, column: 2 } })
  cause.file = '/a/2024-03/02-two.md'
  file.message('Again', { place: { line: 1, column: 1 }, ruleId: 'duplicate-id', cause })
  const here = new VFileMessage('The title is here', { place: { line: 5, column: 1 } })
  file.message('Before', { place: { line: 2, column: 1 }, ruleId: 'chapter-title', cause: here })
  file.message('Alone', { place: { line: 2, column: 1 }, ruleId: 'todo-marker' })
  const link = (path: string, line: number, column: number) => `editor:${path}:${line}:${column}`
  expect(describeFindings([file], '/a/2024-03', link).map((finding) => finding.cause)).toEqual([
    {
      reason: 'The first is here',
      place: '02-two.md:3:2',
      href: 'editor:/a/2024-03/02-two.md:3:2',
    },
    {
      reason: 'The title is here',
      place: '01-one.md:5:1',
      href: 'editor:/a/2024-03/01-one.md:5:1',
    },
    undefined,
  ])
})

import { describe, expect, it } from 'vitest'
import { readPages } from '../../src/cli/explain.js'
import { ruleById } from '../../src/lint/rules/index.js'
import { runCli } from '../run-cli.js'

describe('briefing explain', () => {
  it('prints the page of a rule, its examples as a terminal shows them', async () => {
    const { code, stdout } = await runCli(['explain', 'footnote-undefined'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^footnote-undefined: error\n\nA call whose label has no definition/)
    expect(stdout).toContain('    A claim[^ntoe].\n')
    expect(stdout).not.toContain('````')
    expect(stdout).not.toContain('footnote-label-invalid')
  })

  it('lists every rule', async () => {
    const { stdout } = await runCli(['explain'])
    const listed = stdout.split('\n').map((line) => line.split(' ')[0])
    expect(listed.filter(Boolean)).toEqual([...ruleById.keys()])
  })

  it('asks back where there is no such rule', async () => {
    const { code, stderr } = await runCli(['explain', 'footnote-undefind'])
    expect([code, stderr]).toEqual([
      2,
      'briefing: There is no rule `footnote-undefind`. Did you mean `footnote-undefined`? `briefing explain` lists them all.\n',
    ])
  })

  it('ends the page of the last rule of a group before the next group', () => {
    const markdown =
      '# Rules\n\n## A\n\n### one\n\nerror\n\nFirst.\n\n## B\n\nWhy.\n\n### two\n\ninfo\n\nLast.\n'
    expect(readPages(markdown)).toEqual([
      { id: 'one', marks: 'error', text: 'First.' },
      { id: 'two', marks: 'info', text: 'Last.' },
    ])
  })
})

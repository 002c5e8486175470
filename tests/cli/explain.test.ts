import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readPages } from '../../src/cli/explain.js'
import { ruleById } from '../../src/lint/rules/index.js'
import { pdfRules } from '../../src/proof/pdf/rules.js'
import { htmlRules } from '../../src/proof/verify-html.js'
import { callCli } from '../call-cli.js'

describe('briefing explain', () => {
  it('prints the page of a rule, its examples as a terminal shows them', async () => {
    const { code, stdout } = await callCli(['explain', 'footnote-undefined'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^footnote-undefined: error · fixable\n\nA call whose label has no definition/,
    )
    expect(stdout).toContain('    A claim[^ntoe].\n')
    expect(stdout).not.toContain('````')
    expect(stdout).not.toContain('footnote-label-invalid')
  })

  it('lists every rule, then the messages that are none', async () => {
    const { stdout } = await callCli(['explain'])
    const [rules = '', , others = ''] = stdout.split('\n\n')
    const ids = (list: string) =>
      list
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0])
    expect(ids(rules)).toEqual([...ruleById.keys()])
    expect(ids(others)).toEqual(expect.arrayContaining(['front-matter', 'picture', 'pdf-clipped']))
  })

  it('knows every id that a message can have', async () => {
    const pages = readPages(
      (await readFile('docs/rules.md', 'utf8')) + (await readFile('docs/messages.md', 'utf8')),
    )
    const explained = pages.filter(({ marks, text }) => marks && text).map(({ id }) => id)
    const printed = await listPrintedIds()
    expect(printed).toEqual(expect.arrayContaining(['front-matter', 'link-home', 'tlp-leak']))
    expect(
      [
        ...ruleById.keys(),
        ...pdfRules.map(({ id }) => id),
        ...htmlRules.map(({ id }) => id),
        ...printed,
      ].filter((id) => !explained.includes(id)),
    ).toEqual([])
    expect(new Set(explained).size).toBe(explained.length)
  })

  it('explains what is no rule', async () => {
    const { code, stdout } = await callCli(['explain', 'front-matter'])
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'front-matter: error'])
  })

  it('asks back where there is no such rule', async () => {
    const { code, stderr } = await callCli(['explain', 'footnote-undefind'])
    expect([code, stderr]).toEqual([
      2,
      'briefing: No message has the id `footnote-undefind`. Did you mean `footnote-undefined`? `briefing explain` lists them all.\n',
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

/** The ids that stand in the code outside the rules: where a message is put on a file, and in the calls of what does so. */
async function listPrintedIds(): Promise<string[]> {
  const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts'))
  const codes = await Promise.all(files.map((name) => readFile(`src/${name}`, 'utf8')))
  const pattern =
    /\bruleId(?:: | = \{)[^\n]*|\b(?:fail|report)\(\s*source,[^)]*?'[a-z-]+'|\? 'file-too-large' : 'file-unreadable'/g
  return codes.flatMap((code) =>
    [...code.matchAll(pattern)].flatMap(([found]) =>
      [...found.matchAll(/'([a-z]+(?:-[a-z\d]+)*)'/g)]
        .map(([, id = '']) => id)
        .filter((id) => !['briefing', 'error'].includes(id)),
    ),
  )
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../../src/lint/rules/index.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'
import { only, runCheck, toSource } from '../lint/rules/run.js'

const docs = await readFile('docs/tlp.md', 'utf8')

it.each([
  ['a level that does not exist', 'TLP:AMBER', ['build', '--tlp', 'blue']],
  ['a classification that is no label', 'Internal', ['build', '2024-05', '--tlp', 'green']],
])('docs/tlp.md shows what is said of %s', async (_, classification, args) => {
  const matter = monthlyFrontMatter.replace('Public', classification)
  const folder = await writeBriefing({ 'briefing.md': matter }, '2024-05')
  const { code, stderr } = await callCli([...args, '--no-cache'], {
    cwd: path.dirname(path.dirname(folder)),
  })
  const [said = ''] = stderr.split('\n').filter((line) => /^(?:error|briefing): /.test(line))
  expect(said).not.toBe('')
  expect(docs).toContain(`$ npx --no -- briefing ${args.join(' ')}\n${said}\n`)
  expect(code).toBe(2)
})

it.each([
  ['tlp-level', '# Loader\n\n:::tlp{red}\nNames.\n:::'],
  ['tlp-empty', '---\ntlp: amber\n---\n\n# Loader\n\nNames.'],
  [
    'tlp-reference',
    '# Loader\n\nSee [](#files).\n\n:::::tlp{amber}\n:::table{#files}\nFiles\n\n| a |\n|---|\n| b |\n:::\n:::::',
  ],
])('docs/tlp.md shows what %s says', (rule, text) => {
  const source = toSource([
    { name: 'briefing.md', text: '---\nclassification: TLP:AMBER\n---\n' },
    { name: '01-loader.md', text: `${text}\n` },
  ])
  const [message] = runCheck(source, only({ [rule]: 'error' }))
  expect(message?.reason).toBeTruthy()
  expect(docs).toContain(` error ${message?.reason} [${rule}]\n`)
})

it.each(['writing.md', 'writing.ja.md'])(
  'docs/%s names each rule on marks and indicators',
  async (page) => {
    const text = await readFile(path.join('docs', page), 'utf8')
    const named = rules.map(({ id }) => id).filter((id) => /^(?:tlp|ioc|attack)-/.test(id))
    expect(named.length).toBeGreaterThan(14)
    expect(named.filter((id) => !text.includes(`(rules.md#${id})`))).toEqual([])
  },
)

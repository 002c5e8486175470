import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { renderSchemas, schemaFolder } from '../../scripts/generate-schemas.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

const root = new URL('../../', import.meta.url)
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, root), 'utf8'))

describe('the schemas for editors', () => {
  it.each(Object.entries(renderSchemas()))(
    '%s is fresh: else `npm run generate`',
    async (name, text) => {
      expect(await readFile(new URL(name, schemaFolder), 'utf8')).toBe(text)
    },
  )

  const validate = (name: string) =>
    new Ajv({ validateFormats: false, strictTypes: false, strictTuples: false }).compile(
      readJson(`docs/schema/${name}.schema.json`),
    )
  const frontMatter = validate('front-matter')
  const good = {
    title: 'T',
    layout: 'monthly',
    language: 'en',
    period: '2024-03',
    issued: '2024-04-10',
    version: '1',
    classification: 'Public',
    publisher: 'P',
  }

  it.each(readdirSync(new URL('briefings', root)))('take the front matter of %s', (id) => {
    const source = readFileSync(new URL(`briefings/${id}/briefing.md`, root), 'utf8')
    const [, yaml = ''] = source.split(/^---$/m)
    expect(frontMatter(parseDocument(yaml).toJS()), JSON.stringify(frontMatter.errors)).toBe(true)
  })

  it.each([
    ['a monthly without its period', { ...good, period: undefined }],
    ['a month that is none', { ...good, period: '2024-13' }],
    ['an unknown key', { ...good, titel: 'T' }],
    ['an unknown layout', { ...good, layout: 'weekly' }],
    ['a number for the version', { ...good, version: 0.01 }],
  ])('refuse %s', (_, value) => {
    expect(frontMatter(good)).toBe(true)
    expect(frontMatter(JSON.parse(JSON.stringify(value)))).toBe(false)
  })

  it('know the rules of a configuration and their options', () => {
    const config = validate('config')
    expect(
      config({ rules: { 'todo-marker': ['error', { words: ['（仮）'] }], 'raw-html': 'off' } }),
    ).toBe(true)
    for (const rules of [
      { 'todo-maker': 'off' },
      { 'raw-html': 'loud' },
      { 'todo-marker': ['error', { word: [] }] },
    ]) {
      expect(config({ rules }), JSON.stringify(rules)).toBe(false)
    }
  })
})

describe('.vscode', () => {
  it('has a problem matcher that finds every finding, and nothing else', async () => {
    const folder = await writeBriefing({
      '01-chapter.md': plainChapter.replace('本文[^a]', 'TODO[^b]'),
    })
    const cwd = path.dirname(path.dirname(folder))
    const { stdout, stderr } = await callCli(['check', '--no-color'], { cwd })
    const [task] = readJson('.vscode/tasks.json').tasks
    const pattern = new RegExp(task.problemMatcher.pattern.regexp)
    const found = `${stdout}${stderr}`.split('\n').flatMap((line) => {
      const [, file, at, column, severity, , rule] = pattern.exec(line) ?? []
      return file ? [[file, at, column, severity, rule].join(' ')] : []
    })
    expect(found.sort()).toEqual([
      'briefings/2024-03/01-chapter.md 1 1 info claim-without-source',
      'briefings/2024-03/01-chapter.md 11 1 error footnote-unreferenced',
      'briefings/2024-03/01-chapter.md 9 1 warning todo-marker',
      'briefings/2024-03/01-chapter.md 9 5 error footnote-undefined',
    ])
  })

  const snippets: Record<string, { body: string[] }> = readJson('.vscode/briefing.code-snippets')
  const expand = (name: string) =>
    (snippets[name]?.body ?? [])
      .join('\n')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$0/g, 'words')

  it.each([
    ['章', ['並べた図', '表', '注']],
    ['Chapter', ['Figure', 'Table', 'Note']],
  ])('has snippets %s, %j that make a chapter without errors', async (chapter, others) => {
    const source = [chapter, ...others].map(expand).join('\n\n')
    expect(source).not.toContain('$')
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
    const folder = await writeBriefing({
      '01-chapter.md': source.replace('[^source]', '[^source][^label]'),
      ...Object.fromEntries(['left', 'right', 'name'].map((name) => [`figures/${name}.svg`, svg])),
    })
    const { parsed } = await inspect(folder)
    const errors = parsed.flatMap(({ file }) => file.messages).filter(({ fatal }) => fatal)
    expect(errors.map(String)).toEqual([])
  })
})

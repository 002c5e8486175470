import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callCli } from '../call-cli.js'

let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'briefing-docs-'))
  await cp('briefings', path.join(root, 'briefings'), { recursive: true })
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** What a page of the docs says that a command prints; there, it is installed in a project, and called by npx. */
async function readOutput(page: string, command: string): Promise<string> {
  const docs = await readFile(page, 'utf8')
  const begin = docs.indexOf(`$ npx --no -- briefing ${command}\n`)
  expect(begin, `${page} shows \`briefing ${command}\``).toBeGreaterThan(0)
  const end = docs.indexOf('\n```', begin)
  return docs
    .slice(docs.indexOf('\n', begin) + 1, end)
    .replaceAll('npx --no -- briefing', 'briefing')
}

/** Writes something else for what a file has once in one of its lines. */
async function spoil(file: string, line: number, right: string, wrong: string): Promise<void> {
  const target = path.join(root, 'briefings/en-2024-03', file)
  const lines = (await readFile(target, 'utf8')).split('\n')
  const spoilt = lines[line - 1]?.replace(right, wrong)
  expect(spoilt, `${file}:${line} has ${right}`).not.toBe(lines[line - 1])
  await writeFile(target, lines.with(line - 1, spoilt ?? '').join('\n'))
}

describe('docs/neighbours.md shows what the commands print', () => {
  const page = 'docs/neighbours.md'

  it('of where sources come from', async () => {
    const { stdout } = await callCli(['notes', '2024-03', '--sources'], { cwd: root })
    const [shown = ''] = (await readOutput(page, 'notes 2024-03 --sources')).split('\n…')
    expect(stdout.slice(0, shown.length)).toBe(shown)
  })

  it('of a chapter without a primary source', async () => {
    const sites = ['gov', 'go.jp', 'msrc.microsoft.com']
    const rules = { 'source-primary-missing': ['warning', { sites }] }
    const file = path.join(root, 'primary.json')
    await writeFile(file, JSON.stringify({ rules }))
    const { stdout } = await callCli(['check', '2024-03', '--config', file], { cwd: root })
    expect(stdout.trimEnd()).toBe(await readOutput(page, 'check 2024-03'))
  })

  it('of a translation in which something was spoilt', async () => {
    const spyware = '03-commercial-spyware.md'
    await spoil('briefing.md', 32, 'crimea-bridge', 'crimea-brigde')
    await spoil(spyware, 6, '18 March', '19 March')
    await spoil(spyware, 42, '1,400', '14,000')
    await spoil(spyware, 81, 'nso-group', 'ns0-group')
    const { stdout } = await callCli(['check', 'en-2024-03'], { cwd: root })
    expect(stdout.trimEnd()).toBe(await readOutput(page, 'check en-2024-03'))
  })
})

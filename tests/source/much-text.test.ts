import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../run-cli.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  const text = Array.from({ length: 20 }, (_, i) => `${'文'.repeat(170)}[^lost${i}]。\n\n`).join('')
  for (let file = 10; file < 60; file++) await writeFile(path.join(folder, `${file}.md`), text)
})
afterAll(() => rm(folder, { recursive: true }))

describe('a check of so much text that it gets a thread', () => {
  it('prints its whole report and ends with its code', async () => {
    const { code, stdout, stderr } = await runCli(['check', '--format', 'json', '.'], {
      cwd: folder,
    })
    const files: { path: string; messages: { ruleId: string }[] }[] = JSON.parse(stdout)
    expect(files.map(({ path }) => path)).toEqual(
      Array.from({ length: 50 }, (_, i) => `${i + 10}.md`),
    )
    expect(files.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(
      Array(1000).fill('footnote-undefined'),
    )
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })

  it('tells what is wrong with the call in a line', async () => {
    const { code, stdout, stderr } = await runCli(['check', '--config', 'none.json', '.'], {
      cwd: folder,
    })
    expect(stderr).toMatch(/^briefing: .*none\.json.*\n$/)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})

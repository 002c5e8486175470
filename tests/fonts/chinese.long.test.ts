import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { monthlyFrontMatter } from '../briefing-folder.js'
import { runCli } from '../run-cli.js'

const run = promisify(execFile)

const folders: string[] = []

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

it('prints Chinese once the package is added that the finding names', async ({ skip }) => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'chinese-'))
  folders.push(cwd)
  await mkdir(path.join(cwd, 'briefings/lures'), { recursive: true })
  await writeFile(path.join(cwd, 'package.json'), '{}')
  const text = `${monthlyFrontMatter.replace('monthly', 'commentary').replace('language: ja', 'language: en')}Lures: 会议通知 附件, **会議通知**, 회의 자료.[^a]\n\n[^a]: 会议 <https://example.com/>\n`
  await writeFile(path.join(cwd, 'briefings/lures/briefing.md'), text)

  const refused = await runCli(['check', 'lures'], { cwd })
  expect(refused.code).toBe(1)
  const [, name = ''] = /`npm install (\S+)`/.exec(refused.stdout) ?? []
  expect(name).toBe('@expo-google-fonts/noto-sans-sc')
  try {
    await run('npm', ['install', '--ignore-scripts', '--no-audit', name], { cwd })
  } catch {
    skip('npm cannot reach its registry')
  }
  expect(await runCli(['check', 'lures'], { cwd })).toMatchObject({ code: 0 })
  expect(await runCli(['build', 'lures'], { cwd })).toMatchObject({ code: 0 })
})

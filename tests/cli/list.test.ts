import { cp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'vitest'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

describe.concurrent('briefing list', () => {
  it('shows what every briefing holds, in columns that 漢字 keep', async ({ expect }) => {
    const folder = await writeBriefing()
    const cwd = path.dirname(path.dirname(folder))
    const broken = path.join(path.dirname(folder), 'broken')
    await cp(folder, broken, { recursive: true })
    await writeFile(path.join(broken, 'briefing.md'), 'No front matter.\n')
    await writeFile(path.join(broken, '01-chapter.md'), plainChapter.replace('本文', 'TODO'))
    await callCli(['build', '2024-03', '--edition', 'html'], { cwd })
    const { code, stdout } = await callCli(['list'], { cwd })
    expect(stdout).toBe(
      [
        'id       title       version  chapters  notes  pages  errors  warnings',
        '───────  ──────────  ───────  ────────  ─────  ─────  ──────  ────────',
        '2024-03  試験の月報  0.01            1      1      –       0         0',
        'broken   –           –               1      –      –       1         1',
        '',
      ].join('\n'),
    )
    expect(code).toBe(0)
    const json = JSON.parse((await callCli(['list', '--json'], { cwd })).stdout)
    expect(json[0]).toEqual({
      id: '2024-03',
      title: '試験の月報',
      layout: 'monthly',
      language: 'ja',
      period: '2024-03',
      version: '0.01',
      chapters: 1,
      notes: 1,
      figures: 0,
      pages: null,
      errors: 0,
      warnings: 0,
    })
  })

  it('exits with 2 where there is none', async ({ expect }) => {
    const { code, stderr } = await callCli(['list', '--briefings', 'none'])
    expect(stderr).toContain('Cannot read the briefings in none: there is no such folder')
    expect(code).toBe(2)
  })
})

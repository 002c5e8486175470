import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

describe('of files that an earlier build has left, briefing build', () => {
  it('says which file an earlier build has left beside the edition that was asked for', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    const old = path.join(root, 'output/2024-03/2024-03.pdf')
    await mkdir(path.dirname(old), { recursive: true })
    await writeFile(old, 'old')
    const { code, stderr } = await callCli(['build', '--edition', 'html'], { cwd: root })
    expect(code).toBe(0)
    expect(stderr).toContain('output/2024-03/2024-03.pdf is from an earlier build')
    expect(await readFile(old, 'utf8')).toBe('old')
  })

  it('says nothing of an earlier file that was made of the same sources', async () => {
    const folder = await writeBriefing({
      'briefing.md': monthlyFrontMatter.replace(
        /^classification:.*$/m,
        'classification: TLP:AMBER',
      ),
    })
    const root = path.dirname(path.dirname(folder))
    const run = (...args: string[]) =>
      callCli(['build', '--edition', 'html', '--cache', 'kept', ...args], { cwd: root })
    await run()
    for (const args of [['--tlp', 'green,clear'], []])
      expect((await run(...args)).stderr).not.toContain('earlier build')
    await writeFile(path.join(folder, '01-chapter.md'), plainChapter.replace('本文', '別の本文'))
    const { stderr } = await run()
    expect(stderr).toContain('2024-03-green.html is from an earlier build')
    expect(stderr).toContain('2024-03-clear.html is from an earlier build')
    await run('--tlp', 'green')
    const last = await run()
    expect(last.stderr).not.toContain('2024-03-green.html')
    expect(last.stderr).toContain('2024-03-clear.html is from an earlier build')
    await writeFile(path.join(root, 'output/2024-03/2024-03-green.html'), 'other')
    expect((await run()).stderr).toContain('2024-03-green.html is from an earlier build')
  })
})

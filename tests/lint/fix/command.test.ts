import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../../briefing-folder.js'
import { callCli } from '../../call-cli.js'

const wrong = plainChapter.replace('本文[^a]。', 'A [^a]。 http://45.33.32.156/x')

it('shows as a diff what it would repair, and repairs it', async () => {
  const folder = await writeBriefing({ '01-chapter.md': wrong })
  const file = path.join(folder, '01-chapter.md')
  const dry = await callCli(['check', folder, '--fix-dry-run'])
  expect(dry).toMatchObject({ code: 1, stdout: expect.stringContaining('+A[^a]。 hxxp[:]//45') })
  expect(await readFile(file, 'utf8')).toBe(wrong)

  const { code, stderr } = await callCli(['check', folder, '--fix'])
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('2 findings repaired'),
  })
  expect(await readFile(file, 'utf8')).toContain('A[^a]。 hxxp[:]//45[.]33[.]32[.]156/x')
})

it('fails for no link, however strict, unless asked to', async () => {
  const text = plainChapter.replace('https://example.com/a', 'http://127.0.0.1:9/gone')
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter}導入。\n`,
    '01-chapter.md': text,
  })
  const env = { XDG_CACHE_HOME: path.join(folder, 'cache') }
  const { code, stdout, stderr } = await callCli(['check', folder, '--links', '--strict'], { env })
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('asked for 1 sources; 0 gone, 1 unknown'),
  })
  expect(stdout).toContain('[link-unknown]')
})

import { readFile, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixFiles } from '../../../src/lint/fix/fix-files.js'
import { writeBriefing } from '../../briefing-folder.js'
import { toSource } from '../rules/run.js'

const wrong = 'A[^b], B[^a].\n\n[^a]: One\n[^b]: Two\n'
const right = 'A[^b], B[^a].\n\n[^b]: Two\n[^a]: One\n'

async function write(content: string) {
  const folder = await writeBriefing({ 'notes.md': content })
  const source = toSource([{ name: 'notes.md', text: content.replace(/^\uFEFF/, '') }])
  for (const { file } of source.files) file.dirname = folder
  return { name: path.join(folder, 'notes.md'), source }
}

describe('fixFiles', () => {
  it('writes what it repaired and keeps a byte order mark', async () => {
    const { name, source } = await write(`\uFEFF${wrong}`)
    expect((await fixFiles(source)).fixed).toBe(1)
    expect(await readFile(name, 'utf8')).toBe(`\uFEFF${right}`)
  })

  it('does not touch a file that needs nothing', async () => {
    const { name, source } = await write(right)
    await utimes(name, 1, 1)
    expect((await fixFiles(source)).diff).toBe('')
    expect((await stat(name)).mtimeMs).toBe(1000)
  })

  it('only shows a unified diff in a dry run', async () => {
    const { name, source } = await write(wrong)
    const { diff, fixed } = await fixFiles(source, {}, { dryRun: true })
    expect(fixed).toBe(1)
    expect(diff.replaceAll(name, 'notes.md')).toBe(
      [
        '--- notes.md',
        '+++ notes.md',
        '@@ -1,4 +1,4 @@',
        ' A[^b], B[^a].',
        ' ',
        '-[^a]: One',
        ' [^b]: Two',
        '+[^a]: One',
        '',
      ].join('\n'),
    )
    expect(await readFile(name, 'utf8')).toBe(wrong)
  })

  it('leaves a file alone that changed since it was read', async () => {
    const { name, source } = await write(wrong)
    await writeFile(name, `${wrong}\nSomebody wrote on.\n`)
    const { files, fixed } = await fixFiles(source)
    expect(fixed).toBe(0)
    expect(files[0]?.refused).toMatch(/changed while/)
    expect(await readFile(name, 'utf8')).toContain('Somebody wrote on.')
  })
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { maximumSourceBytes } from '../../src/source/read.js'
import { readSourceText, writeSourceText } from '../../src/source/source-text.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'source-text-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

it('keeps a byte order mark apart and puts it back', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, '\uFEFFA text')
  const source = await readSourceText(file)
  expect(source).toEqual({ mark: '\uFEFF', text: 'A text' })
  await writeSourceText(file, { ...source, text: 'Another' })
  expect(await readFile(file, 'utf8')).toBe('\uFEFFAnother')
})

it('takes as large a file as a check does', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, 'x'.repeat(maximumSourceBytes + 1))
  await expect(readSourceText(file)).rejects.toThrow('more than the')
  vi.stubEnv('BRIEFING_LIMITS', '2')
  expect((await readSourceText(file)).text).toHaveLength(maximumSourceBytes + 1)
})

it('leaves a file alone that is not UTF-8', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, Buffer.from([0xff, 0xfe, 0x41, 0x00]))
  await expect(readSourceText(file)).rejects.toThrow('it is UTF-16')
})

import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeOutputs } from '../../src/pipeline/write.js'

let folder: string

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'briefing-write-')), 'out')
})

describe('writeOutputs', () => {
  it('writes all files and nothing else', async () => {
    const paths = await writeOutputs(folder, [
      { name: 'a.pdf', content: Buffer.from('A') },
      { name: 'a.json', content: '{}' },
    ])
    expect(paths).toEqual([path.join(folder, 'a.pdf'), path.join(folder, 'a.json')])
    expect(await readdir(folder)).toEqual(['a.json', 'a.pdf'])
    expect(await readFile(path.join(folder, 'a.pdf'), 'utf8')).toBe('A')
  })

  it('leaves what was there when one of them cannot be written', async () => {
    await mkdir(path.join(folder, 'b.pdf/full'), { recursive: true })
    await writeFile(path.join(folder, 'a.pdf'), 'old')
    const outputs = [
      { name: 'b.pdf', content: 'new' },
      { name: 'a.pdf', content: 'new' },
    ]
    await expect(writeOutputs(folder, outputs)).rejects.toMatchObject({ code: 3 })
    expect((await readdir(folder)).sort()).toEqual(['a.pdf', 'b.pdf'])
    expect(await readFile(path.join(folder, 'a.pdf'), 'utf8')).toBe('old')
  })
})

import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../src/make-folder.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'make-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('makeFolder', () => {
  it('makes a folder and those that it lies in, and takes one that is there', async () => {
    const deep = path.join(folder, 'a', 'b', 'c')
    await makeFolder(deep, 0o700)
    await makeFolder(deep)
    expect((await stat(path.dirname(deep))).mode & 0o777).toBe(0o700)
    expect((await stat(deep)).isDirectory()).toBe(true)
  })

  it('takes folders that others make at the same time', async () => {
    const deep = path.join(folder, 'a', 'b', 'c')
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(deep)))
    expect((await stat(deep)).isDirectory()).toBe(true)
  })

  it('refuses the name of a file', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    await expect(makeFolder(file)).rejects.toThrow('EEXIST')
    await expect(makeFolder(path.join(file, 'a', 'b'))).rejects.toThrow('ENOTDIR')
  })

  it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
    await expect(makeFolder('/proc/briefing')).rejects.toThrow('ENOENT')
    await expect(makeFolder('/proc/briefing/output')).rejects.toThrow('ENOENT')
  })
})

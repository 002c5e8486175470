import { execFile } from 'node:child_process'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { pack } from 'tar-fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPacked } from '../../src/browser/bundled.js'
import { openCacheFolder } from '../../src/browser/cache-folder.js'
import { type PackedBrowser, unpackBrowser } from '../../src/browser/unpack.js'

const run = promisify(execFile)
let folder: string
let env: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unpack-test-'))
  env = { XDG_CACHE_HOME: join(folder, 'cache'), TMPDIR: folder }
})
afterEach(() => rm(folder, { recursive: true }))

/** Packs a browser of a few bytes like the real one. */
async function packSmall(): Promise<PackedBrowser> {
  const archives = join(folder, 'bin')
  await mkdir(join(folder, 'content', 'lib'), { recursive: true })
  await writeFile(join(folder, 'content', 'lib', 'libnss3.so'), 'library')
  const chunks: Uint8Array[] = []
  for await (const chunk of pack(join(folder, 'content'))) chunks.push(chunk as Uint8Array)
  await mkdir(archives, { recursive: true })
  const program = '#!/bin/sh\necho Chromium 1\n'.padEnd(200_000, '#')
  await writeFile(join(archives, 'chromium.br'), brotliCompressSync(program))
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
    await writeFile(join(archives, name), brotliCompressSync(Buffer.concat(chunks)))
  }
  return { archives, version: '1.0.0' }
}

describe('unpackBrowser', () => {
  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'unpacks the real one so that it runs',
    async () => {
      const packed = await findPacked()
      expect(packed).toBeDefined()
      if (!packed) return
      const { executablePath, libraryPath } = await unpackBrowser(packed, env)
      // With the libraries, since this machine may have none.
      const { stdout } = await run(executablePath, ['--version'], {
        env: { LD_LIBRARY_PATH: libraryPath },
      })
      expect(stdout).toMatch(/^Chromium 147\./)
    },
  )

  it('gives all who unpack at once the same whole browser, and leaves no drafts', async () => {
    const packed = await packSmall()
    const all = await Promise.all([1, 2, 3, 4].map(() => unpackBrowser(packed, env)))
    expect(new Set(all.map(({ executablePath }) => executablePath)).size).toBe(1)
    const { executablePath = '', libraryPath = '' } = all[0] ?? {}
    expect((await run(executablePath)).stdout).toBe('Chromium 1\n')
    expect(await readdir(libraryPath)).toEqual(['libnss3.so'])
    expect(await readdir(join(folder, 'cache', 'briefing'))).toHaveLength(1)
    expect((await lstat(join(folder, 'cache', 'briefing'))).mode & 0o777).toBe(0o700)
  })

  it('does not unpack again what is whole, but what was cut short', async () => {
    const packed = await packSmall()
    const { executablePath } = await unpackBrowser(packed, env)
    const { ino } = await lstat(executablePath)
    await unpackBrowser(packed, env)
    expect((await lstat(executablePath)).ino).toBe(ino)
    await truncate(executablePath, 20)
    await unpackBrowser(packed, env)
    expect((await lstat(executablePath)).size).toBe(200_000)
  })

  it.each([
    ['other bytes of the same size', (file: string) => writeFile(file, '#'.repeat(200_000))],
    ['a mode that runs no program', (file: string) => chmod(file, 0o600)],
    ['a file that is gone', (file: string) => rm(file)],
    ['a library of another size', (file: string) => truncate(join(file, '../lib/libnss3.so'), 2)],
  ])('unpacks again what has %s', async (_, spoil) => {
    const packed = await packSmall()
    const { executablePath, libraryPath } = await unpackBrowser(packed, env)
    await spoil(executablePath)
    await unpackBrowser(packed, env)
    expect((await run(executablePath)).stdout).toBe('Chromium 1\n')
    expect((await lstat(join(libraryPath, 'libnss3.so'))).size).toBe('library'.length)
  })

  it('keeps a copy whose times alone differ', async () => {
    const packed = await packSmall()
    const { executablePath } = await unpackBrowser(packed, env)
    const { ino } = await lstat(executablePath)
    await utimes(executablePath, 0, 0)
    await unpackBrowser(packed, env)
    expect((await lstat(executablePath)).ino).toBe(ino)
  })

  it('looks at every byte of what did not run', async () => {
    const packed = await packSmall()
    const { executablePath } = await unpackBrowser(packed, env)
    const { atime, mtime } = await lstat(executablePath)
    await writeFile(executablePath, '#'.repeat(200_000))
    await utimes(executablePath, atime, mtime)
    await unpackBrowser(packed, env, { closely: true })
    expect((await run(executablePath)).stdout).toBe('Chromium 1\n')
  })

  it('fails on a broken archive without leaving anything', async () => {
    const packed = await packSmall()
    await truncate(join(packed.archives, 'chromium.br'), 40)
    await expect(unpackBrowser(packed, env)).rejects.toThrow()
    expect(await readdir(join(folder, 'cache', 'briefing'))).toEqual([])
  })

  it('clears away old drafts of killed processes, not fresh ones', async () => {
    const packed = await packSmall()
    const cache = join(folder, 'cache', 'briefing')
    for (const name of ['.chromium-old', '.chromium-fresh']) {
      await mkdir(join(cache, name), { recursive: true, mode: 0o700 })
    }
    await utimes(join(cache, '.chromium-old'), 0, 0)
    await chmod(cache, 0o700)
    await unpackBrowser(packed, env)
    const names = await readdir(cache)
    expect(names).toContain('.chromium-fresh')
    expect(names).not.toContain('.chromium-old')
  })
})

describe.skipIf(process.platform === 'win32')('openCacheFolder', () => {
  const usual = () => join(folder, 'cache', 'briefing')

  async function expectRefusal(reason: RegExp): Promise<void> {
    expect((await openCacheFolder(env)).refused).toMatch(reason)
  }

  it('does not take a folder that others can write to', async () => {
    await mkdir(usual(), { recursive: true })
    await chmod(usual(), 0o777)
    await expectRefusal(/can be written to by other users/)
  })

  it('does not take a symbolic link', async () => {
    await mkdir(join(folder, 'elsewhere'), { mode: 0o700 })
    await mkdir(dirname(usual()))
    await symlink(join(folder, 'elsewhere'), usual())
    await expectRefusal(/is a symbolic link/)
  })

  it('does not take a folder inside one that everyone can write to', async () => {
    await mkdir(dirname(usual()))
    await chmod(dirname(usual()), 0o777)
    await expectRefusal(/anyone can write to/)
  })

  it('does not take a folder where there can be none', async () => {
    await writeFile(join(folder, 'cache'), '')
    await expectRefusal(/cannot be used/)
  })

  it('unpacks into the temporary folder instead, once, and says so', async () => {
    const packed = await packSmall()
    await mkdir(usual(), { recursive: true })
    await chmod(usual(), 0o777)
    const { executablePath, notice } = await unpackBrowser(packed, env)
    expect(notice).toContain('unpacked again')
    expect(executablePath.startsWith(join(folder, 'briefing-browser-'))).toBe(true)
    expect((await unpackBrowser(packed, env)).executablePath).toBe(executablePath)
  })

  it.runIf(process.getuid?.() === 0)('does not take the folder of another user', async () => {
    await mkdir(usual(), { recursive: true, mode: 0o700 })
    await run('chown', ['1', usual()])
    await expectRefusal(/belongs to another user/)
  })
})

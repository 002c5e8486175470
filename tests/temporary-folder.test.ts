import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTemporaryFolder } from '../src/temporary-folder.js'

const source = new URL('../dist/temporary-folder.js', import.meta.url)

let folder: string
let env: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporary-folder-'))
  env = { ...process.env, TMPDIR: folder }
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

describe('makeTemporaryFolder', () => {
  it('clears away what killed processes left, and nothing else', async () => {
    const killed = spawnSync(process.execPath, ['-e', '']).pid
    for (const owner of [killed, process.pid])
      await mkdir(join(folder, `briefing-profile-${owner}-abcdef`))
    await mkdir(join(folder, `other-${killed}-abcdef`))
    const made = await makeTemporaryFolder('profile', env)
    const left = [
      `briefing-profile-${process.pid}-abcdef`,
      `other-${killed}-abcdef`,
      basename(made.path),
    ]
    expect((await readdir(folder)).sort()).toEqual(left.sort())
    expect((await lstat(made.path)).mode & 0o777).toBe(0o700)
    await made.remove()
    expect(await readdir(folder)).not.toContain(basename(made.path))
  })

  it('makes none where the browser would run out of room', async () => {
    const made = makeTemporaryFolder('profile', env, undefined, async () => 3 * 2 ** 20)
    await expect(made).rejects.toThrow(
      `Cannot make a temporary folder in ${folder}: 3 MB are free there, and 32 MB are needed. Name another with TMPDIR.`,
    )
  })

  it.each(['remove', 'end of the process'])(
    'is gone although somebody went on writing for a moment: %s',
    async (end) => {
      const maker = `
      import { makeTemporaryFolder } from '${source}'
      const { path, remove } = await makeTemporaryFolder('profile')
      console.log(path)
      await new Promise((heard) => process.stdin.once('data', heard))
      if (${end === 'remove'}) await remove()
      process.exit()`
      const making = spawn(process.execPath, ['--input-type=module', '-e', maker], {
        env,
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const ended = once(making, 'exit')
      const path = String((await once(making.stdout, 'data'))[0]).trim()
      const write = `
      const end = Date.now() + 700
      for (let i = 0; Date.now() < end; i++) {
        try {
          fs.mkdirSync('${path}/' + (i % 50))
          fs.writeFileSync('${path}/' + (i % 50) + '/file', '')
        } catch {}
        if (i === 200) console.log('writing')
      }`
      const writing = spawn(process.execPath, ['-e', write], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(writing.stdout, 'data')
      making.stdin.write('go')
      await ended
      expect(await readdir(folder)).toEqual([])
    },
  )
})

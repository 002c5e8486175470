import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openAddress } from '../../src/preview/open-address.js'

let folder: string

async function useOpener(script: string | undefined): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), 'briefing-open-'))
  const file = path.join(folder, process.platform === 'darwin' ? 'open' : 'xdg-open')
  if (script !== undefined) {
    await writeFile(file, `#!/bin/sh\n${script}\n`)
    await chmod(file, 0o755)
  }
  vi.stubEnv('PATH', folder)
}
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

it.skipIf(process.platform === 'win32').each([
  ['a browser that opens', 'exit 0', true],
  ['an opener that finds no browser', 'exit 3', false],
  ['no opener at all', undefined, false],
])('says of %s whether the address is open', async (_, script, expected) => {
  await useOpener(script)
  expect(await openAddress('http://127.0.0.1:1/')).toBe(expected)
})

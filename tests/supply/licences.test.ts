import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('has only licences that are allowed among what is installed', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/list-licences.mjs'], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^MIT\tunified \d/m)
  expect(stdout).toMatch(/^LGPL-3\.0-or-later\t@img\/sharp-libvips-linux-x64 \d/m)
  expect(stdout).not.toMatch(/^[^\t]*\bA?GPL/m)
})

it.each([
  ['GPL-3.0-only', 'a', false],
  ['AGPL-3.0-or-later', 'a', false],
  ['LGPL-3.0-or-later', 'a', false],
  ['LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64', true],
  ['(MIT AND Zlib)', 'a', true],
  ['(MIT OR GPL-3.0-only)', 'a', false],
  ['none', 'a', false],
])('judges %s of %s', async (licence, name, expected) => {
  const script = new URL('../../scripts/list-licences.mjs', import.meta.url).href
  const { isAllowed } = await import(/* @vite-ignore */ script)
  expect(isAllowed({ name, licence })).toBe(expected)
})

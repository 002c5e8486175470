import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('the package works from an empty folder: command, hooks, API and remark plugin', async () => {
  const { stdout } = await promisify(execFile)('node', ['scripts/try-package.mjs', '--linked'])
  expect(stdout).toContain('The package works as installed.')
}, 180_000)

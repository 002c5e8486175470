import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { runCli } from '../run-cli.js'

let cache: string
beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'cache-'))
})
afterEach(() => rm(cache, { recursive: true }))

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'unpacks its browser on a machine where it was never used, in the compiled program too',
  async () => {
    const folder = await writeBriefing()
    const { code, stderr } = await runCli(['build', '--edition', 'pdf'], {
      cwd: path.dirname(path.dirname(folder)),
      env: {
        XDG_CACHE_HOME: cache,
        BRIEFING_CACHE: '',
        NODE_DISABLE_COMPILE_CACHE: '1',
        BRIEFING_BROWSER: '',
        PUPPETEER_EXECUTABLE_PATH: '',
      },
    })
    expect(stderr).not.toContain('bundled browser')
    expect(await readdir(path.join(cache, 'briefing'))).toEqual([
      expect.stringMatching(/^chromium-/),
    ])
    expect(code).toBe(0)
  },
)

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cli } from '../run-cli.js'

/** On a terminal the list of tasks hides the cursor, and listens for signals so that it comes back. */
const listener = pathToFileURL('node_modules/signal-exit/dist/mjs/index.js')
const likeOnTerminal = `data:text/javascript,import { onExit } from '${listener}'; onExit(() => {})`

/** Milliseconds after its profile is there: when the browser is not yet begun, and when it runs. */
const [before, during] = [0, 200]

describe.skipIf(process.platform === 'win32')('an interrupted build', () => {
  it.each([
    ['SIGINT', before, []],
    ['SIGINT', during, []],
    ['SIGTERM', during, []],
    ['SIGHUP', before, []],
    ['SIGINT', during, ['--import', likeOnTerminal]],
  ] as const)(
    'ends by %s itself, so that a shell sees 130 and the like, and leaves nothing behind; after %i ms, Node with %j',
    async (signal, moment, options) => {
      const temporary = await mkdtemp(path.join(tmpdir(), 'interrupt-'))
      const output = path.join(temporary, 'output')
      const watcher = watch(temporary)
      const made = once(watcher, 'change')
      const child = spawn(process.execPath, [...options, cli, 'build', '--output', output], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: 'ignore',
      })
      const ended = once(child, 'exit')
      await made
      watcher.close()
      await wait(moment)
      expect(await readdir(temporary)).toEqual([expect.stringMatching(/^briefing-profile-/)])
      child.kill(signal)
      expect(await ended).toEqual([null, signal])
      expect(await readdir(temporary)).toEqual([])
    },
  )
})

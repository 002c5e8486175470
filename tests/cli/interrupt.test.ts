import { spawn } from 'node:child_process'
import { once } from 'node:events'
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

describe.skipIf(process.platform === 'win32')('an interrupted build', () => {
  it.each([
    ['SIGINT', []],
    ['SIGTERM', []],
    ['SIGHUP', []],
    ['SIGINT', ['--import', likeOnTerminal]],
  ] as const)(
    'ends by %s itself, so that a shell sees 130 and the like, and leaves nothing behind; Node with %j',
    async (signal, options) => {
      const temporary = await mkdtemp(path.join(tmpdir(), 'interrupt-'))
      const output = path.join(temporary, 'output')
      const child = spawn(process.execPath, [...options, cli, 'build', '--output', output], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: 'ignore',
      })
      const ended = once(child, 'exit')
      // The browser has a profile as soon as it is started; by then the list of tasks is shown.
      for (let tries = 0; tries < 400; tries++) {
        if ((await readdir(temporary)).some((name) => name.startsWith('briefing-profile-'))) break
        await wait(25)
      }
      expect(await readdir(temporary)).not.toEqual([])
      child.kill(signal)
      expect(await ended).toEqual([null, signal])
      expect(await readdir(temporary)).toEqual([])
    },
  )
})

import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrowserLaunchError, BrowserMemoryError } from '../../src/browser/errors.js'
import { findBrowser } from '../../src/browser/find.js'
import { launchBrowser } from '../../src/browser/launch.js'
import { openPage } from '../../src/browser/open-page.js'
import { memoryOfGroup, watchMemory } from '../../src/browser/watch-memory.js'
import { killBrowser, race } from '../../src/browser/watchdog.js'

let folder: string
let env: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'launch-test-'))
  env = { ...process.env, TMPDIR: folder }
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

async function writeBrowser(script: string): Promise<string> {
  const path = join(folder, 'browser')
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

const profiles = async () => (await readdir(folder)).filter((name) => name.includes('profile'))

describe('launchBrowser', () => {
  it('starts a browser that prints', async () => {
    const launched = await launchBrowser({ env })
    const opened = await openPage(launched.browser, { html: '<p>hello</p>', files: new Map() })
    const pdf = await opened.race(opened.page.pdf(), 'print')
    const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
    expect(text.trim()).toBe('hello')
    expect(await profiles()).toHaveLength(1)
    await launched.close()
    await launched.close()
    expect(await readdir(folder)).toEqual([])
  })

  it('shuts the network, keeps pages apart from files and says when the sandbox is off', async () => {
    await using launched = await launchBrowser({ env })
    const args = launched.browser.process()?.spawnargs ?? []
    expect(args).toContain('--remote-debugging-pipe')
    expect(args).toContain('--font-render-hinting=none')
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND')
    expect(args).toContain('--proxy-bypass-list=<-loopback>')
    expect(args.join(' ')).not.toMatch(
      /--single-process|--disable-web-security|--allow-file-access/,
    )
    expect(args.includes('--no-sandbox')).toBe(!launched.sandbox)
    if (!launched.sandbox) expect(launched.notice).toContain('sandbox')
  })

  it('gives up a browser that never answers, and leaves none of its processes', async () => {
    const pid = join(folder, 'pid')
    const browserPath = await writeBrowser(`sleep 600 &\necho $! > ${pid}\nwait`)
    const started = performance.now()
    const launching = launchBrowser({ env, browserPath, limit: 500 })
    await expect(launching).rejects.toThrow(/does not start: it did not answer within 0.5 s/)
    expect(performance.now() - started).toBeLessThan(9000)
    const child = Number(await readFile(pid, 'utf8'))
    // Gone, or waiting for whoever collects the dead.
    const state = async () =>
      (await readFile(`/proc/${child}/stat`, 'utf8').catch(() => ') Z')).match(/\) (\w)/)?.[1]
    await expect.poll(state).toBe('Z')
    expect(await profiles()).toEqual([])
  }, 15_000)

  it('gives up a start that is no longer wanted, whenever it is told so', async () => {
    for (const delay of [0, 1, 5, 20, 50]) {
      const unwanted = new AbortController()
      const onSpawning = () => void setTimeout(() => unwanted.abort(), delay)
      const launching = launchBrowser({ env, signal: unwanted.signal, onSpawning })
      const ended = await launching.then(
        (launched) => launched.close(),
        (error: Error) => error.name,
      )
      expect([undefined, 'AbortError']).toContain(ended)
    }
    await expect.poll(profiles).toEqual([])
  }, 15_000)

  it('ends a browser that takes too much memory, and says so', async () => {
    await using launched = await launchBrowser({ env })
    const { browser } = launched
    const page = await browser.newPage()
    const waiting = race(new Promise(() => undefined), 'print', { browser, page })
    watchMemory(browser, () => killBrowser(browser), 1)
    await expect(waiting).rejects.toThrow(BrowserMemoryError)
    await expect(waiting).rejects.toThrow(
      /during printing, because it used more than 3 GB of memory/,
    )
  })

  it.runIf(process.platform === 'linux')('knows the memory of a browser', async () => {
    await using launched = await launchBrowser({ env })
    const bytes = memoryOfGroup(launched.browser.process()?.pid ?? 0)
    expect(bytes).toBeGreaterThan(10 * 2 ** 20)
    expect(bytes).toBeLessThan(2 ** 30)
  })

  it('says in a sentence where TMPDIR is missing', async () => {
    const missing = { ...env, TMPDIR: join(folder, 'none') }
    await expect(launchBrowser({ env: missing })).rejects.toThrow(
      /Cannot make a temporary folder in .*none: there is no such folder.*TMPDIR/,
    )
  })

  it('starts a browser anew that is killed as it starts', async () => {
    const { executablePath } = await findBrowser({ env })
    const mark = join(folder, 'mark')
    const browserPath = await writeBrowser(
      `[ -e ${mark} ] || { touch ${mark}; kill -KILL $$; }\nexec ${executablePath} "$@"`,
    )
    await using launched = await launchBrowser({ browserPath, env })
    expect(launched.browser.connected).toBe(true)
    expect(await readdir(folder)).toContain('mark')
  })

  it('removes the profile of a browser that was killed', async () => {
    const { browser, close } = await launchBrowser({ env })
    browser.process()?.kill('SIGKILL')
    await close()
    expect(await profiles()).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')(
  'launchBrowser with a browser that does not start',
  () => {
    async function launchError(script: string): Promise<string> {
      const browserPath = await writeBrowser(script)
      const error = await launchBrowser({ browserPath, env }).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(BrowserLaunchError)
      expect(await profiles()).toEqual([])
      return (error as BrowserLaunchError).message
    }

    it('names the package of a missing library', async () => {
      const said =
        'x: error while loading shared libraries: libgbm.so.1: cannot open shared object file'
      expect(await launchError(`echo "${said}" >&2; exit 127`)).toContain('apt-get install libgbm1')
    })

    it('says what to do without a usable sandbox', async () => {
      const message = await launchError('echo "FATAL: No usable sandbox!" >&2; exit 1')
      expect(message).toContain('--no-sandbox')
      expect(message).toContain('sysctl')
    })

    it('passes on its last words', async () => {
      expect(await launchError('echo "first word" >&2; echo "last word" >&2; exit 3')).toContain(
        'last word',
      )
    })
  },
)

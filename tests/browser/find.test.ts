import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrowserNotFoundError } from '../../src/browser/errors.js'
import { explainNone, findBrowser } from '../../src/browser/find.js'
import { findInPuppeteerCache, findOnSystem } from '../../src/browser/installed.js'
import { decideSandbox, makeEnvironment } from '../../src/browser/start-options.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function makeProgram(...parts: string[]): Promise<string> {
  const path = join(folder, ...parts)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, '#!/bin/sh\n')
  await chmod(path, 0o755)
  return path
}

describe('findBrowser', () => {
  it('takes the option before the environment', async () => {
    const [first, second] = [await makeProgram('a'), await makeProgram('b')]
    const env = { BRIEFING_BROWSER: second }
    expect(await findBrowser({ browserPath: first, env })).toEqual({
      executablePath: first,
      origin: 'option',
    })
  })

  it('takes BRIEFING_BROWSER before PUPPETEER_EXECUTABLE_PATH', async () => {
    const [first, second] = [await makeProgram('a'), await makeProgram('b')]
    const env = { BRIEFING_BROWSER: first, PUPPETEER_EXECUTABLE_PATH: second }
    expect((await findBrowser({ env })).executablePath).toBe(first)
    const other = await findBrowser({ env: { ...env, BRIEFING_BROWSER: '' } })
    expect(other).toEqual({ executablePath: second, origin: 'environment' })
  })

  it('refuses a named browser that is missing, and says who named it', async () => {
    const missing = join(folder, 'missing')
    await expect(findBrowser({ browserPath: missing })).rejects.toThrow(BrowserNotFoundError)
    await expect(findBrowser({ browserPath: missing })).rejects.toThrow(
      `--browser names ${missing}`,
    )
    await expect(findBrowser({ env: { PUPPETEER_EXECUTABLE_PATH: missing } })).rejects.toThrow(
      `PUPPETEER_EXECUTABLE_PATH names ${missing}`,
    )
  })

  it('refuses a named browser that cannot be run', async () => {
    const path = await makeProgram('plain')
    await chmod(path, 0o644)
    await expect(findBrowser({ env: { BRIEFING_BROWSER: path } })).rejects.toThrow(
      'BRIEFING_BROWSER',
    )
    await expect(findBrowser({ browserPath: folder })).rejects.toThrow(BrowserNotFoundError)
  })

  it('names three ways out when there is none', () => {
    const message = explainNone('the package is not installed')
    expect(message).toContain('the package is not installed')
    expect(message).toContain('npm ci')
    expect(message).toContain('npx @puppeteer/browsers install chrome@stable')
    expect(message).toContain('BRIEFING_BROWSER')
  })
})

describe('installed browsers', () => {
  it('takes the newest of the Puppeteer cache by number, not by letter', async () => {
    await makeProgram('chrome', 'linux-99.0.1.2', 'chrome-linux64', 'chrome')
    const newest = await makeProgram('chrome', 'linux-148.0.7778.97', 'chrome-linux64', 'chrome')
    const shell = ['chrome-headless-shell', 'linux-147.0.1.0', 'chrome-headless-shell-linux64']
    await makeProgram(...shell, 'chrome-headless-shell')
    expect(await findInPuppeteerCache({ PUPPETEER_CACHE_DIR: folder })).toBe(newest)
    expect(
      await findInPuppeteerCache({ PUPPETEER_CACHE_DIR: join(folder, 'none') }),
    ).toBeUndefined()
  })

  it.runIf(process.platform === 'linux')(
    'looks in PATH, but in no relative folder of it',
    async () => {
      const chrome = await makeProgram('bin', 'google-chrome-stable')
      expect(await findOnSystem({ PATH: `bin:.:${join(folder, 'bin')}` })).toBe(chrome)
    },
  )
})

describe('makeEnvironment', () => {
  it('fixes language and time zone and keeps secrets back', () => {
    const env = { PATH: '/bin', GITHUB_TOKEN: 'x', TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' }
    const made = makeEnvironment({ libraryPath: '/libs' }, env)
    expect(made).toMatchObject({
      PATH: '/bin',
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      LD_LIBRARY_PATH: '/libs',
    })
    if (process.platform !== 'win32') expect(made).not.toHaveProperty('GITHUB_TOKEN')
  })

  it('brings its own fonts unless others are named', () => {
    expect(makeEnvironment({ fontConfig: '/a' }, {}).FONTCONFIG_FILE).toBe('/a')
    expect(makeEnvironment({ fontConfig: '/a' }, { FONTCONFIG_FILE: '/b' }).FONTCONFIG_FILE).toBe(
      '/b',
    )
    expect(makeEnvironment({}, {})).not.toHaveProperty('FONTCONFIG_FILE')
  })
})

describe('decideSandbox', () => {
  it('is off by flag, by variable and for root, and says why', () => {
    expect(decideSandbox({ noSandbox: true }, {})).toMatchObject({
      sandbox: false,
      notice: expect.stringContaining('--no-sandbox'),
    })
    const byVariable = decideSandbox({}, { BRIEFING_NO_SANDBOX: '1' })
    expect(byVariable).toMatchObject({
      sandbox: false,
      notice: expect.stringContaining('BRIEFING_NO_SANDBOX'),
    })
    expect(decideSandbox({}, {}).sandbox).toBe(process.getuid?.() !== 0)
  })
})

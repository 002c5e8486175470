import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserCrashError, PhaseTimeoutError } from '../../src/browser/errors.js'
import type { LaunchedBrowser } from '../../src/browser/launch.js'
import { retryCrashed } from '../../src/browser/retry-crashed.js'
import { shareBrowser } from '../../src/cli/share-browser.js'
import { buildBriefing } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'

let output: string

beforeAll(async () => {
  output = await mkdtemp(path.join(tmpdir(), 'briefing-retry-'))
})

afterAll(() => rm(output, { recursive: true }))

/** Builds a briefing and kills each browser whose number is named, when the notes are being placed. */
async function buildKilling(victims: readonly number[], id: string) {
  const folder = await writeBriefing({}, id)
  const shared = shareBrowser({ sandbox: process.getuid?.() !== 0 })
  const launched: LaunchedBrowser[] = []
  const settings = {
    templates: fileURLToPath(new URL('../../templates', import.meta.url)),
    output,
    editions: ['pdf'] as const,
    epoch: undefined,
    rules: {},
    verify: true,
    browser: async (broken?: LaunchedBrowser) => {
      const opened = await shared.open(broken)
      launched.push(opened)
      return opened
    },
  }
  const steps: string[] = []
  try {
    const result = await buildBriefing(folder, settings, (step) => {
      steps.push(step)
      if (step === 'placing notes' && victims.includes(launched.length))
        launched.at(-1)?.browser.process()?.kill('SIGKILL')
    })
    return { result, steps, browsers: new Set(launched).size }
  } finally {
    await shared.close()
  }
}

it('prints with a fresh browser where the first is killed, and says each finding once', async () => {
  const { result, steps, browsers } = await buildKilling([1], '2024-03')
  const calm = await buildKilling([], '2024-04')
  expect(browsers).toBe(2)
  expect(result.built).toBe(true)
  expect(steps).toContain('trying again with a fresh browser')
  const say = ({ files }: typeof result) => files.map(({ messages }) => messages.map(String))
  expect(say(result)).toEqual(say(calm.result))
  expect(await readdir(path.join(output, '2024-03'))).toEqual(['2024-03.json', '2024-03.pdf'])
})

it('gives up in one line with exit code 3 where the second is killed too, and writes nothing', async () => {
  const error = await buildKilling([1, 2], '2024-05').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(BrowserCrashError)
  expect(error).toMatchObject({
    code: 3,
    message: expect.stringMatching(
      /^The browser was killed during placing the notes: .* It was tried twice, the second time with a fresh browser\.$/,
    ),
  })
  expect(await readdir(output)).not.toContain('2024-05')
})

it('replaces a browser once for all who worked in it', async () => {
  const { open, close } = shareBrowser({ sandbox: process.getuid?.() !== 0 })
  try {
    const first = await open()
    const [second, third] = await Promise.all([open(first), open(first)])
    expect(second).not.toBe(first)
    expect(third).toBe(second)
    expect(await open(first)).toBe(second)
  } finally {
    await close()
  }
})

it('tries nothing else again', async () => {
  const { open, close } = shareBrowser({ sandbox: process.getuid?.() !== 0 })
  const fail = async (): Promise<never> => {
    throw new PhaseTimeoutError('too long')
  }
  const again = (): void => expect.unreachable()
  await expect(retryCrashed(open, fail, again)).rejects.toThrow('too long')
  await close()
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { loadTheme } from '../../src/house/theme/load-theme.js'
import { buildBriefing } from '../../src/pipeline.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

let browser: LaunchedBrowser
let output: string

beforeAll(async () => {
  browser = await launchBrowser()
  output = await mkdtemp(path.join(tmpdir(), 'briefing-cover-'))
})
afterAll(async () => {
  await browser.close()
  await rm(output, { recursive: true })
})

/** Builds a month of this title; gives what is said about it. */
async function say(title: string, theme?: string): Promise<string[]> {
  const frontMatter = monthlyFrontMatter.replace('試験の月報', title)
  const folder = await writeBriefing({ 'briefing.md': `${frontMatter}導入の文。\n` })
  const { files } = await buildBriefing(folder, {
    templates: 'templates',
    ...(theme && { theme: await loadTheme(undefined, '', theme) }),
    output,
    editions: ['pdf'],
    epoch: undefined,
    rules: {},
    verify: true,
    browser: async () => browser,
  })
  return files.flatMap(({ messages }) => messages.map(String))
}

describe('the cover', () => {
  it.each([undefined, 'editorial'])(
    'has a title of two hundred letters in smaller type (%s)',
    async (theme) => {
      expect(await say('攻撃と保険の免責をめぐる動き'.repeat(15), theme)).toEqual([])
    },
  )

  it('is an error at the title where it has no room for its words in any type', async () => {
    expect(await say('攻撃と保険の免責をめぐる動き'.repeat(120))).toEqual([
      expect.stringMatching(
        /briefing\.md:2:8: The words on the cover take \d+ mm more than it has room for, .*\. Shorten the title or the subtitle$/,
      ),
    ])
  })
})

import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { buildBriefing } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'

let browser: LaunchedBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const chapter = (name: string) =>
  `# ${name}\n\n:::summary\n- 要点\n:::\n\n## 節\n\n段落[^a]。\n\n[^a]: 出典：例 『題』 <https://example.com/a>\n`

it('prints chapters whose files are named like parts of a page, or oddly', async () => {
  const names = ['notes', 'summary', 'contents', 'last-page', 'veil', '50%', 'a b', '図#1']
  const files = names.map((name, index) => [`0${index + 1}-${name}.md`, chapter(name)] as const)
  const folder = await writeBriefing({ '01-chapter.md': null, ...Object.fromEntries(files) })
  const result = await buildBriefing(folder, {
    templates: path.resolve('templates'),
    output: undefined,
    editions: ['pdf', 'html'],
    epoch: undefined,
    rules: {},
    verify: true,
    browser: async () => browser,
  })
  const errors = result.files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))
  expect(errors.map(String)).toEqual([])
  // The cover and the summary stand before the chapters, each of which has a page.
  expect(result.built && result.editions[0]?.pages).toBe(2 + names.length)
})

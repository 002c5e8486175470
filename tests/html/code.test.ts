import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { buildHtml, openHtml } from './open-html.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

it.each(['', ' lines'])(
  'a line of code begins in its first row, however long its first word: `sh%s`',
  async (numbers) => {
    const code = `ls\n${'a'.repeat(300)} b\n  ${'c'.repeat(300)}`
    const chapter = plainChapter.replace('本文', `\`\`\`sh${numbers}\n${code}\n\`\`\`\n\n本文`)
    const { page } = await openHtml(
      launched.browser,
      await buildHtml(await writeBriefing({ '01-chapter.md': chapter })),
      { width: 390 },
    )
    const rows = await page.$$eval('.code-line', (lines) =>
      lines.map((line) => {
        const range = document.createRange()
        range.selectNodeContents(line)
        const first = [...range.getClientRects()].find(({ width }) => width > 0)
        const row = [...line.getClientRects()][0]
        return Math.round(((first?.top ?? 0) - (row?.top ?? 0)) / (row?.height ?? 1))
      }),
    )
    expect(rows).toEqual([0, 0, 0])
    await page.close()
  },
)

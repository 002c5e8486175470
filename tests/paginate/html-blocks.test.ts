import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { buildBriefing } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'

let browser: LaunchedBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const many = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n + 1)).join('\n')

it.each([
  [
    'a table of several pages with a foot',
    `<table><thead><tr><th>頭</th></tr></thead><tbody>\n${many(90, (n) => `<tr><td>行${n}</td></tr>`)}\n</tbody><tfoot><tr><td>合計</td></tr></tfoot></table>`,
  ],
  [
    'a cell of a table with titled code and an alert',
    '<table><tr><td>\n\n```py title="x.py"\nprint()\n```\n\n> [!NOTE]\n> 警告\n\n</td></tr></table>',
  ],
  ['boxes without words', many(120, () => '- [ ] <!-- nothing -->')],
  [
    'words with readings',
    many(90, (n) => `第${n}の<ruby>脅威<rp>(</rp><rt>きょうい</rt><rp>)</rp></ruby>の段落[^a]。\n`),
  ],
])('prints as many pages as were planned: %s', async (_, body) => {
  const chapter = `# 題\n\n:::summary\n- 要点\n:::\n\n## 節\n\n前の段落[^a]。\n\n${body}\n\n後の段落。\n\n[^a]: 出典：例 『題』 <https://example.com/a>\n`
  const folder = await writeBriefing({ '01-chapter.md': chapter })
  const { files, built } = await buildBriefing(folder, {
    templates: path.resolve('templates'),
    output: undefined,
    editions: ['pdf'],
    epoch: undefined,
    rules: {},
    verify: true,
    browser: async () => browser,
  })
  expect(
    files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal).map(String)),
  ).toEqual([])
  expect(built).toBe(true)
})

it.each(['blockquote', 'pre'].flatMap((box) => [0, 4, 30].map((height) => ({ box, height }))))(
  'hides the bar or the ground of a $box below where its page ends: $height px',
  async ({ box, height }) => {
    const style = await readFile('templates/shared/pdf-notes.css', 'utf8')
    const page = await browser.browser.newPage()
    try {
      await page.setViewport({ width: 100, height: 100 })
      await page.setContent(`<!doctype html><style>${style}</style>
      <style>:root { --ground: #fff; --type-width: 100px } body { margin: 0 }</style>
      <${box} style="margin: 0; border-left: 9px solid; background: #000; height: 100px"><div style="height: 50px"></div><div
        class="note-area" style="height: ${height}px; margin-left: -9px"></div></${box}>`)
      const { data, info } = await sharp(await page.screenshot())
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true })
      for (const x of [0, 50, 99]) {
        const column = Array.from(
          { length: 100 },
          (_, y) => data[(y * info.width + x) * info.channels],
        )
        expect(column.slice(0, 50)).toEqual(Array(50).fill(0))
        // The plan leaves 3 px free below.
        expect(column.slice(50, 50 + height + 3)).toEqual(Array(height + 3).fill(255))
      }
    } finally {
      await page.close()
    }
  },
)

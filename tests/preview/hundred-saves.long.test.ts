import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSampleCopy, type PreviewWindow, type SampleWindow } from './window.js'

const saves = 100

let sample: SampleWindow
let folder: string
let tab: PreviewWindow

beforeAll(async () => {
  sample = await openSampleCopy()
  folder = sample.folder
  tab = sample.tab
})
afterAll(() => sample?.[Symbol.asyncDispose]())

/** Px from the top of its pane of the line with these words, in the pages that are shown. */
function topOnPages(words: string): Promise<number> {
  // As text: the test runner would put an import of its own into a function.
  return tab.page.evaluate(`(async () => {
    const { openPdf } = await import('/client/pdf.js')
    const answer = await fetch('/pages.pdf')
    const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()))
    const pane = document.querySelector('#pages-pane').getBoundingClientRect().top
    for (const [index, sheet] of [...document.querySelectorAll('.sheet')].entries()) {
      const { top, height } = sheet.getBoundingClientRect()
      const line = (await pdf.lines(index)).find(({ text }) => text.includes(${JSON.stringify(words)}))
      if (line) return top + line.at * height - pane
    }
  })()`) as Promise<number>
}

it('keeps the place of both views through a hundred saves before and after it', async () => {
  const last = await readFile(path.join(folder, '02-taurus-leak.md'), 'utf8')
  const words = [...last.matchAll(/\n\n([ぁ-んァ-ヶ一-龠]{9})[^\n]{120}/g)].at(-1)?.[1] ?? ''
  expect(words).not.toBe('')
  const away = (await topOnPages(words)) - 200
  await tab.page.$eval('#pages-pane', (pane, by) => pane.scrollBy(0, by), away)
  const inEdition = (await sample.topInEdition(words)) - 150
  const edition = await tab.edition()
  await edition.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), inEdition)
  await new Promise((resolve) => setTimeout(resolve, 400))
  const seen = { pages: await topOnPages(words), edition: await sample.topInEdition(words) }

  const names = ['01-cyber-insurance.md', '03-commercial-spyware.md'] as const
  const sources = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  for (let save = 1; save <= saves; save += 1) {
    const which = save % 3 === 0 ? 1 : 0
    // Grows and shrinks, by some lines or by pages.
    const more = `\n\n${save}度目に足した文である。${'ほかの文である。'.repeat((save * 37) % 90)}`
    const text = sources[which]?.replace(/(\n## [^\n]+\n)/, `$1${more.repeat(save % 5)}\n`) ?? ''
    const before = Number(await tab.page.$eval('html', (root) => root.dataset.revision))
    await writeFile(path.join(folder, names[which]), `${text}\n<!-- ${save} -->\n`)
    await tab.page.waitForFunction(
      (revision) => {
        const { revision: now, making } = document.documentElement.dataset
        return Number(now) > revision && making === ''
      },
      { timeout: 30_000 },
      before,
    )
  }
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const now = { pages: await topOnPages(words), edition: await sample.topInEdition(words) }
  const moved = [now.pages - seen.pages, now.edition - seen.edition]
  expect(moved.map(Math.abs).filter((by) => by >= 3)).toEqual([])
})

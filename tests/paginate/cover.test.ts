import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { openWholePrinter, type WholePrinter } from './print-whole.js'

let printer: WholePrinter
beforeAll(async () => {
  printer = await openWholePrinter()
})
afterAll(() => printer[Symbol.asyncDispose]())

const words = '攻撃と保険の免責をめぐる動き'

/** Prints a month of this title. */
async function print(title: string, theme?: string) {
  const frontMatter = monthlyFrontMatter.replace('試験の月報', title)
  const folder = await writeBriefing({ 'briefing.md': `${frontMatter}導入の文。\n` })
  return printer.print(folder, theme)
}

describe('the cover', () => {
  it.each([undefined, 'editorial'])(
    'has a title of two hundred letters in smaller type (%s)',
    async (theme) => {
      const { errors, remarks, order } = await print(words.repeat(15), theme)
      expect([...errors, ...remarks]).toEqual([])
      expect(order).toContain('2024年4月10日')
    },
  )

  it('is an error at the title where it has no room for its words in any type', async () => {
    expect((await print(words.repeat(120))).errors).toEqual([
      expect.stringMatching(
        /briefing\.md:2:8: The words on the cover take \d+ mm more than it has room for, .*\. Shorten the title or the subtitle$/,
      ),
    ])
  })
})

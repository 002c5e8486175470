import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { openWholePrinter, printChapter, type WholePrinter } from './print-whole.js'

let printer: WholePrinter

beforeAll(async () => {
  printer = await openWholePrinter()
})
afterAll(() => printer[Symbol.asyncDispose]())

const print = (body: string, title?: string, frontMatter?: string) =>
  printChapter(printer, body, title, frontMatter)

const commentaryFrontMatter = monthlyFrontMatter
  .replace('monthly', 'commentary')
  .replace(/period.*\n/, '')

const many = (mark: string) =>
  Array.from({ length: 50 }, (_, n) => `${mark}の${n + 1}番目の文を長く書く。`).join('')

describe('a row that no page can hold', () => {
  it.each([
    ['upright', (grid: string) => grid],
    ['turned', (grid: string) => `:::table{#tab-a landscape}\n表の題\n\n${grid}\n:::`],
  ])('is read cell by cell, though it is cut between its lines: %s', async (_, wrap) => {
    const [first, second] = [many('甲'), many('乙')]
    const grid = `| 一 | 二 | 三 |\n|---|---|---|\n| ${first} | ${second} | 終 |`
    const { errors, order } = await print(wrap(grid))
    expect(errors).toEqual([])
    const read = order.replace(/\s/g, '')
    expect(read).toContain(first)
    expect(read).toContain(second)
  })

  it('keeps its columns where a mark with edges is cut in two', async () => {
    const words =
      'No customer data is known to have left the company so far; regulators asked suppliers to review their remote access by the end of May, and every operator of the networks concerned has done so since'
    const key = `Analysts link the tooling to an earlier campaign, with moderate confidence <kbd>${words}[^a] The office of the affiliate filed 1,234 offers (of which 5 % were final) then</kbd>`
    const cells = [...Array(5).fill(words), ...Array(3).fill(key)]
    const frontMatter = commentaryFrontMatter.replace('language: ja', 'language: en')
    const folder = await writeBriefing({
      'briefing.md': `${frontMatter}Words.\n\n| ${cells.join(' | ')} |\n|${'---|'.repeat(8)}\n\n[^a]: Note.\n`,
      '01-chapter.md': null,
    })
    expect((await printer.print(folder)).errors).toEqual([])
  })

  it('goes on in its lists and tables with their numbers', async () => {
    const numbers = Array.from({ length: 60 }, (_, n) => n + 1)
    const items = numbers.map((n) => `${n}. 項目${n}番`).join('\n')
    const rows = numbers.map((n) => `| 値${n} | 値 |`).join('\n')
    const cell = `${items}\n\n| 一 | 二 |\n|---|---|\n${rows}`
    const { errors, order } = await print(
      `<table>\n<tr>\n<td>\n\n${cell}\n\n</td>\n</tr>\n</table>`,
    )
    expect(errors).toEqual([])
    const printed = order.replace(/\s/g, '')
    for (const n of numbers) expect(printed).toContain(`[Lbl${n}.]LBody項目${n}番`)
  })

  it('has the notes of its parts at their feet', async () => {
    const cell = (mark: string, label: string) =>
      `${many(mark)}初め[^${label}1]。${many(mark)}終わり[^${label}2]。`
    const grid = `| 一 | 二 |\n|---|---|\n| ${cell('甲', 'a')} | ${cell('乙', 'b')} |`
    const notes = ['a1', 'a2', 'b1', 'b2'].map((label) => `[^${label}]: 注${label}。`)
    expect((await print([grid, ...notes].join('\n\n'))).errors).toEqual([])
  })

  it('has the notes of a page in the order of their numbers', async () => {
    const long = many('甲').slice(0, 400)
    const grid = `| 一 | 二 |\n|---|---|\n| ${long}[^a]${many('甲')} | 初め[^b]。${many('乙')} |`
    const { errors, order } = await print(`${grid}\n\n[^a]: 注の甲。\n\n[^b]: 注の乙。`)
    expect(errors).toEqual([])
    expect(order.indexOf('注の甲')).toBeLessThan(order.indexOf('注の乙'))
  })

  it('may call a note again in a cell that stands on a page before', async () => {
    const grid = `| 一 | 二 |\n|---|---|\n| ${many('甲')}[^a] | 初め[^a]。${many('乙')} |`
    const text = `${'前の文。'.repeat(500)}\n\n${grid}\n\n[^a]: 注。`
    expect((await print(text)).errors).toEqual([])
  })

  it('is cut where it would leave a third of a page white', async () => {
    const long = Array.from({ length: 107 }, (_, n) => `甲の${n + 1}番目の文を長く書く。`).join('')
    const grid = `| 一 | 二 |\n|---|---|\n| ${long} | 値 |\n| 値 | 値 |`
    const folder = await writeBriefing({
      'briefing.md': `${commentaryFrontMatter}${'前の文。'.repeat(400)}[^a]\n\n${grid}\n\n[^a]: 出典：A社。\n`,
      '01-chapter.md': null,
    })
    expect(await printer.print(folder)).toMatchObject({ errors: [], remarks: [] })
  })

  it('may be the head of its table', async () => {
    const [first, second] = [many('甲'), many('乙')]
    const { errors, order } = await print(`| ${first} | ${second} |\n|---|---|\n| 値 | 値 |`)
    expect(errors).toEqual([])
    expect(order.replace(/\s/g, '')).toContain(first)
  })
})

it('a title that runs from right to left is named in the summary and the contents', async () => {
  const toc = monthlyFrontMatter.replace('layout:', 'toc: true\nlayout:')
  expect((await print('文。', 'פגישה דחופה 5', toc)).errors).toEqual([])
})

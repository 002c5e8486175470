import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { openWholePrinter, type WholePrinter } from './print-whole.js'

let printer: WholePrinter

beforeAll(async () => {
  printer = await openWholePrinter()
})
afterAll(() => printer[Symbol.asyncDispose]())

/** Prints a chapter with one note of some blocks; gives every error, and the text as it is read aloud. */
async function printNote(blocks: string, text = '本文[^a]。') {
  const indented = blocks.replace(/^(?=.)/gm, '    ')
  const chapter = `# 題\n\n:::summary\n- 要点\n:::\n\n## 節\n\n${text}\n\n[^a]: 注の初め。\n\n${indented}\n`
  const folder = await writeBriefing({ '01-chapter.md': chapter })
  return printer.print(folder)
}

const many = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n + 1)).join('\n')
const long = 'この項目は一行では終わらない長さの文であり、次の行まで続くように書いてある。'.repeat(
  2,
)

describe('a note of a page that ends', () => {
  it('amid words from right to left is set as any other', async () => {
    const text = `本文[^a]と${'פגישה דחופה מחר '.repeat(400)}。`
    expect((await printNote('½ of ² and «c» (b) – x', text)).errors).toEqual([])
  })

  it('between rows has room under the head of the table, and whole rows though they are tall', async () => {
    const table = `| ${'表頭の文。'.repeat(40)} | b |\n|---|---|\n| 値[^a] | 備考 |\n| 次 | 備考 |`
    const cells = Array.from({ length: 6 }, () => 'この欄は長い文を持つ。'.repeat(30))
    const note = `| ${cells.join(' | ')} |\n|${'---|'.repeat(6)}\n| ${cells.join(' | ')} |`
    expect((await printNote(note, table)).errors).toEqual([])
  })
})

describe('a note with blocks', () => {
  it.each([
    ['code at its end', '```\ncode\n```'],
    ['code without a line', '```\n```\n\n```\n\n```'],
    ['words that are hyphenated', `${'Ber\u00adgungs\u00adar\u00adbeiten '.repeat(40)}.`],
    ['code of two pages', `\`\`\`\n${many(90, (n) => `line ${n}`)}\n\`\`\``],
    [
      'code with blank lines',
      `\`\`\`\n${many(40, (n) => `line ${n}${'\n'.repeat(n % 6)}`)}\n\`\`\``,
    ],
    ['a table of two pages', `| a | b |\n|---|---|\n${many(60, (n) => `| 値${n} | 備考${n} |`)}`],
    ['tall rows', `| a | b |\n|---|---|\n${many(20, (n) => `| ${long} | 備考${n} |`)}`],
    ['rules between texts and at its end', '文。\n\n---\n\n文。\n\n---\n\n***'],
    ['a list of two pages', many(90, (n) => `- 項目${n}`)],
  ])('keeps every promise: %s', async (_, blocks) => {
    expect((await printNote(blocks)).errors).toEqual([])
  })

  it('goes on with the number of its list, and leaves no mark alone at the foot of a page', async () => {
    const { errors, order } = await printNote(many(60, (n) => `${n + 7}. 項目${n}：${long}`))
    expect(errors).toEqual([])
    const marks = [...order.matchAll(/LI \[Lbl (\d+)\. ?\]/g)].map(([, mark]) => Number(mark))
    expect(marks).toEqual(Array.from({ length: 60 }, (_, n) => n + 8))
  })
})

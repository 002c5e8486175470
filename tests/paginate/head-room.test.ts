import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { openWholePrinter, type WholePrinter } from './print-whole.js'

let printer: WholePrinter

beforeAll(async () => {
  printer = await openWholePrinter()
})
afterAll(() => printer[Symbol.asyncDispose]())

const frontMatter = [
  '---',
  'title: A commentary',
  'layout: commentary',
  'language: en',
  'issued: 2024-04-10',
  'version: "0.01"',
  'classification: Public',
  'publisher: Example Security',
  '---',
  '',
  '',
].join('\n')

it.each([
  ['Thai tones', 'ประชุมด่วนพรุ่งนี้'],
  ['Vietnamese accents', 'Trần Nguyễn ĐẶNG THỊ ẾCH'],
  ['Arabic', 'اجتماع عاجل غدا'],
])(
  'a page holds the whole of its first line, and the page before it nothing of it: %s',
  async (_, words) => {
    const sections = Array.from({ length: 60 }, (__, n) => `### ${words} ${n}\n\nWords.\n\n`)
    const folder = await writeBriefing({
      'briefing.md': frontMatter + sections.join(''),
      '01-chapter.md': null,
    })
    const { errors, order } = await printer.print(folder)
    expect(errors).toEqual([])
    expect(order.match(/Words\./g)).toHaveLength(60)
  },
)

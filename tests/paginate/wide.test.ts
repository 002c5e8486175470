import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { buildBriefing } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'

let browser: LaunchedBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** Proves a chapter's text without writing anything; gives what is said of it. */
async function prove(
  text: string,
  frontMatter: Record<string, string> = {},
  pictures: Record<string, string> = {},
) {
  const matter = Object.entries({
    title: 'Words',
    layout: 'commentary',
    language: 'en',
    issued: '2024-04-10',
    version: '"1"',
    classification: 'Public',
    publisher: 'Example',
    ...frontMatter,
  }).map(([key, value]) => `${key}: ${value}`)
  const folder = await writeBriefing({
    'briefing.md': `---\n${matter.join('\n')}\n---\n\n${text}\n`,
    '01-chapter.md': null,
    ...pictures,
  })
  const { files, built } = await buildBriefing(folder, {
    templates: path.resolve('templates'),
    output: undefined,
    editions: ['pdf'],
    epoch: undefined,
    rules: { 'claim-without-source': 'off' },
    verify: true,
    browser: async () => browser,
  })
  const messages = files
    .flatMap(({ messages }) => messages)
    .filter(({ fatal }) => typeof fatal === 'boolean')
    .map(({ ruleId, line, reason }) => `${line} ${ruleId}: ${reason}`)
  return { built, messages }
}

const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => row(...cells)).join('\n')
const numbers = Array.from({ length: 48 }, (_, nth) => nth + 1)
const calls = numbers.map((number) => `[^${number}]`).join('')
const definitions = numbers.map((number) => `[^${number}]: Source ${number}.`).join('\n')

it('fits a wide picture at the head of an indented paragraph', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="20"><rect width="9" height="9"/></svg>'
  const text = 'One.\n\n![A line](a.svg) two\n\nThree ![A line](a.svg)'
  expect(await prove(text, {}, { 'a.svg': svg })).toEqual({ built: true, messages: [] })
})

it('takes the blank between Japanese and a date, where a line ends there, for no text', async () => {
  const words = '調査の報告にあるとおり攻撃の対象とされた装置の多くはその日のうちに止まり'
  const paragraphs = numbers.map(
    (number) => `${'i'.repeat(number % 8)}${'m'.repeat(number / 8)}${words}12月31日に直った。`,
  )
  const { messages } = await prove(paragraphs.join('\n\n'), { language: 'ja' })
  expect(messages).toEqual([])
})

describe('long words', () => {
  it.each([
    ['a hash in a table', table(['Kind', 'Value'], ['SHA-256', hash])],
    [
      'three hashes side by side',
      table(['MD5', 'SHA-1', 'SHA-256'], [hash.slice(32), hash.slice(24), hash]),
    ],
    ['a word that no dictionary has', `Text ${'q'.repeat(300)} goes on.\n\n- ${'z'.repeat(200)}`],
    ['a path in a heading', `## /opt/${'directory/'.repeat(20)}file`],
    ['a hash in a nested list', `- a\n  - b\n    - c\n      - d\n        - ${hash}`],
    [
      'a table in a note',
      `Text[^t].\n\n[^t]: Values:\n\n    | K | V |\n    |---|---|\n    | a | ${hash} |`,
    ],
    [
      'a line of calls in the text and in a table',
      `Text${calls}.\n\n${table(['a', 'b', 'c'], [`x${calls}`, 'words '.repeat(40), 'words '.repeat(40)])}\n\n${definitions}`,
    ],
  ])('%s makes nothing wider than the page', async (_, text) => {
    expect(await prove(text)).toEqual({ built: true, messages: [] })
  })

  it('in title, publisher and version break as well', async () => {
    const frontMatter = {
      title: `/opt/${'directory/'.repeat(20)}`,
      publisher: hash,
      version: `v${hash.slice(0, 39)}`,
    }
    expect(await prove('The text of the briefing.', frontMatter)).toEqual({
      built: true,
      messages: [],
    })
  })
})

describe('a table of many columns', () => {
  const columns = (count: number) =>
    table(
      Array.from({ length: count }, (_, nth) => `Confidence ${nth}`),
      Array.from({ length: count }, () => 'CVE-2024-3400'),
    )

  it('is set smaller until it fits', async () => {
    expect(await prove(columns(7))).toEqual({ built: true, messages: [] })
  })

  it('lets lines of Japanese end inside words where their phrases find no room even so', async () => {
    const words = Array.from({ length: 10 }, () => 'ソーシャルエンジニアリング')
    expect(await prove(table(words, words), { language: 'ja' })).toEqual({
      built: true,
      messages: [],
    })
  })

  it('breaks identifiers at their hyphens where they find no room even so', async () => {
    const heads = 'CVE CVSS EPSS KEV Vendor Product Versions Fixed Published Patched Actor Remarks'
    const cells =
      'CVE-2024-21762 9.8 0.91 yes Fortinet FortiOS 6.0–7.4 11.1.2-h3 2024-02-08 2024-02-09 UTA0218 exploited'
    expect(await prove(table(heads.split(' '), cells.split(' ')))).toEqual({
      built: true,
      messages: [],
    })
  })

  it('is told of at its line where nothing helps', async () => {
    const { built, messages } = await prove(`Text.\n\n${columns(12)}`)
    expect(built).toBe(false)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(
      /^13 too-wide: The table is \d+ mm wider than the page, .*break long words, drop a column, or turn the page \(`landscape`\)$/,
    )
  })
})

describe('a table that says landscape', () => {
  const columns = Array.from({ length: 12 }, (_, nth) => `Column ${nth}`)
  const cells = columns.map(() => 'CVE-2024-3400')
  const turned = (id: string, call = '', rows = 1): string => {
    const body = Array.from({ length: rows }, () => cells)
    const [first = [], ...others] = [columns, ...body]
    return `:::table{#${id} landscape}\nCaption of ${id}${call}\n\n${table(first, ...others)}\n:::`
  }

  it('stands on pages of its own, with the notes that are first called there', async () => {
    const text = [
      'Text before[^a].',
      turned('wide', '[^b][^a]', 40),
      'Text between[^c], see [](#wide), [](#next) and [](#last).',
      turned('next', '[^d]'),
      turned('last'),
      'Text after[^d].',
      '[^a]: A note',
      `[^b]: A note of its own${', longer than a line of an upright page'.repeat(4)}`,
      '[^c]: Another note',
      '[^d]: The last note',
    ]
    expect(await prove(text.join('\n\n'))).toEqual({ built: true, messages: [] })
  })

  it('is told of where a turned page does not help either', async () => {
    const many = Array.from({ length: 40 }, () => 'CVE-2024-3400')
    const { built, messages } = await prove(
      `[](#wide)\n\n:::table{#wide landscape}\nCaption\n\n${table(many, many)}\n:::`,
    )
    expect(built).toBe(false)
    expect(messages[0]).toMatch(/too-wide: The table is \d+ mm wider than its turned page/)
  })

  it('may open a briefing, and end it', async () => {
    expect(await prove(`${turned('wide')}\n\n[](#wide)`)).toEqual({ built: true, messages: [] })
    expect(await prove(`[](#wide)\n\n${turned('wide')}`)).toEqual({ built: true, messages: [] })
  })
})

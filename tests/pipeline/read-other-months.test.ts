import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { inspect } from '../../src/pipeline/inspect.js'
import { readOtherMonths } from '../../src/pipeline/read-other-months.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { readFrontMatter } from '../../src/source/read-front-matter.js'

let briefings: string
const roots: string[] = []
beforeEach(async () => {
  briefings = await mkdtemp(path.join(tmpdir(), 'briefing-months-'))
  roots.push(briefings)
})
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true }))))

const months = ['', 'January', 'February', 'March', 'April']

/** A month as an ordinary house writes it: much of it is said every month, and it looks back at the one before. */
function writeOut(month: number, language = 'en') {
  const [name, thing] = [`${months[month]} 2024`, ['', 'LockBit', 'Ivanti', 'Red Hat'][month]]
  const before = ['', '', 'LockBit', 'Ivanti'][month]
  const isJapanese = language === 'ja'
  const named = isJapanese ? `2024年${month}月` : name
  return {
    'briefing.md': [
      '---',
      `title: "${isJapanese ? '月次レポート' : 'Monthly report:'} ${named}"`,
      'layout: monthly',
      `language: ${language}`,
      `period: "2024-0${month}"`,
      `issued: 2024-0${month + 1}-10`,
      'version: "1.0"',
      'classification: Public',
      'publisher: Example Security',
      'disclaimer: This report rests on public sources, and nobody warrants that it is complete or without errors.',
      '---',
      '',
      isJapanese
        ? `本レポートは、${named}に報じられた情報セキュリティの動向から、${thing}に関する話題を取り上げる。`
        : `This report looks back at ${named}, a month in which ${thing} kept those who defend networks busy.`,
      '',
    ].join('\n'),
    '01-topic.md': [
      isJapanese ? `# ${thing}の悪用` : `# What happened to ${thing} in ${named}`,
      '',
      ':::summary',
      isJapanese ? '- 悪用された。' : '- It was abused.',
      ':::',
      '',
      isJapanese ? '## 概要' : '## Overview',
      '',
      ...(isJapanese
        ? [`${named}3日、${thing}の脆弱性が公表された[^a]。件数は前月比で${month}割増えた。`, '']
        : [`On ${month + 2} ${named}, ${thing} published an advisory[^a].`, '']),
      ...(before && !isJapanese
        ? [
            `As we reported last month, ${before} was abused before it. Last month it was worse.`,
            '',
          ]
        : []),
      ...(before && isJapanese ? [`先月号で取り上げた${before}の悪用も続いている。`, ''] : []),
      'We count an attack when at least two of our sensors have seen it within one hour, and leave out mere scans.',
      '',
      '![A method](figures/method.svg "How we count")',
      '',
      '![A bar](figures/bar.svg "What we counted")',
      '',
      isJapanese
        ? `[^a]: 出典：例 『題』（${named}5日閲覧） <https://example.com/a>`
        : `[^a]: Source: ${thing}, “An advisory”, retrieved 5 ${named} <https://example.com/a>`,
      '',
    ].join('\n'),
    'figures/method.svg': draw(60),
    'figures/bar.svg': draw(month),
  }
}

function draw(width: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M1 1h${width}v9z"/></svg>`
}

async function write(id: string, files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(briefings, id, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

/** `file:line rule` of what is found, and where it is in the other month. */
async function list(id: string): Promise<string[]> {
  const { parsed } = await inspect(path.join(briefings, id))
  return parsed.flatMap(({ file }) =>
    file.messages.map(({ ruleId, line, cause }) => {
      const there = cause instanceof Error && 'file' in cause ? `${cause.file}` : ''
      return `${file.basename}:${line} ${ruleId} ${there && path.relative(briefings, there)}`.trim()
    }),
  )
}

const series = async (): Promise<void> => {
  for (const month of [1, 2, 3]) {
    await write(`2024-0${month}`, writeOut(month))
    await write(`ja-2024-0${month}`, writeOut(month, 'ja'))
  }
}

test.each(['2024-01', '2024-02', '2024-03', 'ja-2024-01', 'ja-2024-02', 'ja-2024-03'])(
  'nothing is left over in %s of an ordinary series',
  async (id) => {
    await series()
    expect(await list(id)).toEqual([])
  },
)

describe('a month that begins as a copy of the last one', () => {
  const copy = async (from: string, to: string): Promise<Record<string, string>> => {
    await series()
    await cp(path.join(briefings, from), path.join(briefings, to), { recursive: true })
    return writeOut(3, from.startsWith('ja') ? 'ja' : 'en')
  }
  test('with its old period is compared with what it was copied from', async () => {
    await copy('2024-03', '2024-04')
    expect(await list('2024-04')).toEqual([
      'briefing.md:5 leftover-month 2024-03/briefing.md',
      'briefing.md:6 leftover-month 2024-03/briefing.md',
      'briefing.md:13 leftover-text 2024-03/briefing.md',
      '01-topic.md:17 leftover-picture 2024-03/01-topic.md',
    ])
    // And not the other way round.
    expect(await list('2024-03')).toEqual([])
  })
  test.each(['', 'ja-'])('with a new period still names the old one (%s)', async (prefix) => {
    const { 'briefing.md': main = '', '01-topic.md': topic = '' } = await copy(
      `${prefix}2024-03`,
      `${prefix}2024-04`,
    )
    await write(`${prefix}2024-04`, {
      'briefing.md': main
        .replace('"2024-03"', '"2024-04"')
        .replace('issued: 2024-04', 'issued: 2024-05')
        .replaceAll('Red Hat', 'Palo Alto'),
      '01-topic.md': topic.replaceAll('Red Hat', 'Palo Alto'),
      'figures/bar.svg': draw(4),
    })
    expect((await list(`${prefix}2024-04`)).map((line) => line.split(' ').slice(0, 2))).toEqual([
      ['briefing.md:2', 'leftover-month'],
      ['briefing.md:13', 'leftover-month'],
    ])
  })
})

describe('what a month is compared with', () => {
  const text =
    'This sentence is long enough to be compared with what another month has said before it.'
  const change = (line: string | RegExp, to: string) => ({
    ...writeOut(2),
    'briefing.md': writeOut(2)['briefing.md'].replace(line, to),
    '01-topic.md': `${writeOut(2)['01-topic.md']}\n${text}\n`,
  })
  test.each([
    ['of the same series', '2024-02', change('x', 'x'), true],
    ['of another publisher', '2024-02', change('Example Security', 'Another'), false],
    ['in another language', 'fr-2024-02', change('language: en', 'language: fr'), false],
    ['of another layout', '2024-02', change('layout: monthly', 'layout: monthly-bank'), false],
    ['whose front matter is wrong', '2024-02', change('version:', 'versoin:'), false],
  ])('one %s', async (_, id, files, isCompared) => {
    await write('2024-03', {
      ...writeOut(3),
      '01-topic.md': `${writeOut(3)['01-topic.md']}\n${text}\n`,
    })
    await write(id, files)
    const found = await list('2024-03')
    expect(found.some((line) => line.includes('leftover-text'))).toBe(isCompared)
  })
  test('the latest before it, of a series with ids of its own that of this series', async () => {
    const said = (words: string) => ({
      ...writeOut(2),
      '01-topic.md': `${writeOut(2)['01-topic.md']}\n${words}\n`,
    })
    await write('crime-2024-02', said(text))
    await write('spies-2024-02', said('Nothing.'))
    await write('spies-2024-03', {
      ...writeOut(3),
      '01-topic.md': `${writeOut(3)['01-topic.md']}\n${text}\n`,
    })
    expect((await list('spies-2024-03')).join()).not.toContain('crime')
    await rm(path.join(briefings, 'spies-2024-02'), { recursive: true })
    expect((await list('spies-2024-03')).join()).toContain('crime')
  })
})

describe('a folder of many briefings', () => {
  test('is listed once for all that are built at the same time, and one file after the other', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `house-${index}`)
    for (const id of ids) await write(id, writeOut(3))
    const file = new VFile(writeOut(3)['briefing.md'])
    const frontMatter = readFrontMatter(file, parseText(String(file)))
    if (frontMatter?.period === undefined) throw new Error('Expected a monthly')
    const own = { ...frontMatter, period: frontMatter.period }
    let reading = 0
    const count = setInterval(() => {
      const requests = process.getActiveResourcesInfo().filter((name) => name === 'FSReqPromise')
      reading = Math.max(reading, requests.length)
    })
    await Promise.all(ids.map((id) => readOtherMonths(path.join(briefings, id), own, [])))
    clearInterval(count)
    expect(reading).toBeLessThanOrEqual(ids.length)
  })
})

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Root } from 'mdast'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BuildResult } from '../../../src/pipeline.js'
import type { Level } from '../../../src/source/tlp/level.js'
import { monthlyFrontMatter, writeBriefing } from '../../briefing-folder.js'

/** What a faulty program would leave in. */
const sabotage = { keeps: false }
const faulty = '../../../src/briefing/tlp/cut.js'

let output: string
let build: typeof import('../../../src/pipeline.js').buildBriefing
beforeAll(async () => {
  output = await mkdtemp(path.join(tmpdir(), 'briefing-leaks-'))
  // The files of the tests share what they have loaded; the program with the fault is one of its own.
  vi.resetModules()
  vi.doMock(faulty, async (load) => {
    const actual = await load<typeof import('../../../src/briefing/tlp/cut.js')>()
    return {
      ...actual,
      cut: (tree: Root, level: Level) => actual.cut(tree, sabotage.keeps ? 'red' : level),
    }
  })
  ;({ buildBriefing: build } = await import('../../../src/pipeline.js'))
})
afterAll(async () => {
  vi.doUnmock(faulty)
  vi.resetModules()
  await rm(output, { recursive: true, force: true })
})

const amber = monthlyFrontMatter.replace('Public', 'TLP:AMBER')
const drawing = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text y="20">${words}</text></svg>`
/** One pixel. */
const bitmap = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function buildHtml(
  chapter: string,
  levels: readonly Level[],
  frontMatter = amber,
  misp = false,
): Promise<BuildResult> {
  const folder = await writeBriefing({
    'briefing.md': `${frontMatter}導入の文。\n`,
    '01-chapter.md': `# 章\n\n:::summary\n- 要点\n:::\n\n${chapter}`,
    'figures/a.svg': drawing('公開の図'),
    'figures/b.svg': drawing('露軍の配置'),
    'figures/c.png': bitmap,
  })
  return build(folder, {
    templates: 'templates',
    output,
    editions: ['html'],
    epoch: undefined,
    rules: {},
    levels,
    misp,
    verify: true,
    browser: () => Promise.reject(new Error('No page is asked for')),
  })
}

const read = (name: string) => readFile(path.join(output, '2024-03', name), 'utf8')
const editionsOf = (result: BuildResult) => (result.built ? result.editions : [])
const messagesOf = ({ files }: BuildResult) =>
  files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal).map(String))

const indicators = [
  '本文。',
  '',
  ':::iocs{#hosts}',
  '一覧',
  '',
  '| type | value | tlp | note |',
  '|---|---|---|---|',
  '| domain | everyone[.]top | | C2 |',
  '| domain | members-only[.]top | TLP:AMBER | 会員の報告 |',
  '| sha256 | 6d9b0b8a1c6cc1f4a5d5b3a2e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5 | amber | |',
  ':::',
].join('\n')
/** Without a label that would be found in the text before anything is searched. */
const unlabelled = indicators.replace('TLP:AMBER', 'amber')
const annexes = ['iocs.csv', 'stix.json', 'misp.json']

const marked = [
  '本文である:tlp[、背後にAPT28がいる]{amber}。',
  '',
  '![地図](figures/a.svg)',
  '',
  ':::tlp{amber}',
  '![配置図](figures/b.svg "露軍の図")',
  ':::',
].join('\n')

describe('an edition for a lower level', () => {
  it('stands beside the whole, with its own label', async () => {
    const result = await buildHtml(marked, ['amber', 'green', 'clear'])
    expect(messagesOf(result)).toEqual([])
    expect(editionsOf(result).map(({ level, path: file }) => [level, path.basename(file)])).toEqual(
      [
        [undefined, '2024-03.html'],
        ['green', '2024-03-green.html'],
        ['clear', '2024-03-clear.html'],
      ],
    )
    expect(await read('2024-03.html')).toContain('APT28')
    const green = await read('2024-03-green.html')
    expect(green).toContain('TLP:GREEN')
    expect(green).not.toMatch(/APT28|露軍|配置/)
    expect(green).toContain('本文である。')
    expect(await readdir(path.join(output, '2024-03'))).toContain('2024-03-green.json')
  })
  it('has a note model that does not tell where something stood', async () => {
    await buildHtml(`${marked}\n\nさらに[^x7]。\n\n[^x7]: 文献`, ['green'])
    const model = JSON.parse(await read('2024-03-green.json'))
    expect(model.notes).toMatchObject([
      { label: '1', file: '2024-03-green', line: null, column: null },
    ])
    expect(await read('2024-03-green.json')).not.toMatch(/x7|01-chapter|"line": \d/)
  })
  it('has files for machines without what is above it', async () => {
    const result = await buildHtml(indicators, ['amber', 'green'], amber, true)
    expect(messagesOf(result)).toEqual([])
    for (const annex of annexes) {
      expect(await read(`2024-03.${annex}`)).toMatch(/members-only\.top[\s\S]*6d9b0b8a/)
      expect(await read(`2024-03-green.${annex}`)).toContain('everyone.top')
      expect(await read(`2024-03-green.${annex}`)).not.toMatch(/members-only|6d9b0b8a|会員/)
    }
  })
  it('has none where all indicators are above it, nor those of an earlier state', async () => {
    const annexed = async () =>
      (await readdir(path.join(output, '2024-03'))).filter((name) => /iocs|stix|misp/.test(name))
    await buildHtml(indicators, ['amber', 'green', 'clear'], amber, true)
    expect(await annexed()).toHaveLength(9)
    await buildHtml(indicators.replace('| | C2', '| amber | C2'), ['green'], amber, true)
    expect(await annexed()).toEqual(annexes.map((annex) => `2024-03.${annex}`).sort())
    await buildHtml('本文。', ['amber'])
    expect(await annexed()).toEqual([])
  })
  it.each([
    [
      'a caption after its number',
      '![図](figures/a.svg "公開している地図と経路の題名")\n\n本文:tlp[、図1 公開している地図と経路の題名]{amber}。',
    ],
    [
      'a word of the files for machines',
      `${indicators}\n\n本文:tlp[、malicious indicator]{amber}。`,
    ],
    ['a word of the note model', '本文:tlp[、internalLinks]{amber}。'],
    [
      'an address with references of HTML in it',
      '[本文](https://example.com/a?section=findings&language=ja)\n\n:::tlp{amber}\n<a href="https://example.com/b?section=findings&amp;language=ja">語</a>\n:::',
    ],
    [
      'a name that reads like a word with the number of its note',
      '本文はAPT[^a]の報告:tlp[、APT1]{amber}。\n\n[^a]: 文献',
    ],
    ['a word beside one of another script', '本文はNATO諸国。:tlp[NATO]{amber}'],
  ])('may say what is left out elsewhere: %s', async (_, chapter) => {
    expect(messagesOf(await buildHtml(chapter, ['green'], amber, true))).toEqual([])
  })
  it.each([
    ['TLP:AMBER：被害者はA社である。', 1],
    ['ＴＬＰ：ＡＭＢＥＲ　被害者はA社である。', 1],
    [':::iocs\n| type | value | 共有 |\n|---|---|---|\n| domain | bad[.]top | TLP:AMBER |\n:::', 1],
    ['## 事例（TLP:AMBER）\n\n本文。', 1],
    ['本文。\n\n:::tlp{amber}\nTLP:AMBER：被害者はA社である。\n:::', 0],
    ['TLP AMBER とは、共有の範囲の名である。TLP:GREEN の版もある。', 0],
  ])('is refused where a higher label stands in it by hand: %j', async (chapter, errors) => {
    const result = await buildHtml(chapter, ['green'])
    expect(messagesOf(result)).toHaveLength(errors)
    expect(result.built).toBe(errors === 0)
    if (errors > 0)
      expect(messagesOf(result)[0]?.normalize('NFKC')).toContain(
        'The text says `TLP:AMBER`, and stands in the edition for TLP:GREEN. Mark what is not for its readers',
      )
  })
  it('is the whole where its level is no lower', async () => {
    const editions = editionsOf(await buildHtml(marked, ['red', 'amber']))
    expect(editions.map(({ path: file }) => path.basename(file))).toEqual(['2024-03.html'])
  })
  it('cannot be made of a briefing whose classification is a word of the house', async () => {
    await expect(
      buildHtml('本文。', ['green'], monthlyFrontMatter.replace('Public', '社外秘')),
    ).rejects.toThrow(
      '2024-03 is `社外秘`, which is not a TLP label, so it has no edition for TLP:GREEN',
    )
  })
})

describe('where the program leaves in what is above the level', () => {
  const sabotaged = async (chapter: string): Promise<string[]> => {
    await rm(path.join(output, '2024-03'), { recursive: true, force: true })
    sabotage.keeps = true
    const result = await buildHtml(chapter, ['green']).finally(() => {
      sabotage.keeps = false
    })
    expect(result).toMatchObject({ built: false, reason: 'unproved' })
    expect(await readdir(output)).toEqual([])
    return messagesOf(result).map((line) => line.replace(/^.*?(\d+:\d+)(?:-\d+:\d+)?: /, '$1 '))
  }
  it.each([
    ['words', '本文:tlp[と、ミンスクの部隊]{amber}。'],
    ['a few letters', 'Text:tlp[ by APT28]{amber}.'],
    ['an address', '本文:tlp[。evil[.]example]{amber}。'],
    ['a note', '本文:tlp[と他[^a]]{amber}。\n\n[^a]: 未公開の資料'],
    ['a link', '本文:tlp[と[他](https://intra.example.com/x)]{amber}。'],
    ['a link by reference', '本文:tlp[と[他][x]]{amber}。\n\n[x]: https://intra.example.com/x'],
    ['an identifier', '本文。:tlp[背後にある組織はAPT28だと当社は判断している。]{amber}'],
    ['a drawing', '本文。\n\n:::tlp{amber}\n![図](figures/b.svg)\n:::'],
    ['a bitmap', '本文。\n\n:::tlp{amber}\n![図](figures/c.png)\n:::'],
    ['an alternative text', '本文。\n\n:::tlp{amber}\n![露軍の配置](figures/c.png)\n:::'],
    ['a row', '| a | b |\n|---|---|\n| 公開 | 2 |\n| :tlp[秘密基地]{amber} | :tlp[3]{amber} |'],
    [
      'an id',
      '本文。\n\n::::tlp{amber}\n:::figure{#loader}\n![図](figures/a.svg)\n\n図\n:::\n::::',
    ],
    ['a row of indicators', unlabelled],
    ['code', '本文。\n\n:::tlp{amber}\n```\nrundll32 evil.dll\n```\n:::'],
  ])('%s is found, and nothing is written', async (_, chapter) => {
    expect((await sabotaged(chapter)).join('\n')).toMatch(
      /What is above TLP:GREEN stands in .*, in the edition for TLP:GREEN|a picture that does not belong/,
    )
  })
  it('says where it stands in the source', async () => {
    expect(await sabotaged('本文:tlp[と、ミンスクの部隊]{amber}。')).toContainEqual(
      expect.stringMatching(
        /^7:8 What is above TLP:GREEN stands in the text of the HTML, in the edition for TLP:GREEN/,
      ),
    )
  })
  it('looks into the files for machines', async () => {
    sabotage.keeps = true
    const result = await buildHtml(unlabelled, ['green']).finally(() => {
      sabotage.keeps = false
    })
    for (const annex of ['iocs.csv', 'stix.json'])
      expect(messagesOf(result).join('\n')).toContain(`2024-03-green.${annex}`)
  })
})

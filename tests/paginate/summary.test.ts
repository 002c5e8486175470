import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { loadTheme } from '../../src/house/theme/load-theme.js'
import { buildBriefing } from '../../src/pipeline.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

let browser: LaunchedBrowser
let output: string

beforeAll(async () => {
  browser = await launchBrowser()
  output = await mkdtemp(path.join(tmpdir(), 'briefing-summary-'))
})
afterAll(async () => {
  await browser.close()
  await rm(output, { recursive: true })
})

/** A month as it often is: opening words of three lines, three topics, each with three points of one to two lines. */
const opening =
  '本書は、2024年3月に国内外で報じられた事件や制度の変更を広く調べ、その中から企業の備えに深く関わると判断した三つの話題を取り上げて解説するものである。それぞれの話題について経緯と背景を述べたうえで、読者の組織がとるべき対応をまとめる。'
const topics: readonly (readonly [title: string, ...points: string[]])[] = [
  [
    '国の後ろ盾を疑われる攻撃は補償しない、保険各社が約款を相次ぎ改定',
    '国内の損害保険会社の数社が、サイバー事故を補償する商品の約款を改め、国家間の争いに伴う攻撃を免責とする条件を設けた。',
    '免責になるのは、国の関与が認められる攻撃のうち、電力や通信のような社会の基盤に重い障害を与えたものに限られる。',
    '電力や交通を担う会社には保険金が支払われないおそれが残るため、保険に頼らない備えを平時から重ねておくことが求められる。',
  ],
  [
    '軍の幹部が参加した遠隔会議の録音が流出、他国の放送局が公開',
    '欧州のある国の公共放送は、空軍の幹部らが開いたオンライン会議の音声が外国の手に渡ったと伝えた。',
    '会議では隣国への装備の提供が話し合われていた。出張先の一人が、暗号化されていない回線を使って加わったことが原因と見られる。',
    '政府は調査に着手した。音声を公開した側は、自国の施設を攻撃する計画が話し合われていたと主張し、説明を求めている。',
  ],
  [
    '記者や活動家を狙う市販の監視ソフト、各国が規制に動く',
    '携帯電話に忍び込む市販の監視ソフトが記者に向けて使われる例が絶えず、規制を求める声が広がっている。',
    '北米の裁判所は、通信アプリの会社が監視ソフトの開発元を訴えた裁判で、設計の資料を引き渡すよう開発元に命じた。',
    '三月中旬には、わが国を含む十七の国が、監視ソフトの乱用に共同で立ち向かう旨の声明を出した。歯止めとなることが期待される。',
  ],
]

interface Month {
  /** Lines of the front matter. */
  frontMatter?: string
  opening?: string
  topics?: readonly (readonly string[])[]
}

async function write({ frontMatter = '', opening: words = opening, topics: all = topics }: Month) {
  const chapters = all.map(([title, ...points], index) => [
    `${String(index + 1).padStart(2, '0')}-topic-${index + 1}.md`,
    `# ${title}\n\n:::summary\n${points.map((point) => `- ${point}\n`).join('')}:::\n\n## 概要\n\n本文。\n`,
  ])
  return writeBriefing({
    'briefing.md': `${monthlyFrontMatter.replace('publisher', `${frontMatter}publisher`)}${words}\n`,
    '01-chapter.md': null,
    ...Object.fromEntries(chapters),
  })
}

/** Builds a month at the defaults; gives what is said about its summary, and the pages of its chapters. */
async function set(month: Month, theme?: string) {
  const folder = await write(month)
  const result = await buildBriefing(folder, {
    templates: 'templates',
    ...(theme && { theme: await loadTheme(undefined, '', theme) }),
    output,
    editions: ['pdf'],
    epoch: undefined,
    rules: { 'claim-without-source': 'off' },
    verify: true,
    browser: async () => browser,
  })
  const said = result.files.flatMap(({ messages }) => messages.map(String))
  const [pdf] = result.built ? result.editions : []
  const model = pdf && JSON.parse(await readFile(pdf.path.replace(/pdf$/, 'json'), 'utf8'))
  const chapters: number[] = model?.chapters.map(({ page }: { page: number }) => page) ?? []
  return { reason: result.built ? undefined : result.reason, said, chapters }
}

const longer = topics.map(([title, ...points]) => [
  title,
  ...points.map((point) => `${point}このため、関係する部署は早めに対応を決めておくとよい。`),
])
const short = (count: number) =>
  Array.from({ length: count }, (_, n) => [`話題その${n + 1}`, '一行で終わる要点', '次の要点'])

describe('the summary at the defaults', () => {
  it.each([undefined, 'editorial'])(
    'holds a month of three topics on its page (%s)',
    async (theme) => {
      expect(await set({}, theme)).toEqual({ reason: undefined, said: [], chapters: [3, 4, 5] })
    },
  )

  it('is set smaller where it is too long, and says so', async () => {
    const { said, chapters } = await set({ opening: opening.repeat(2), topics: longer })
    expect(said).toEqual([
      expect.stringMatching(
        /briefing\.md:11:1: The summary was set at 9\d % to fit its page\. Shorten/,
      ),
    ])
    expect(chapters).toEqual([3, 4, 5])
  })

  it('is an error at the opening words where it is too long in any size', async () => {
    const { reason, said } = await set({ topics: [...longer, ...longer] })
    expect(reason).toBe('source')
    expect(said).toEqual([
      expect.stringMatching(
        /briefing\.md:11:1: \d+ lines of the summary do not fit its page, even at 88 % of their size\. .*`summary-pages: 2`$/,
      ),
    ])
  })

  it('is set no smaller than in 7.5 pt, which a month of seven topics has from the first', async () => {
    expect((await set({ topics: short(7) })).said).toEqual([])
    const { said } = await set({ topics: [...longer, ...longer, ...longer] })
    expect(said).toEqual([
      expect.stringMatching(
        /11:1: \d+ lines? of the summary do not fit its page, in the smallest type that can be read\. Shorten/,
      ),
    ])
  })

  it('fits with a topic less where it fits with all of them', async () => {
    const five = [...longer, ...short(2)].map((topic, index) =>
      index < 3 ? [...topic, ...topic.slice(2)] : topic,
    )
    for (const topics of [five, five.slice(0, 4)]) {
      const { reason, said } = await set({ topics })
      expect(said).toEqual([expect.stringMatching(/The summary was set at \d\d % to fit its page/)])
      expect(reason).toBeUndefined()
    }
  })

  it('has its size when its note needs the foot of the page', async () => {
    const called = `${opening}[^a]\n\n[^a]: 出典：例 『題』 <https://example.com/a>`
    const { reason, said } = await set({ opening: called, topics: longer.slice(0, 2) })
    expect(reason).toBeUndefined()
    expect(said.filter((message) => !message.includes('is called on the one-page'))).toEqual([])
  })

  it('leaves notes their size where it is set smaller', async () => {
    const note = `出典：例 『題』${'注の文を続ける。'.repeat(30)} <https://example.com/a>`
    const called = `${opening.repeat(2)}[^a]\n\n[^a]: ${note}`
    const { reason, said } = await set({ opening: called, topics: longer })
    expect(reason).toBeUndefined()
    expect(said).toContainEqual(expect.stringMatching(/The summary was set at [89]\d % to fit/))
  })
})

describe('`summary-pages`', () => {
  it('gives the summary so many pages, each card whole on one', async () => {
    const { said, chapters } = await set({ frontMatter: 'summary-pages: 2\n', topics: short(12) })
    expect(said).toEqual([])
    expect(chapters[0]).toBe(4)
  })

  it('is named where the summary is longer still', async () => {
    const { reason, said } = await set({ frontMatter: 'summary-pages: 2\n', topics: short(40) })
    expect(reason).toBe('source')
    expect(said).toEqual([
      expect.stringMatching(
        /briefing\.md:9:1: \d+ lines of the summary do not fit its 2 pages, even at 72 % .*`summary-pages: 3`$/,
      ),
    ])
  })

  it('leaves a shorter summary as it is', async () => {
    const { said, chapters } = await set({ frontMatter: 'summary-pages: 3\n' })
    expect(said).toEqual([])
    expect(chapters).toEqual([3, 4, 5])
  })
})

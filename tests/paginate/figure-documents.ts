import { createRandom } from './random-briefing.js'

/** A briefing's files by path. */
export type BriefingFiles = Record<string, string>

const sentences = {
  ja: [
    '保守用の回線を経由した侵入が三月の初めに見つかり、関係する事業者は点検を急いでいる。',
    '当局は被害の範囲をなお調べており、確かな数字は来月の報告を待つことになる。',
    '似た手口は昨年の秋にも報告されていたが、当時は設定の誤りとして片づけられていた。',
    '利用者に求められる備えは多くなく、認証の強化と記録の保存に尽きると担当者は述べる。',
    '海外の研究者も同じ資料を読み、別の集団が関わった見込みは小さいとみている。',
    '一方で契約の条項は細かく分かれ、何が補償されるのかを読み取るのは容易ではない。',
  ],
  en: [
    'The intrusion came through a line that was kept for maintenance, and suppliers are now reviewing theirs. ',
    'How far it went is still being examined, and firm numbers will have to wait for the report of next month. ',
    'A similar method had been described last autumn, when it was taken for an error of configuration. ',
    'What users are asked to do is little: stronger authentication, and records that are kept for a year. ',
    'Researchers abroad have read the same material and see no reason to suspect another group. ',
  ],
} as const

type Language = keyof typeof sentences

/** A drawing so many units wide and high. */
function draw(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect x="1" y="1" width="${width - 2}" height="${height - 2}" fill="#dce6f0" stroke="#0b2545"/><path d="M0 ${height}L${width} 0" stroke="#13579b"/></svg>`
}

function writeMatter(language: Language): string {
  return `---\ntitle: ${language === 'ja' ? '図の多い月報' : 'A month of figures'}\nlayout: monthly\nlanguage: ${language}\nperiod: "2024-03"\nissued: 2024-04-10\nversion: "0.01"\nclassification: Public\npublisher: Example Security\n---\n\n${sentences[language][0]}\n`
}

/** Writes what a chapter needs beside its text: notes, pictures. */
class ChapterWriter {
  readonly files: BriefingFiles
  private readonly blocks: string[] = []
  private readonly definitions: string[] = []
  private drawn = 0

  constructor(
    private readonly language: Language,
    private readonly number: number,
    title: string,
    files: BriefingFiles,
  ) {
    this.files = files
    this.add(`# ${title}`, `:::summary\n- ${sentences[language][1]}\n:::`)
  }

  add(...blocks: string[]): void {
    this.blocks.push(...blocks)
  }

  /** A call of a new note. */
  call(): string {
    const label = `n${this.definitions.length + 1}`
    this.definitions.push(
      `[^${label}]: 出典：Example Press 『${this.number}-${label} ${'A source with a title of some length '.repeat(2).trim()}』 <https://example.com/${this.number}/${label}/a-path-of-some-length>`,
    )
    return `[^${label}]`
  }

  /** So many sentences, the calls at the end of the first ones. */
  paragraph(length: number, calls: number, from = 0): void {
    const list = sentences[this.language]
    const text = Array.from({ length }, (_, index) => {
      const sentence = list[(from + index) % list.length] ?? ''
      return index < calls ? sentence.replace(/(?=[。.])/, this.call()) : sentence
    })
    this.add(text.join('').trim())
  }

  figure(width: number, height: number, caption: string, given = ''): void {
    this.add(`:::figure${given}\n${this.picture(width, height)}\n\n${caption}\n:::`)
  }

  /** Figures side by side. */
  figures(...sizes: [width: number, height: number, caption: string][]): void {
    const each = sizes.map(
      ([width, height, caption]) => `:::figure\n${this.picture(width, height)}\n\n${caption}\n:::`,
    )
    this.add(`::::figures\n${each.join('\n\n')}\n::::`)
  }

  table(rows: number, caption: string): void {
    const body = Array.from(
      { length: rows },
      (_, row) =>
        `| 2024-03-${String(row + 1).padStart(2, '0')} | ${sentences[this.language][2]} |`,
    )
    this.add(`:::table\n${caption}\n\n| A | B |\n|---|---|\n${body.join('\n')}\n:::`)
  }

  /** Puts the chapter among the files. */
  close(): void {
    const text = [...this.blocks, ...this.definitions].join('\n\n')
    this.files[`0${this.number}-chapter-${this.number}.md`] = `${text}\n`
  }

  private picture(width: number, height: number): string {
    this.drawn += 1
    const name = `figures/${this.number}-${this.drawn}.svg`
    this.files[name] = draw(width, height)
    return `![A drawing](${name})`
  }
}

/** A month of three chapters with five figures, laid out like many: sections of short parts, pictures of half a page. */
export function writeMonth(): BriefingFiles {
  const files: BriefingFiles = { 'briefing.md': writeMatter('ja') }
  const first = new ChapterWriter('ja', 1, '補償されない攻撃と保険の読み方', files)
  first.add('## 概要')
  first.paragraph(2, 1)
  first.add('## 保険と免責')
  for (const [index, calls] of [0, 1, 2, 1].entries()) {
    first.add(`### 【第 ${index + 1} の論点】`)
    first.paragraph(3, calls, index)
  }
  first.paragraph(2, 2)
  first.add('## まとめ')
  first.paragraph(4, 0)
  first.close()

  const second = new ChapterWriter('ja', 2, '盗み聞きされた会議', files)
  second.add('## 概要')
  second.paragraph(4, 2)
  second.figure(320, 190, '投稿された画面')
  second.add('## 会議の漏洩')
  second.paragraph(4, 1)
  second.paragraph(2, 1, 2)
  second.paragraph(2, 1, 4)
  second.figure(320, 200, `海峡に掛かる橋${second.call()}`)
  second.add('### 【漏洩の原因】')
  for (let index = 0; index < 4; index += 1) second.paragraph(3, 1, index)
  second.add('### 【各国の反応】')
  for (let index = 0; index < 5; index += 1) second.paragraph(3, 1, index + 1)
  second.add('## まとめ')
  second.paragraph(5, 1)
  second.close()

  const third = new ChapterWriter('ja', 3, '商用スパイウェアの規制', files)
  third.add('## 概要')
  third.paragraph(4, 2)
  third.add('## 企業と製品', '### 【企業】')
  for (let index = 0; index < 4; index += 1) third.paragraph(3, 1, index)
  third.figure(320, 220, 'その企業の画面')
  third.add('### 【悪用の問題】')
  for (let index = 0; index < 4; index += 1) third.paragraph(4, 1, index)
  third.figures([300, 200, '監視が確認された国'], [200, 230, '集められる情報の一覧'])
  third.add('## 訴訟')
  for (let index = 0; index < 5; index += 1) third.paragraph(3, 1, index)
  third.add('## 規制の動き')
  for (let index = 0; index < 4; index += 1) third.paragraph(4, 1, index)
  third.add('## まとめ')
  third.paragraph(6, 0)
  third.add('以上')
  third.close()
  return files
}

/** A random briefing with figures of every height, beside each other too, and tables of a few rows. */
export function writeRandomFigures(seed: number): BriefingFiles {
  const random = createRandom(seed)
  const upTo = (n: number): number => Math.floor(random() * n)
  const chance = (part: number): boolean => random() < part
  const language: Language = chance(0.7) ? 'ja' : 'en'
  const files: BriefingFiles = { 'briefing.md': writeMatter(language) }
  const chapters = 1 + upTo(2)
  for (let number = 1; number <= chapters; number += 1) {
    const chapter = new ChapterWriter(language, number, `Chapter of seed ${seed}`, files)
    for (let section = 0; section < 2 + upTo(3); section += 1) {
      chapter.add(`## Section ${section + 1}`)
      for (let block = 0; block < 3 + upTo(8); block += 1) {
        if (chance(0.12) && block > 0) chapter.add(`### Part ${block}`)
        chapter.paragraph(2 + upTo(5), chance(0.5) ? 1 : 0, upTo(6))
        const caption = `Caption ${number}.${section}.${block}`
        if (chance(0.28)) {
          const called = chance(0.3) ? chapter.call() : ''
          chapter.figure(300, 60 + upTo(220), caption + called)
        } else if (chance(0.08))
          chapter.figures([300, 200, caption], [200, 80 + upTo(200), caption])
        else if (chance(0.1)) chapter.table(3 + upTo(5), caption)
      }
    }
    chapter.close()
  }
  return files
}

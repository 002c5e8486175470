/** Seeded random numbers (mulberry32): the same seed, the same briefing, on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const japanese = [
  '攻撃者は保守用の回線を経由して内部の資産へ到達したとみられる',
  '侵入の痕跡は三月の初めまでさかのぼり、複数の拠点で確認された',
  '当局は関係する事業者へ点検を求め、結果を来月までに公表する',
  '被害の範囲はなお調査中であり、数字は変わることがある',
  '利用者には認証情報の更新と記録の保存を勧めている',
]
const english = [
  'The operator reached the maintenance network through a forgotten account',
  'Analysts link the tooling to an earlier campaign, with moderate confidence',
  'Regulators asked suppliers to review their remote access by the end of May',
  'No customer data is known to have left the company so far',
]
const longUrl =
  'https://www.example.com/reports/2024/03/a-very-long-path-that-nobody-would-type-by-hand/with-many-parts/and-an-identifier-0123456789abcdef0123456789abcdef?section=findings&language=ja'

export interface RandomBriefing {
  markdown: string
  notes: number
}

/**
 * Writes a chapter of mixed blocks: paragraphs, lists, tables, quotes, headings, code; notes of 1 to 40 sentences,
 * up to three calls in a line, Japanese and English, long URLs.
 */
export function writeRandomChapter(seed: number, blocks: number): RandomBriefing {
  const random = createRandom(seed)
  const upTo = (n: number) => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T
  const chance = (p: number) => random() < p
  const definitions: string[] = []

  const sentence = () => (chance(0.7) ? `${pick(japanese)}。` : `${pick(english)}. `)
  const sentences = (n: number) => Array.from({ length: n }, sentence).join('')
  const call = (): string => {
    if (definitions.length > 0 && chance(0.1)) return `[^n${1 + upTo(definitions.length)}]`
    const label = `n${definitions.length + 1}`
    const length = chance(0.04) ? 10 + upTo(31) : 1 + upTo(3)
    const url = chance(0.5) ? ` <${chance(0.3) ? longUrl : 'https://example.com/a'}>` : ''
    definitions.push(`[^${label}]: 注${label} ${sentences(length)}${url}`)
    return `[^${label}]`
  }
  const calls = (p: number): string =>
    chance(p) ? Array.from({ length: 1 + upTo(3) }, call).join('') : ''
  const prose = (n: number, p = 0.35) =>
    Array.from({ length: n }, () =>
      sentence().replace(/[。.] ?$/, (end) => `${calls(p)}${end}`),
    ).join('')

  const block: Record<string, () => string> = {
    paragraph: () => prose(1 + upTo(7)),
    short: () => prose(1),
    list: () => Array.from({ length: 2 + upTo(5) }, () => `- ${prose(1 + upTo(2))}`).join('\n'),
    nested: () =>
      `- ${prose(1)}\n  - ${prose(1)}\n  - ${prose(2)}\n    1. ${prose(1)}\n- ${prose(1)}`,
    loose: () => `1. ${prose(2)}\n\n   ${prose(2)}\n\n2. ${prose(1)}`,
    quote: () => `> ${prose(2)}\n>\n> ${prose(2)}`,
    table: () => {
      const rows = Array.from({ length: 2 + upTo(9) }, () => `| ${sentence()} | ${prose(1, 0.3)} |`)
      return `| 日付 | 事象 |\n|---|---|\n${rows.join('\n')}`
    },
    code: () =>
      `\`\`\`\n${Array.from({ length: 3 + upTo(30) }, (_, n) => `rule ${n} { condition: true }`).join('\n')}\n\`\`\``,
    section: () => `## ${pick(japanese).slice(0, 14)}${calls(0.2)}\n\n${prose(2)}`,
    subsection: () => `### 【${pick(japanese).slice(0, 8)}】${calls(0.2)}\n\n${prose(2)}`,
  }
  const kinds = Object.keys(block)
  const body = Array.from(
    { length: blocks },
    () => block[chance(0.4) ? 'paragraph' : pick(kinds)]?.() ?? '',
  )
  const markdown = `# 無作為の章 ${seed}\n\n:::summary\n- 要点\n:::\n\n${body.join('\n\n')}\n\n${definitions.join('\n\n')}\n`
  return { markdown, notes: definitions.length }
}

/** Gives the tables of a chapter captions, and every second sentence a reference to one of them. */
export function addReferences(markdown: string, seed: number): string {
  const random = createRandom(seed)
  let tables = 0
  const captioned = markdown.replace(/(?:^\|.*\n?)+/gm, (rows) => {
    tables += 1
    return `:::table{#grid-${tables}}\n表の題\n\n${rows.trimEnd()}\n:::\n`
  })
  const refer = () => `[](#grid-${1 + Math.floor(random() * tables)})`
  return captioned.replace(/^[^#:`].*$/gm, (line) =>
    line.replace(/。/g, (end) => (tables > 0 && random() < 0.5 ? `${refer()}${end}` : end)),
  )
}

/** Front matter of a briefing that is only there to be set. */
export const plainFrontMatter = `---
title: 無作為
layout: monthly
language: ja
period: "2024-03"
issued: 2024-04-10
version: "0.01"
classification: Public
publisher: Example Security
---

導入の文。
`

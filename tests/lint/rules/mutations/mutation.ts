import type { RuleSettings } from '../../../../src/lint/check.js'

/** One fault, put into the good sample in one place, and what must be said about it. */
export interface Mutation {
  what: string
  file: string
  /** Replacements in the file, each of the first place where the text stands. */
  edits: [from: string | RegExp, to: string][]
  /** Rule and the text it must point at, from its first character to its last; in order of place. */
  expect: [ruleId: string, mark: string | RegExp][]
  /** Which place of the mark, from 1; the first if it is not said. */
  nth?: number
  settings?: RuleSettings
  /** A further file of the briefing. */
  added?: { name: string; text: string }
  removed?: string[]
}

export const insurance = '01-cyber-insurance.md'
export const leak = '02-taurus-leak.md'
export const spyware = '03-commercial-spyware.md'

export const call = '設けられている理由である[^wtw]。'
export const wtw =
  '[^wtw]: 出典：WTW 『ロシアのウクライナ侵攻に見る戦争損害への備え』 <https://www.wtwco.com/ja-jp/insights/2022/03/crb-nl-march-otani>'
export const wtwUrl = '<https://www.wtwco.com/ja-jp/insights/2022/03/crb-nl-march-otani>'
export const sonpoUrl =
  '<https://www.sonposoken.or.jp/reports/wp-content/uploads/2022/12/sonposokenreport141_1.pdf>'
export const sonpoText =
  '出典：損保総研レポート 『国家の関与するサイバー攻撃とサイバー保険の戦争免責条項について ― 主席研究員 濵田 和博』'
export const opening = '本レポートは、2024年3月に報じられた'
export const last =
  '[^attribution]: アトリビューションは、サイバー攻撃を行った主体を特定すること。その結果を対外的に公表する場合を、特にパブリックアトリビューションと呼ぶ。'

/** In the first chapter, where nothing else is said. */
export const one = (
  what: string,
  edits: Mutation['edits'],
  ...expect: Mutation['expect']
): Mutation => ({
  what,
  file: insurance,
  edits,
  expect,
})

export const closing = '備えるべき点を考える。'
export const add = (text: string): Mutation['edits'] => [[closing, `${closing}${text}`]]
export const below = (text: string): Mutation['edits'] => [[closing, `${closing}\n\n${text}`]]

import { describe, expect, it } from 'vitest'
import { translatedQuantities } from '../../quantities/translated-quantities.js'
import { translatedSentences } from '../../quantities/translated-sentences.js'
import { only, runCheck, toSource } from './run.js'

type Languages = readonly [here: 'en' | 'ja', there: 'en' | 'ja']

/** What the rule says of a translation and its original, each with a chapter for each of the texts. */
function judge(pairs: readonly (readonly [here: string, there: string])[], languages: Languages) {
  const write = (folder: string, side: 0 | 1, more = '') => [
    { name: `${folder}briefing.md`, text: `---\nlanguage: ${languages[side]}${more}\n---\n` },
    ...pairs.map((pair, at) => ({ name: `${folder}${at + 1}-c${at}.md`, text: `${pair[side]}\n` })),
  ]
  const source = toSource([...write('', 0, '\ntranslation-of: 2024-03'), ...write('2024-03/', 1)])
  return runCheck(source, only({ 'translation-numbers': 'warning' }))
}

const turned = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([ja, en]) => [en, ja] as const)

describe('the numbers of sentences that were translated by hand', () => {
  const all = [...translatedSentences, ...translatedQuantities]

  it('are the same in English', () => {
    expect(judge(turned(all), ['en', 'ja']).map(({ reason }) => reason)).toEqual([])
  })

  it('are the same in Japanese', () => {
    expect(judge(all, ['ja', 'en']).map(({ reason }) => reason)).toEqual([])
  })

  it('are not the same where one of them is wrong', () => {
    const spoilt = turned(translatedSentences).flatMap(([en, ja]) =>
      [...en.matchAll(/(?<![\d:])\d+(?![\d:]| [ap]\.m|\/)/g)].map(
        ({ 0: digits, index }) =>
          [
            en.slice(0, index) +
              `${Number(digits) + 1}`.padStart(digits.length, '0') +
              en.slice(index + digits.length),
            ja,
          ] as const,
      ),
    )
    const found = new Set(judge(spoilt, ['en', 'ja']).map(({ file }) => file))
    const silent = spoilt.filter((_, at) => !found.has(`${at + 1}-c${at}.md`))
    // R2 is a name, and so is the eleventh of September.
    expect(spoilt.length).toBeGreaterThan(120)
    expect(silent.map(([en]) => en).filter((en) => !/2012 R3|10\/11|9\/12/.test(en))).toEqual([])
  })
})

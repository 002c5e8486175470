import { describe, expect, it } from 'vitest'
import { formatEnglishDate, isJapanese, wordsOf } from '../../src/briefing/words.js'

describe('wordsOf', () => {
  it('speaks Japanese', () => {
    const words = wordsOf('ja')
    expect([words.figure(2), words.table(1), words.chapter(3)]).toEqual(['図 2', '表 1', '第 3 章'])
    expect([words.period('2024-03'), words.date('2024-04-05')]).toEqual([
      '2024年3月',
      '2024年4月5日',
    ])
    expect(words.quoteTitle('題')).toBe('『題』')
    expect(words.figure(2) + words.onPage(5)).toBe('図 2（5 ページ）')
    expect(words.summaryTitle(1)).toBe('【1 ページサマリー】')
    expect(words.summaryTitle(2)).toBe('【サマリー】')
  })

  it('speaks English, also where it has no better', () => {
    for (const language of ['en', 'en-GB', 'fi']) {
      const words = wordsOf(language)
      expect([words.figure(2), words.chapter(3)]).toEqual(['Figure 2', 'Chapter 3'])
      expect(words.figure(2) + words.onPage(5)).toBe('Figure 2 (page 5)')
      expect([words.period('2024-03'), words.date('2024-04-05')]).toEqual([
        'March 2024',
        '5 April 2024',
      ])
    }
  })

  it('has the footer’s date in English for all', () => {
    expect(formatEnglishDate('2024-04-10')).toBe('10 April 2024')
  })

  it('tells Japanese from what only begins like it', () => {
    expect(['ja', 'ja-JP', 'JA', 'jav', 'en'].map(isJapanese)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { explainLine, fillLines } from '../../../src/house/theme/footer.js'

const values = {
  classification: 'Public',
  publisher: 'P',
  title: 'T',
  period: '',
  date: 'D',
  englishDate: 'E',
  issued: 'I',
  version: '1',
  extra: { customer: '甲', contract: 17, teams: ['a', 'b'] },
}

describe('the lines of a footer', () => {
  it('say a briefing’s values and its own fields; a field that it lacks is nothing', () => {
    const lines = [
      '{{title}}, {{ extra.customer }}',
      '{{extra.contract}}|{{extra.teams}}|{{extra.none}}|',
    ]
    expect(fillLines(lines, values)).toEqual(['T, 甲', '17|a, b||'])
  })

  it('keep what the browser counts, and reach for nothing else', () => {
    expect(fillLines(['{{page}} {{extra.constructor}}'], values)).toEqual(['{{page}} '])
  })

  it('may name any field of a briefing, but nothing else that there is not', () => {
    expect(explainLine('{{extra.customer}} {{page}}')).toBeUndefined()
    expect(explainLine('{{extra}}')).toContain('There is no `{{extra}}`')
  })
})

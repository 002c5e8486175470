import { describe, expect, it } from 'vitest'
import { guessIssued, readBriefingId } from '../../../src/authoring/new/briefing-id.js'

describe('the id of a briefing', () => {
  it.each([
    ['2024-13', 'is not a month. Write YYYY-MM, with a month from 01 to 12, such as `2024-04`'],
    ['2024-00', 'is not a month. Write YYYY-MM'],
    ['2024-4', 'is not a month. Did you mean `2024-04`?'],
    ['202404', 'is not a month. Did you mean `2024-04`?'],
    ['2024-04-01', 'is not a month. Write YYYY-MM'],
    ['en-2024/4', 'is not a month. Did you mean `en-2024-04`?'],
    ['2024年4月', 'is not a month. Did you mean `2024-04`?'],
    ['../2024', 'is not a valid id: use a-z, 0-9 and hyphens'],
    ['April', 'is not a valid id'],
    ['-x', 'is not a valid id'],
  ] as const)('is not %s', (id, message) => {
    expect(() => readBriefingId(id)).toThrow(`\`${id}\` ${message}`)
  })

  it('may hold a month', () => {
    expect(
      ['2024-12', 'en-2024-01', 'cve-2024-1234', 'essay'].map((id) => readBriefingId(id).month),
    ).toEqual(['2024-12', '2024-01', undefined, undefined])
  })

  it.each([
    ['2024-12', { period: '2024-11', issued: '2024-12-10' }, '2025-01-10'],
    ['2024-01', { period: '2023-12', issued: '2024-01-31' }, '2024-02-29'],
    ['2024-04', { period: '2024-03', issued: '2024-03-31' }, '2024-04-30'],
    ['2024-12', undefined, '2025-01-10'],
  ] as const)('%s is issued as last time', (month, last, issued) => {
    expect(guessIssued(month, last)).toBe(issued)
  })
})

import { expect, it } from 'vitest'
import { listTrackers, withoutTrackers } from '../../src/addresses/tracking.js'

it.each([
  ['https://example.com/a?utm_source=x&id=7&fbclid=y#top', 'https://example.com/a?id=7#top'],
  ['https://example.com/a?utm_source=x', 'https://example.com/a'],
  ['https://example.com/a?id=%37&b', 'https://example.com/a?id=%37&b'],
  ['https://example.com/utm_source=x', 'https://example.com/utm_source=x'],
])('takes the trackers from %s', (url, clean) => {
  expect(withoutTrackers(url)).toBe(clean)
  expect(listTrackers(clean)).toEqual([])
})

it('names the trackers of an address', () => {
  expect(listTrackers('https://example.com/?UTM_Source=x&id=7&fbclid')).toEqual([
    'UTM_Source',
    'fbclid',
  ])
})

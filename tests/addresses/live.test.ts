import { describe, expect, it } from 'vitest'
import { defang, hostOfAddress, listLiveAddresses, trimUrl } from '../../src/addresses/live.js'

describe('listLiveAddresses', () => {
  it('finds what a reader’s software would open, in order and once', () => {
    const text =
      'On https://evil.example/a, www.evil.example; mail a@evil.com, 45.33.32.156 and evil.com.'
    expect(listLiveAddresses(text).map(({ kind, value }) => [kind, value])).toEqual([
      ['url', 'https://evil.example/a'],
      ['url', 'www.evil.example'],
      ['email', 'a@evil.com'],
      ['ip', '45.33.32.156'],
      ['domain', 'evil.com'],
    ])
  })

  it.each([
    'hxxps://evil.example/a',
    'evil[.]com',
    'README.md',
    'com.android.chat',
    'i.e. 12:34:56',
    'FortiOS 7.0.0.1',
    'Firefox (and Thunderbird) 2.0.0.4',
    'the library, 62.0.0.4 and older',
    'in 62.0.3.4 or prior',
    'Section 4.2.1.3',
    '#### 2.4.2.3 Write protection',
    '## 5.4.2.3　書き込みの保護',
    'See [2.4.2.3 Write protection](#write).',
    'The attributes 2.5.4.10 and 2.5.29.37 of 1.3.6.1.',
    'the OID [4.2.1.3]',
    '192.168.0.1',
    'co.jp',
  ])('leaves %s alone', (text) => {
    expect(listLiveAddresses(text)).toEqual([])
  })
})

describe('hostOfAddress', () => {
  it.each([
    ['url', 'https://User@WWW.Evil.example:8080/a?b#c', 'www.evil.example'],
    ['url', 'https://[2001:db8::1]:443/a', '2001:db8::1'],
    ['url', 's3://bucket.evil.example/a', 'bucket.evil.example'],
    ['url', '//evil.example/a', 'evil.example'],
    ['url', 'www.evil.example//a', 'www.evil.example'],
    ['email', 'name@Evil.example', 'evil.example'],
    ['ip', '45.33.32.156:443', '45.33.32.156'],
    ['domain', 'Evil.example', 'evil.example'],
  ] as const)('reads the host of the %s %s', (kind, value, host) => {
    expect(hostOfAddress(kind, value)).toBe(host)
  })
})

it.each([
  ['https://evil.example/a.', 'https://evil.example/a'],
  ['https://evil.example/a_(b)', 'https://evil.example/a_(b)'],
  ['https://evil.example/a)', 'https://evil.example/a'],
  ['https://evil.example/a)],', 'https://evil.example/a'],
])('trims %s', (url, trimmed) => {
  expect(trimUrl(url)).toBe(trimmed)
})

it.each([
  ['url', 'https://evil.example/a.b', 'hxxps[:]//evil[.]example/a.b'],
  ['url', 'ftp://evil.example', 'fxp[:]//evil[.]example'],
  ['email', 'a.b@evil.example', 'a.b[@]evil[.]example'],
  ['ip', '45.33.32.156:443', '45.33.32[.]156:443'],
  ['ip', '2001:db8::1', '2001[:]db8::1'],
  ['domain', 'a.evil.example', 'a[.]evil[.]example'],
] as const)('defangs the %s %s', (kind, value, harmless) => {
  expect(defang({ kind, value, index: 0, host: '' })).toBe(harmless)
})

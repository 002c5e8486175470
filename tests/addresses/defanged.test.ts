import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defang, type LiveAddress, listLiveAddresses } from '../../src/addresses/live.js'
import { format, runCheck, toSource } from '../lint/rules/run.js'

const indicators = [
  'evil[.]com',
  'sub.evil[.]co[.]jp',
  'evil.co[.]jp',
  'mail.evil[.]com',
  'www.evil[.]com',
  'www[.]evil[.]com',
  'hxxp://evil[.]com',
  'hxxps://evil.com/a.com?b=c.net',
  'hxxp[:]//evil[.]com/path/index.php',
  'hxxp[:]//www.evil.com',
  'hXXps[://]evil[.]com:8080/a',
  'https[:]//evil[.]com/',
  'http://evil[.]com/login',
  'fxp://evil[.]com',
  'a[@]b',
  'a[@]b.com',
  'user[@]mail.evil[.]com',
  'user@evil[.]com',
  'user[at]evil[.]com',
  'user@mail.evil[.]com',
  '1.2.3[.]4',
  '1[.]2[.]3[.]4',
  '198.51.100[.]7:8443',
  '2001:db8[:]:1',
  '[REDACTED]',
  '[sic]',
  '[…]',
  '[...]',
  '[TLP:AMBER]',
  'TLP:AMBER+STRICT',
  '[1]',
  '[email protected]',
  '［注］',
  'CVE-2024-3094',
  'T1566.001',
]

const harmless = [
  '第1.2.3章のバージョン1.2.3.4以前',
  'Windows 10.0.19045.3803',
  'FortiOS 7.0.0.1',
  'v1.2.3.4 を 2024年3月2日 12:34:56 に',
  'Node.js、ASP.NET、README.md、main.py、run.sh',
  'com.android.settings',
  '192.168.0.1 と 127.0.0.1 と 10.0.0.5',
  'Booking.com と Amazon.com',
  'localhost:8080',
  'まとめ：「戦争免責」（図 1）※注意',
  'e.g. this, i.e. that, U.S. and a.k.a. others',
  '00:1A:2B:3C:4D:5E',
  '10^[3] ではなく 10^3',
  'std::vector::push_back',
  'user@localhost',
  '@handle と #tag',
  '-- と --- と ... と …',
  'C:\\Windows\\System32\\cmd.exe',
  'T-72 と T34',
]

/** Escaping as a careful author does it. */
const escaped = indicators.map((indicator) => indicator.replace(/[[\]]/g, '\\$&'))

describe('defanged indicators are nobody’s fault', () => {
  const all = [...indicators, ...escaped, ...harmless]
  const text = [
    '# 侵害の痕跡',
    '',
    ...all.flatMap((one) => [`通信先は${one}であった。The host is ${one}, as (${one}) shows.`, '']),
    ...all.map((one) => `- ${one}`),
    '',
    '| 種類 | 値 |',
    '|---|---|',
    ...all.map((one) => `| 通信先 | ${one} |`),
    '',
    `出典[^a]。`,
    '',
    `[^a]: ${all.join('、')} <https://example.com/>`,
    '',
  ].join('\n')

  test.each(['notes.md', '01-chapter.md'])('in %s', (name) => {
    const settings = {
      'footnote-too-long': 'off',
      'summary-missing': 'off',
      'ioc-defang-style': 'off',
      // The labels among them are not the briefing's own.
      'tlp-disagrees': 'off',
    } as const
    const found = runCheck(toSource([{ name, text }]), settings)
    const shown = found.map((message) => {
      const line = text.split('\n')[(message.line ?? 1) - 1] ?? ''
      return `${message.ruleId} ${format(message)} | ${line}`
    })
    expect(shown).toEqual([])
  })

  test('anywhere in Japanese text', () => {
    const words = fc.constantFrom(
      ...all,
      'は',
      '、',
      '。',
      '「',
      '」',
      'の攻撃',
      ' ',
      'and ',
      '（',
      '）',
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (parts) => {
        // A blank between, because two pieces together may make a third.
        const line = `本文 ${parts.join(' ')}`
        const messages = runCheck(toSource([{ name: 'notes.md', text: line }]))
        expect(messages.filter(({ ruleId }) => ruleId !== 'ioc-defang-style').map(format)).toEqual(
          [],
        )
      }),
      { numRuns: 400 },
    )
  })
})

describe('live indicators', () => {
  const host = fc
    .array(fc.stringMatching(/^[a-z][a-z0-9]{2,7}$/), { minLength: 1, maxLength: 3 })
    .filter(([first = '']) => !/^(com|org|net)$/.test(first))
    .map((labels) => [...labels, 'com'].join('.'))
  const path = fc.stringMatching(/^(\/[a-z0-9]{1,6}){0,3}$/)
  const octet = fc.integer({ min: 1, max: 254 })
  const live: fc.Arbitrary<LiveAddress> = fc.oneof(
    fc.tuple(fc.constantFrom('http', 'https'), host, path).map(([scheme, host, rest]) => {
      return { kind: 'url' as const, value: `${scheme}://${host}${rest}`, index: 0, host }
    }),
    host.map((host) => ({ kind: 'domain' as const, value: host, index: 0, host })),
    fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), host).map(([user, host]) => {
      return { kind: 'email' as const, value: `${user}@${host}`, index: 0, host }
    }),
    fc.tuple(octet, octet, octet).map(([b, c, d]) => {
      const value = `203.${b}.${c}.${d}`
      return { kind: 'ip' as const, value, index: 0, host: value }
    }),
  )
  const around = fc.constantFrom(
    ['通信先は', 'であった。'],
    ['as in (', ').'],
    ['', ''],
    ['see ', ', and'],
    ['「', '」'],
    ['**', '**'],
  )

  test('are found whole, and not once they are defanged', () => {
    fc.assert(
      fc.property(live, around, (indicator, [before = '', after = '']) => {
        const found = listLiveAddresses(`${before}${indicator.value}${after}`)
        expect(found).toEqual([{ ...indicator, index: before.length }])
        expect(listLiveAddresses(`${before}${defang(indicator)}${after}`)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

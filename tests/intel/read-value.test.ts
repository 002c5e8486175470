import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refang } from '../../src/addresses/defanged.js'
import {
  type IndicatorType,
  indicatorTypes,
  readType,
  typeElsewhere,
} from '../../src/intel/indicator.js'
import { readValue } from '../../src/intel/read-value.js'
import { showValue } from '../../src/intel/show-value.js'
import { describeBenign } from '../../src/intel/well-known.js'

const sha256 = '6d9b0b8a1c6cc1f4a5d5b3a2e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5'

const read: [type: IndicatorType, written: string, value: string][] = [
  ['domain', 'evil[.]example', 'evil.example'],
  ['domain', 'EVIL．co．jp', 'evil.co.jp'],
  ['domain', 'evil[.com', 'evil.com'],
  ['domain', 'evil [dot] com.', 'evil.com'],
  ['domain', '例え[.]jp', 'xn--r8jz45g.jp'],
  ['domain', '_dmarc[.]evil[.]com', '_dmarc.evil.com'],
  ['domain', `${'a'.repeat(56)}.onion`, `${'a'.repeat(56)}.onion`],
  [
    'url',
    'hxxps[:]//evil[.]com:8080/A_b[1].php?x=(.NET)',
    'https://evil.com:8080/A_b[1].php?x=(.NET)',
  ],
  ['url', 'h[tt]p://EVIL[.]com', 'http://evil.com'],
  ['url', 'meow://evil(.)com/a', 'http://evil.com/a'],
  ['url', 'hxxp[:]//[2001:db8::1]:80/x', 'http://[2001:db8::1]:80/x'],
  ['url', 'fxp://user@evil[.]com/a', 'ftp://user@evil.com/a'],
  ['ipv4', '45.33.32[.]156', '45.33.32.156'],
  ['ipv6', '2606[:]4700:0:0::1', '2606:4700::1'],
  ['cidr', '198.51.100[.]0/24', '198.51.100.0/24'],
  ['cidr', '2001:db8::/32', '2001:db8::/32'],
  ['email', 'a.b[at]evil[.]co.jp', 'a.b@evil.co.jp'],
  ['sha256', sha256.toUpperCase(), sha256],
  ['ja3', 'E7D705A3286E19EA42F587B344EE6865', 'e7d705a3286e19ea42f587b344ee6865'],
  ['file', 'invoice[.]exe', 'invoice.exe'],
  ['path', '%APPDATA%\\a\\b.dll', '%APPDATA%\\a\\b.dll'],
  ['path', '\\\\evil[.]com@80\\share\\c[.]cmd', '\\\\evil.com@80\\share\\c.cmd'],
  ['domain', 'australiatourism.bazar', 'australiatourism.bazar'],
  ['registry', 'hklm\\Software\\X', 'HKEY_LOCAL_MACHINE\\Software\\X'],
  ['registry', 'HKEY_CURRENT_USER\\Software\\X', 'HKEY_CURRENT_USER\\Software\\X'],
  ['mutex', 'Global\\{8F6F0AC4}', 'Global\\{8F6F0AC4}'],
  ['cve', 'cve-2024-3094', 'CVE-2024-3094'],
  ['yara', 'APT_Loader', 'APT_Loader'],
  ['asn', '64496', 'AS64496'],
  ['btc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['btc', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  // BIP 173 and BIP 350, test vectors.
  [
    'btc',
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  ],
  [
    'btc',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  ],
]

const refused: [type: IndicatorType, written: string][] = [
  ['domain', 'co.jp'],
  ['domain', 'evil.nosuchsuffix'],
  ['domain', '45.33.32.156'],
  ['domain', 'evil.com/a'],
  ['domain', 'evil.com:443'],
  ['domain', '*.evil.com'],
  ['url', 'evil.com/a'],
  ['url', 'https://evil.nosuchsuffix/a'],
  ['url', 'https://evil.com/a b'],
  ['ipv4', '45.33.32.256'],
  ['ipv4', '45.33.32'],
  ['ipv4', '045.33.32.1'],
  ['ipv4', '45.33.32.156:80'],
  ['ipv4', '2001:db8::1'],
  ['ipv6', '45.33.32.156'],
  ['ipv6', 'fe80::1%eth0'],
  ['cidr', '198.51.100.7/24'],
  ['cidr', '198.51.100.0/33'],
  ['cidr', '198.51.100.0'],
  ['email', 'evil.com'],
  ['sha256', sha256.slice(1)],
  ['md5', `${sha256.slice(0, 31)}g`],
  ['file', 'C:\\a.exe'],
  ['path', 'a.exe'],
  ['registry', 'Software\\X'],
  ['cve', 'CVE-24-1'],
  ['cve', 'CVE-2024-123'],
  ['yara', 'no rule'],
  ['asn', 'AS0'],
  ['asn', 'AS4294967296'],
  ['btc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'],
  ['btc', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
  ['mutex', ' '],
]

describe('readValue', () => {
  it.each(read)('%s: %s', (type, written, value) => {
    expect(readValue(type, written)).toEqual({ value })
  })

  it.each(refused)('%s: refuses %s', (type, written) => {
    expect(readValue(type, written)).toEqual({ fault: expect.stringMatching(/^\S/) })
  })

  it.each<[type: IndicatorType, written: string, fault: string]>([
    [
      'ipv4',
      'evil[.]com',
      'is not an IPv4 address, which is four numbers from 0 to 255; it may be of the type `domain`',
    ],
    ['ipv4', '34.243/214.122', 'is not an IPv4 address, which is four numbers from 0 to 255'],
    ['url', 'evil.com', 'has no scheme; begin it with `hxxps://`; it may be of the type `domain`'],
    ['url', 'evil.com/a', 'has no scheme; begin it with `hxxps://`'],
    ['url', 'hxxps:/evil.com/a', 'has one slash after its scheme; begin it with `hxxps://`'],
    ['domain', 'evil.com/', 'ends with `/`; leave it out'],
    [
      'domain',
      sha256,
      `ends in \`${sha256}\`, and no domain does; it may be of the type \`sha256\``,
    ],
    ['sha1', `SHA1: ${sha256.slice(24)}`, 'begins with the name of a hash; write its digits alone'],
    ['md5', sha256, 'has 64 digits, and `md5` has 32; it may be of the type `sha256`'],
    ['sha256', sha256.slice(1), 'has 63 digits, and `sha256` has 64'],
    ['file', 'C:\\a.exe', 'names a folder, so it is of the type `path`'],
  ])('%s: says what is wrong with %s', (type, written, fault) => {
    expect(readValue(type, written)).toEqual({ fault })
  })

  it('says of wrong values what docs/indicators.md does', () => {
    const docs = readFileSync('docs/indicators.md', 'utf8')
    const rows = [...docs.matchAll(/^\| `(\w+)` \| `(.+?)` \| (.+?) \|$/gm)]
    const types = rows.map(([, type = '', written = '', fault]) => {
      const known = readType(type)
      expect(known && readValue(known, written)).toEqual({ fault })
      return known
    })
    expect(indicatorTypes.filter((type) => !types.includes(type))).toEqual(['mutex'])
  })

  it.each(read)('reads what is printed as the same value: %s %s', (type, written, value) => {
    const shown = showValue(type, value, written)
    expect(readValue(type, shown)).toEqual({ value })
  })

  it('reads its own values again, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...indicatorTypes), fc.string(), (type, written) => {
        const once = readValue(type, written)
        if ('value' in once) expect(readValue(type, once.value)).toEqual(once)
      }),
      { seed: 15, numRuns: 2000 },
    )
  })
})

describe('showValue', () => {
  it.each([
    ['domain', 'evil.co.jp', 'evil[.]co[.]jp'],
    ['url', 'https://evil.com/a.php', 'hxxps[:]//evil[.]com/a.php'],
    ['ipv4', '45.33.32.156', '45.33.32[.]156'],
    ['cidr', '198.51.100.0/24', '198.51.100[.]0/24'],
    ['email', 'a.b@evil.com', 'a.b[@]evil[.]com'],
    ['file', 'a.exe', 'a.exe'],
    ['path', 'C:\\a.exe', 'C:\\a.exe'],
    ['path', '\\\\evil.com@80\\a.dll', '\\\\evil[.]com@80\\a.dll'],
  ] as const)('%s', (type, value, shown) => {
    expect(showValue(type, value)).toBe(shown)
  })
})

describe('readType', () => {
  it.each([
    ['SHA-256', 'sha256'],
    [' IPv4 ', 'ipv4'],
    ['E-mail', 'email'],
    ['ｕｒｌ', 'url'],
    ['hash', undefined],
  ])('%s', (written, type) => {
    expect(readType(written)).toBe(type)
  })

  it.each([
    ['ip-dst', 'ipv4'],
    ['HostName', 'domain'],
    ['JARM', 'none'],
    ['domian', undefined],
  ])('knows %s from other formats', (written, type) => {
    expect(typeElsewhere(written)).toBe(type)
  })
})

describe('refang', () => {
  it.each([
    ['hxxps[://]evil[.]com', 'https://evil.com'],
    ['http[s]://evil.com', 'https://evil.com'],
    ['[https]://evil.com', 'https://evil.com'],
    ['hxxp//evil.com', 'http://evil.com'],
    ['http:\\\\evil.com', 'http://evil.com'],
    ['htxp://evil.com', 'http://evil.com'],
    ['hxxps[]://evil.com', 'https://evil.com'],
    ['evil\\.com', 'evil.com'],
    ['user＠evil。com', 'user@evil.com'],
    ['https://en.wikipedia.org/wiki/X_(.NET)', 'https://en.wikipedia.org/wiki/X_(.NET)'],
    ['The hosts one[.]example and two{dot}example', 'The hosts one.example and two.example'],
  ])('%s', (written, live) => {
    expect(refang(written)).toBe(live)
  })
})

describe('describeBenign', () => {
  it.each([
    ['domain', 'www.google.com'],
    ['domain', 'a.windowsupdate.com'],
    ['domain', 'www.wordpress.com'],
    ['domain', 'c2.example.com'],
    ['ipv4', '10.0.0.1'],
    ['ipv4', '8.8.8.8'],
    ['ipv4', '203.0.113.7'],
    ['cidr', '192.168.0.0/16'],
    ['url', 'http://127.0.0.1/a'],
    ['md5', 'd41d8cd98f00b204e9800998ecf8427e'],
  ] as const)('warns of %s %s', (type, value) => {
    expect(describeBenign(type, value)).toMatch(/^(?:is|belongs) /)
  })

  it.each([
    ['domain', 'someone.github.io'],
    ['domain', 'someone.wordpress.com'],
    ['domain', 'someone-my.sharepoint.com'],
    ['domain', 'bucket.s3.amazonaws.com'],
    ['url', 'https://drive.google.com/file/1'],
    ['ipv4', '45.33.32.156'],
    ['sha256', sha256],
    ['cve', 'CVE-2024-3094'],
  ] as const)('says nothing of %s %s', (type, value) => {
    expect(describeBenign(type, value)).toBeUndefined()
  })
})

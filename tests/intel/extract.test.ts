import { extractIOC } from 'ioc-extractor'
import { describe, expect, it } from 'vitest'
import { extractIndicators } from '../../src/intel/extract.js'
import type { IndicatorType } from '../../src/intel/indicator.js'
import { paragraphs } from './paragraphs.js'

/** What the package ioc-extractor calls the types that it knows. */
const theirNames = {
  asn: 'asns',
  btc: 'btcs',
  cve: 'cves',
  domain: 'domains',
  email: 'emails',
  ipv4: 'ipv4s',
  ipv6: 'ipv6s',
  md5: 'md5s',
  sha1: 'sha1s',
  sha256: 'sha256s',
  sha512: 'sha512s',
  url: 'urls',
} as const

function isTheirs(type: IndicatorType): type is keyof typeof theirNames {
  return type in theirNames
}

function ours(text: string): string[] {
  return extractIndicators(text).map(({ type, value }) => `${type} ${value}`.toLowerCase())
}

/** With the settings that find the most of these paragraphs. */
function theirs(text: string): string[] {
  const found = extractIOC(text, { refang: true, strict: false })
  return Object.entries(theirNames).flatMap(([type, name]) =>
    found[name].map((value) => `${type} ${value}`.toLowerCase()),
  )
}

/** How many of the known indicators are found. */
function recall(find: (text: string) => string[], knows: (type: IndicatorType) => boolean) {
  const asked = paragraphs.flatMap(({ text, known }) => {
    const found = new Set(find(text))
    return known
      .filter(([type]) => knows(type))
      .map(([type, value]) => found.has(`${type} ${value}`.toLowerCase()))
  })
  return { found: asked.filter(Boolean).length, of: asked.length }
}

describe('30 paragraphs of reports', () => {
  it('says as much of them as docs/indicators.md does', () => {
    expect(paragraphs).toHaveLength(30)
    expect(recall(ours, () => true)).toEqual({ found: 49, of: 50 })
    expect(recall(ours, isTheirs)).toEqual({ found: 34, of: 35 })
    expect(recall(theirs, isTheirs)).toEqual({ found: 25, of: 35 })
  })

  it.each(paragraphs)('takes nothing else for an indicator: $text', ({ text, known }) => {
    const right = known.map(([type, value]) => `${type} ${value}`.toLowerCase())
    expect(ours(text).filter((each) => !right.includes(each))).toEqual([])
  })
})

describe('extractIndicators', () => {
  it('leaves the addresses of sources alone, and takes what is defanged beside them', () => {
    const line = 'Vendor, “Loader”, https://vendor.example.net/a/CVE-2024-1; evil[.]top'
    expect(extractIndicators(line, { live: false })).toEqual([
      { type: 'domain', value: 'evil.top' },
    ])
  })

  it.each([
    ['10.0.0.1と192[.]168.0.1', ['ipv4 192.168.0.1']],
    ['evil[.]top/a/b?c', ['domain evil.top']],
    ['`C:\\Users\\x y\\a b.exe`を実行', ['path c:\\users\\x y\\a b.exe']],
    [
      'HKLM\\Software\\X Y\\Run, HKLM:\\System\\Z',
      ['registry hkey_local_machine\\software\\x y\\run', 'registry hkey_local_machine\\system\\z'],
    ],
    ['\\\\fs01\\share$\\a.dll を配布', ['path \\\\fs01\\share$\\a.dll']],
    ['loader[.]exe と a.so.1', ['file loader.exe']],
    ['[.] (dot) at [at] @ :// hxxp', []],
    ['Received: from it ([37.182.240[.]151]) by [removed]', ['ipv4 37.182.240.151']],
    ['htxps[:]//evil[.]top/a', ['url https://evil.top/a']],
    ['hxxps[]://45.33.32[.]156/ <-- C2', ['url https://45.33.32.156/']],
    ['hxxps://evil[.]top/reset/?mail=[email]', ['url https://evil.top/reset/?mail=[email]']],
    ['[hxxps://evil[.]top/a]', ['url https://evil.top/a']],
    ['hxxps[:]///evil[.]top/a', ['url https://evil.top/a']],
    ["hxxp://evil[.]top/[the victim's address]/city", ['url http://evil.top/']],
    ['C2 Server: 45.33.32.156', ['ipv4 45.33.32.156']],
    ['`user.me`, process.parent.name: x', []],
    ['by the rule convention: the base first', []],
    ['rule Loader : apt loader {', ['yara loader']],
    ['private rule Loader: apt', ['yara loader']],
    [
      'evil-host.help、a.b1.bar と1895647876.my.id、1069083060.site',
      [
        'domain evil-host.help',
        'domain a.b1.bar',
        'domain 1895647876.my.id',
        'domain 1069083060.site',
      ],
    ],
    [
      'jp.govmail.com, jp.co.vendor.app, com.android.chat, 7.0.net, 3.11.is',
      ['domain jp.govmail.com'],
    ],
    ['`C:\\Users\\<user name>\\a.ps1`', ['path c:\\users\\<user name>\\a.ps1']],
    ['file \\\\evil[.]com@80\\share\\a.msi', ['path \\\\evil.com@80\\share\\a.msi']],
    ['HOW_TO_DECRYPT.txt と log.ini', ['file how_to_decrypt.txt', 'file log.ini']],
    ['0123456789012345678901234567890123456789', []],
    [
      'hxxps:\\\\evil[.]top\\a と hxxp:\\\\evil.top\\b',
      ['url https://evil.top/a', 'url http://evil.top/b'],
    ],
    ['2a01:4f8:c17[:]b0f[::]2', ['ipv6 2a01:4f8:c17:b0f::2']],
    ['::ffff:45.33.32.156', ['ipv4 45.33.32.156']],
    [
      'hxxps://例え[.]jp/a と「例え[.]jp」',
      ['url https://xn--r8jz45g.jp/a', 'domain xn--r8jz45g.jp'],
    ],
    ['接続先は例え[.]jpで、', []],
    ['h[xx]ps://evil.top と h[tt]p://evil.top', ['url https://evil.top', 'url http://evil.top']],
    ['hxxps：//evil．top/a', ['url https://evil.top/a']],
    [
      'evil[.top evil2.]top evil3[,]top',
      ['domain evil.top', 'domain evil2.top', 'domain evil3.top'],
    ],
    ['evil[.]top(45[.]33[.]32[.]156)', ['domain evil.top', 'ipv4 45.33.32.156']],
    ['「見積書_202403.docm」と請求書2024.xlsm', ['file 見積書_202403.docm']],
    ['請求書.xlsm', ['file 請求書.xlsm']],
    ['setup.py, README.md, Node.js, console.log(), foo.bar(), HKLM\\Software, 1.2.3.4項', []],
    [
      '*.evil.top、`*[.]evil2[.]top` と *.spec.py、*.tar.gz、a*b.top',
      ['domain evil2.top', 'domain evil.top', 'domain b.top'],
    ],
    ['CVE‑2024‑3400、ＣＶＥ－２０２３－４９６６', ['cve cve-2024-3400', 'cve cve-2023-4966']],
    ['', []],
  ])('reads %s', (line, found) => {
    expect(ours(line)).toEqual(found)
  })
})

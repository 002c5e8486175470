import { describe, expect, it } from 'vitest'
import type { RuleSettings } from '../../../src/lint/check.js'
import { only, runCheck, toSource } from './run.js'

const levels = new Map<boolean | null | undefined, string>([
  [true, 'error'],
  [false, 'warning'],
])

/** `error http://…`, in order: what is said of each address. */
function list(text: string, setting: RuleSettings[string] = 'error'): string[] {
  const messages = runCheck(
    toSource([{ name: 'notes.md', text }]),
    only({ 'ioc-live': setting, 'unused-suppression': 'warning' }),
  )
  return messages.map(
    ({ fatal, reason }) => `${levels.get(fatal) ?? 'info'} ${/`([^`]+)`/.exec(reason)?.[1]}`,
  )
}

it('leaves the site alone that an indicator is a page of', () => {
  const rows = (url: string) =>
    `:::iocs\nPages\n\n| type | value |\n|---|---|\n| url | ${url} |\n:::\n`
  expect(list(`Code is on github.com.\n\n${rows('https://github.com/evil/x')}`)).toEqual([
    'warning github.com',
  ])
  expect(list(`It came from evil-cdn.top.\n\n${rows('https://evil-cdn.top/x')}`)).toEqual([
    'error evil-cdn.top',
  ])
})

it('knows a host in capitals that is defanged elsewhere, and takes no file for one', () => {
  const text =
    'From evil-cdn[.]top, then EVIL-CDN.TOP and Evil-CDN.top; see README.MD, ASP.NET and WWW.EVIL-CDN.TOP.\n'
  expect(list(text)).toEqual(['error EVIL-CDN.TOP', 'error Evil-CDN.top', 'error WWW.EVIL-CDN.TOP'])
})

it('takes the dot of a regular expression in code for no defanging', () => {
  const text = '```yara\n$a = /gist\\.hoster\\.net\\/x/\n```\n\nSee https://gist.hoster.net/b.\n'
  expect(list(text)).toEqual(['warning https://gist.hoster.net/b'])
})

describe('an address in the text is an error', () => {
  it.each([
    ['a public IP address', 'From 45.33.32.156:8080 today.', '45.33.32.156:8080'],
    ['a URL with one', 'From http://45.33.32.156/x today.', 'http://45.33.32.156/x'],
    ['after a capitalised word', 'Live 45.33.32.156 here.', '45.33.32.156'],
    ['an IPv6 address', 'From 2a00:1450:4001:81b::200e today.', '2a00:1450:4001:81b::200e'],
    ['in Japanese', '通信先は45.33.32.156である。', '45.33.32.156'],
    ['in a cell', '| a |\n|---|\n| 45.33.32.156 |', '45.33.32.156'],
    ['in code', '`curl http://45.33.32.156/x`', 'http://45.33.32.156/x'],
    ['behind words', 'The [gate](http://45.33.32.156/x).', 'http://45.33.32.156/x'],
    ['a host that is defanged', 'evil[.]example, https://evil.example/b', 'https://evil.example/b'],
    [
      'with and without www',
      'hxxps://www.evil[.]example/, https://evil.example/',
      'https://evil.example/',
    ],
    [
      'in a note',
      'https://evil.example/b \n\nA[^a].\n\n[^a]: See evil[.]example.',
      'https://evil.example/b',
    ],
    ['in code, defanged', '`hxxp://evil[.]example`: www.evil.example', 'www.evil.example'],
    [
      'behind words, defanged',
      '[a](https://evil.example/b) evil(.)example',
      'https://evil.example/b',
    ],
    ['a domain', 'evil.com was evil[.]com', 'evil.com'],
    ['a mail address', 'a[@]evil[.]example, later a@evil.example', 'a@evil.example'],
    ['a mail address, its host', 'evil[.]example, later a@evil.example', 'a@evil.example'],
    [
      'an address for documentation',
      '203.0.113[.]7, then http://203.0.113.7/b',
      'http://203.0.113.7/b',
    ],
  ])('%s', (_, text, value) => {
    expect(list(text)).toEqual(value === undefined ? [] : [`error ${value}`])
  })

  it('where the house lists its host, defanged or not', () => {
    const setting = ['error', { indicators: ['evil[.]example', 'bad.example'] }] as const
    expect(list('https://cdn.evil.example/, [b](https://bad.example/)', setting)).toEqual([
      'error https://cdn.evil.example/',
      'error https://bad.example/',
    ])
  })

  it('across the files of a briefing', () => {
    const files = [
      { name: 'briefing.md', text: 'It called evil[.]example.\n' },
      { name: '01-a.md', text: '# A\n\nSee https://evil.example/.\n' },
    ]
    const [message, ...others] = runCheck(toSource(files), only({ 'ioc-live': 'error' }))
    expect(others).toEqual([])
    expect(message).toMatchObject({ file: '01-a.md', fatal: true, cause: { file: 'briefing.md' } })
  })
})

describe('an address in the text is a warning, and may be a reference', () => {
  it.each([
    ['a URL', 'See https://blog.vendor.com/x.', 'https://blog.vendor.com/x'],
    ['in angle brackets', 'See <https://blog.vendor.com/x>.', 'https://blog.vendor.com/x'],
    ['www.', '詳細はwww.vendor.co.jp/aへ', 'www.vendor.co.jp/a'],
    ['a domain', 'See vendor.com.', 'vendor.com'],
    ['a host that only looks so', 'See https://example.com.br/a.', 'https://example.com.br/a'],
    ['another one', 'See www.myexample.org.', 'www.myexample.org'],
    ['and a third', 'See example.co.uk.', 'example.co.uk'],
  ])('%s', (_, text, value) => {
    expect(list(text)).toEqual([`warning ${value}`])
  })

  it('which a comment silences, but no error', () => {
    const comment = '<!-- briefing-disable-next-line ioc-live -- our blog -->\n'
    expect(list(`${comment}See https://blog.vendor.com/x.`)).toEqual([])
    expect(list(`${comment}See 45.33.32.156.`)).toEqual(['warning ioc-live', 'error 45.33.32.156'])
  })

  it('and never graver than the house says', () => {
    const text = 'https://blog.vendor.com/x and 45.33.32.156'
    expect(list(text, 'warning')).toEqual([
      'warning https://blog.vendor.com/x',
      'warning 45.33.32.156',
    ])
    expect(list(text, 'info')).toEqual(['info https://blog.vendor.com/x', 'info 45.33.32.156'])
    expect(list(text, ['error', { allow: ['vendor.com'] }])).toEqual(['error 45.33.32.156'])
  })
})

describe('nothing is said of', () => {
  it.each([
    [
      'private addresses',
      '10.1.2.3, 172.16.0.1, 192.168.1.1, 127.0.0.1, 169.254.169.254, 100.64.0.1, fd00::1, fe80::1',
    ],
    [
      'URLs of them',
      'https://192.168.1.1/admin, http://169.254.169.254/, http://[fe80::1]/, http://[::1]:80/',
    ],
    ['addresses for documentation', '192.0.2.5, 198.51.100.7, 203.0.113.9, 2001:db8::1'],
    ['URLs of them, too', 'http://192.0.2.5/a, http://[2001:db8::1]/a, https://198.51.100.7:8443/'],
    [
      'hosts for documentation',
      'https://www.example.com/a, example.net, <https://example.org/>, www.vendor.example, https://a.test/, http://b.invalid',
    ],
    ['those of Japan', '詳細はexample.jp、https://www.example.co.jp/a、example1.tokyo.jpにある。'],
    ['hosts for documentation with a port', 'http://vendor.example:8080/a, https://EXAMPLE.COM./b'],
    ['resolvers', '8.8.8.8, 1.1.1.1, 9.9.9.9, https://1.1.1.1/dns-query, 2001:4860:4860::8888'],
    ['this machine', 'http://localhost:3000/, http://127.0.0.1:8080/x'],
    ['mail addresses', 'Write to report@vendor.com.'],
    ['a mailbox beside one that is defanged', 'a[@]gmail[.]com, then report@gmail.com'],
    [
      'hosts that notes cite',
      'See https://www.vendor.com/a[^a] \n\n[^a]: Vendor <https://vendor.com/b>',
    ],
    [
      'cited hosts that are defanged',
      'hxxps://github[.]com/evil and https://github.com/tool[^a] \n\n[^a]: <https://github.com/a>',
    ],
    ['references in code', '`curl https://get.vendor.com/install.sh`'],
    ['links behind words', 'As [the vendor](https://vendor.com/a) says.'],
    ['what is meant as a note', '[^a] : 出典：A 『a』 <https://vendor.com/a>'],
    ['a number of a heading', '### 1.2.3.4 Overview'],
    ['a number of a heading after a target', '#### <a name="bind"></a>6.1.2.1 既存AAL'],
    [
      'a column of sections',
      '| # | [NIST &sect;](https://pages.nist.gov/a) | 節 |\n|---|---|---|\n| 1 | 5.1.1.2 / 5.1.2.2 | 4.1.1.3 |',
    ],
    [
      'numbers of sections',
      'See [SP 800-63B sec 5.1.1.2](https://pages.nist.gov/a), [&sect; 5.1.4.2](https://pages.nist.gov/b), § 4.2.1.3, 要件 8.1.1.2 and 8.1.1.4項.',
    ],
    ['versions', 'バージョン1.2.3.4、FortiOS 7.0.0.1, Chrome 120.0.0.0, Ver. 1.2.3.4'],
    ['several versions', 'In Firefox 2.0.0.1, 1.5.0.9 and 1.0.5.1; バージョン7.2.1.3と7.2.1.4'],
    ['fields of logs', 'See `process.parent.name` and user.email.'],
  ])('%s', (_, text) => {
    expect(list(text)).toEqual([])
  })

  it('but of the very address that is defanged, whoever cites its host', () => {
    const text =
      'hxxps://github[.]com/evil, https://github.com/evil\n\nA[^a].\n\n[^a]: <https://github.com/a>'
    expect(list(text)).toEqual(['error https://github.com/evil'])
  })

  it('but of the address of a server, which is no version', () => {
    expect(list('The server 45.33.32.156 and the resolver 5.8.8.9, ver. 5.8.8.9.')).toEqual([
      'error 45.33.32.156',
      'error 5.8.8.9',
    ])
  })

  it('but of addresses one after the other that no product’s name begins', () => {
    const text = 'The servers 5.8.8.9 and 9.7.7.7 answered 5.8.8.10, 5.8.8.11.'
    expect(list(text)).toHaveLength(4)
  })
})

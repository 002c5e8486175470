import type { IndicatorType } from '../../src/intel/indicator.js'

/** A paragraph as reports have them, and every indicator that a reader finds in it. */
export interface Paragraph {
  text: string
  known: [IndicatorType, string][]
}

const md5 = '0c4a1d6e8f9b2a3c5d7e9f1a2b3c4d5e'
const sha1 = '1f0e3dad99908345f7439f8ffabdffc4a8b5c6d7'
const sha256 = '6d9b0b8a1c6cc1f4a5d5b3a2e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5'
const sha512 = `${sha256}${sha256.split('').reverse().join('')}`

export const paragraphs: Paragraph[] = [
  {
    text: 'The loader fetches its next stage from hxxps[:]//cdn-update[.]net/a/b.bin?x=1.',
    known: [['url', 'https://cdn-update.net/a/b.bin?x=1']],
  },
  {
    text: '通信先はevil-login[.]co[.]jp（203.0.113[.]45）であった。',
    known: [
      ['domain', 'evil-login.co.jp'],
      ['ipv4', '203.0.113.45'],
    ],
  },
  {
    text: 'Beacons went to 198.51.100.23:8443 and to 198[.]51[.]100[.]24 every 60 seconds.',
    known: [
      ['ipv4', '198.51.100.23'],
      ['ipv4', '198.51.100.24'],
    ],
  },
  {
    text: `The dropper (MD5 ${md5}, SHA-1 ${sha1}) was signed.`,
    known: [
      ['md5', md5],
      ['sha1', sha1],
    ],
  },
  {
    text: `ハッシュ値は${sha256}、旧版は${sha512}である。`,
    known: [
      ['sha256', sha256],
      ['sha512', sha512],
    ],
  },
  {
    text: 'Both CVE-2024-3400 and cve-2023-46805 were exploited; CVE‑2024‑21887 followed.',
    known: [
      ['cve', 'CVE-2024-3400'],
      ['cve', 'CVE-2023-46805'],
      ['cve', 'CVE-2024-21887'],
    ],
  },
  {
    text: '悪用されたのはＣＶＥ－２０２４－１７０９である。',
    known: [['cve', 'CVE-2024-1709']],
  },
  {
    text: 'Mail came from billing[@]secure-invoice[.]org and support(at)secure-invoice(dot)org.',
    known: [
      ['email', 'billing@secure-invoice.org'],
      ['email', 'support@secure-invoice.org'],
    ],
  },
  {
    text: 'Persistence: `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater` starts it.',
    known: [
      ['registry', 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater'],
    ],
  },
  {
    text: 'It writes C:\\ProgramData\\Intel Graphics\\svch0st.exe and deletes setup_x64.msi.',
    known: [
      ['path', 'C:\\ProgramData\\Intel Graphics\\svch0st.exe'],
      ['file', 'setup_x64.msi'],
    ],
  },
  {
    text: 'On Linux the implant is /tmp/.X11-unix/kworker, restarted by /etc/cron.d/sysupd.',
    known: [
      ['path', '/tmp/.X11-unix/kworker'],
      ['path', '/etc/cron.d/sysupd'],
    ],
  },
  {
    text: '難読化された「update.ps1」は%APPDATA%\\Roaming\\svc\\a.dllを読み込む。',
    known: [
      ['file', 'update.ps1'],
      ['path', '%APPDATA%\\Roaming\\svc\\a.dll'],
    ],
  },
  {
    text: 'The hosts sit in 203.0.113.0/24 (AS64500) and 2001:db8:5:7::/64.',
    known: [
      ['cidr', '203.0.113.0/24'],
      ['asn', 'AS64500'],
      ['cidr', '2001:db8:5:7::/64'],
    ],
  },
  {
    text: 'IPv6 was used too: 2001:db8::dead:beef, and 2001:db8[:]:1:2.',
    known: [
      ['ipv6', '2001:db8::dead:beef'],
      ['ipv6', '2001:db8::1:2'],
    ],
  },
  {
    text: 'Ransom goes to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 or bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.',
    known: [
      ['btc', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
      ['btc', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
    ],
  },
  {
    text: 'Its mutex Global\\{8F6F0AC4-B9A1-45FD-A8CF-72F04E6BDE8F} stops a second copy.',
    known: [['mutex', 'Global\\{8F6F0AC4-B9A1-45FD-A8CF-72F04E6BDE8F}']],
  },
  {
    text: `The client's JA3 is ${md5}.`,
    known: [['ja3', md5]],
  },
  {
    text: 'A YARA rule finds it: `rule Loader_2024 { condition: false }`',
    known: [['yara', 'Loader_2024']],
  },
  {
    text: 'Older reports write meow://drop[.]zone-a[.]ru/gate.php or fxp://drop[.]zone-a[.]ru.',
    known: [
      ['url', 'http://drop.zone-a.ru/gate.php'],
      ['url', 'ftp://drop.zone-a.ru'],
    ],
  },
  {
    text: 'Spaces do not hide evil [.] example [.] org from anybody.',
    known: [['domain', 'evil.example.org']],
  },
  {
    text: 'The kit was at hxxp://203[.]0[.]113[.]9:8080/panel/ (since closed).',
    known: [['url', 'http://203.0.113.9:8080/panel/']],
  },
  {
    text: '正規の「Node.js」と「README.md」、バージョン10.0.19045、第1.2.3章は指標ではない。',
    known: [],
  },
  {
    text: 'At 12:34:56 the card 00:1A:2B:3C:4D:5E spoke; e.g. v1.2.3.4 and Windows 10.0.0.0 did not.',
    known: [],
  },
  {
    text: 'Tor: hxxp://zqktlwiuavvvqqt4ybvgvi7tyo4hjl5xgfuvpdf6otjiycgwqbym2qad[.]onion/leak',
    known: [['url', 'http://zqktlwiuavvvqqt4ybvgvi7tyo4hjl5xgfuvpdf6otjiycgwqbym2qad.onion/leak']],
  },
  {
    text: 'C2s: a1[.]bad-host[.]top,a2[.]bad-host[.]top;a3{.}bad-host{.}top',
    known: [
      ['domain', 'a1.bad-host.top'],
      ['domain', 'a2.bad-host.top'],
      ['domain', 'a3.bad-host.top'],
    ],
  },
  {
    text: 'Names without teeth drawn, such as login-portal.xyz, count; Booking.com does not.',
    known: [['domain', 'login-portal.xyz']],
  },
  {
    text: '添付の請求書.zipではなくinvoice_0324.zipが開かれ、winword.exeからcmd.exeが起動した。',
    known: [
      ['file', 'invoice_0324.zip'],
      ['file', 'winword.exe'],
      ['file', 'cmd.exe'],
    ],
  },
  {
    text: 'Escaped by Markdown: evil\\[.\\]example and hxxps://x\\[.\\]evil\\[.\\]example/q',
    known: [
      ['domain', 'evil.example'],
      ['url', 'https://x.evil.example/q'],
    ],
  },
  {
    text: `SHA256:${sha256.toUpperCase()} / MD5=${md5}`,
    known: [
      ['sha256', sha256],
      ['md5', md5],
    ],
  },
  {
    text: 'Internationalised: hxxps://xn--80ak6aa92e[.]com and パスワード[.]example.',
    known: [
      ['url', 'https://xn--80ak6aa92e.com'],
      ['domain', 'xn--zck6aw5jtc.example'],
    ],
  },
]

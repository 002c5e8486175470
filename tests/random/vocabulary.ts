/** Phrases by language, the plainest first: what is shrunk ends there. Each begins and ends with a letter or digit. */
const plain = {
  en: [
    'Words',
    'Analysts link the tooling to an earlier campaign, with moderate confidence',
    'No customer data is known to have left the company so far; regulators asked suppliers to review their remote access by the end of May, and every operator of the networks concerned has done so since',
    'The office of the affiliate filed 1,234 offers (of which 5 % were final) then',
  ],
  ja: [
    '文',
    '攻撃者は保守用の回線を経由して内部の資産へ到達したとみられる',
    '侵入の痕跡は三月の初めまでさかのぼり、複数の拠点で確認された。被害の範囲はなお調査中であり、数字は変わることがあるが、利用者には認証情報の更新と記録の保存を勧めている。当局は来月までに結果を公表する',
    'Windows の「リモート デスクトップ」（RDP）は 4月12日 に停止、影響は約5％',
  ],
} as const

/** What reports hold besides sentences, in both languages. */
const special = [
  // Indicators and identifiers, long words
  'SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'hxxps[:]//downloads[.]bad-host[.]example/a/very/long/path/that/has/no/blank/in/it/and/goes/on/and/on/index[.]php?id=0123456789abcdef&x=1',
  'gate at https://half[.]example/gate in use',
  'hxxp://203[.]0[.]113[.]7/x',
  'user[@]bad[.]example',
  'CVE-2024-3400, T1059.001, TA505, 2024-03-02',
  'C:\\Windows\\System32\\config\\systemprofile\\AppData\\Local\\Temp\\payload.dll',
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '192.0.2.5, 10.0.0.1, 8.8.8.8 and 2001:db8::1',
  // Other scripts
  'Приказ о мобилизации',
  'Διαταγή του υπουργείου',
  'Trần Nguyễn Đặng, Łódź, Škoda, Žižkov',
  'פגישה דחופה מחר',
  'اجتماع عاجل غدا',
  'لديها 621، وSolidLite.exe',
  'ประชุมด่วนพรุ่งนี้',
  'आपातकालीन बैठक',
  '會議通知 附件 與會者',
  '회의 자료 첨부',
  '﨑 髙 𠮷 齋藤、ﾊﾝｶｸ、Ａｂｃ１２３',
  // Signs
  'done ✓ failed ✗ next ➜ more ⋯ chosen ☑ top ★ paid ₿ ₩ € x',
  'alarm 🚨 and ⚠️ and 👍 end',
  '½ of ² and № ™ © ® § ¶ † ‡ • … – — ‘a’ “b” «c» x',
  'a ≤ b ≠ c ≥ d ± 1 × 2 ÷ 3 → 4 ∞ x',
  // What Markdown could read
  'a * b _ c ` d [e] f ] g < h > i & j &amp; k | l ~ m \\ n',
  'snake_case_name and __init__ and 2*3*4',
  'ratio:high at 10:30, C#, ~80 to ~90, $HOME, #1 x',
  'as <script>alert(1)</script> written out',
  'soft\u00adhyphen and no\u00a0break and zero\u200bwidth',
  '【見出し】「括弧」、『二重』・中黒：全角！？x',
] as const

export function phrase(language: 'en' | 'ja', pick: number): string {
  const phrases = [...plain[language], ...special]
  // Sentences are what a report is made of: every other pick is one.
  const at = pick % 2 === 0 ? (pick / 2) % plain[language].length : (pick >> 1) % phrases.length
  return phrases[at] ?? phrases[0] ?? ''
}

const codes = [
  'code',
  'rule x { condition: true }',
  'ps aux | grep x',
  '<b>&amp;</b> **no** [^a] \\',
  '日本語のコード',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '    indented(call, "hxxp://evil[.]example");',
  '✓ → │ ├── └── ═',
  'a very long line of code that does not fit the width of any page that anyone has ever printed on, 0123456789',
] as const

export function codeOf(pick: number): string {
  return codes[pick % codes.length] ?? codes[0]
}

/** A line of a block of code; some are empty, some are indented. */
export function codeLine(pick: number, line: number): string {
  if ((pick + line) % 7 === 3) return ''
  return `${'  '.repeat((pick + line) % 4)}${line} ${codeOf(pick + line * 3)}`
}

/** A type of indicator, a value of it that stands nowhere else, and how that is printed. */
export function indicatorOf(
  pick: number,
  serial: number,
): [type: string, value: string, shown?: string] {
  const host = `c2-${serial}[.]bad-host[.]example`
  const kinds: [string, string, string?][] = [
    ['sha256', serial.toString(16).padStart(64, 'e3b0c44298fc1c149afbf4c8996fb924')],
    ['domain', host],
    [
      'url',
      `hxxps://${host}/gate/of/many/parts?id=${serial}&x=1`,
      `hxxps[:]//${host}/gate/of/many/parts?id=${serial}&x=1`,
    ],
    ['ipv4', `203.0.113.${serial % 250}`, `203.0.113[.]${serial % 250}`],
    ['file', `payload_${serial}.dll`],
    ['path', `C:\\Users\\Public\\Documents\\update-${serial}\\svc.exe`],
    ['registry', `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x${serial}`],
    ['cve', `CVE-2024-${30_000 + serial}`],
    ['email', `user${serial}[@]bad-host[.]example`],
    ['md5', serial.toString(16).padStart(32, 'd41d8cd98f00b204')],
    ['mutex', `Global\\{x-${serial}}`],
    ['yara', `loader_${serial}`],
  ]
  return kinds[pick % kinds.length] ?? ['domain', host]
}

/** Drawings as tools make them: flat, with words in it, upright, of a size in millimetres. */
export const drawings = {
  'figures/icon.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="12" viewBox="0 0 20 12"><path d="M2 6h16" stroke="#36c"/></svg>',
  'figures/a.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#3366cc"/></svg>',
  'figures/words.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220"><style>.l{font:14px sans-serif}</style><rect x="10" y="20" width="160" height="60" fill="#eee" stroke="#333"/><text class="l" x="20" y="55">Loader ✓ 侵入</text><text x="200" y="120" font-size="9" text-anchor="middle" transform="rotate(-20 200 120)">Вход → x</text></svg>',
  'figures/tall.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="140mm" viewBox="0 0 200 350"><circle cx="100" cy="100" r="90" fill="#c33"/><text x="100" y="300" text-anchor="middle">tall</text></svg>',
} as const

export function drawingOf(pick: number): string {
  const names = Object.keys(drawings).filter((name) => name !== 'figures/icon.svg')
  return names[pick % names.length] ?? 'figures/a.svg'
}

const addresses = [
  'https://www.example.org/report',
  'https://www.example.com/reports/2024/03/a-very-long-path-that-nobody-would-type-by-hand/with-many-parts/and-an-identifier-0123456789abcdef0123456789abcdef?section=findings&language=ja',
  'https://www.example.net/wiki/Name_(band)',
  'http://www.example.org/%E5%A0%B1%E5%91%8A#part-2',
  'mailto:press@example.org?subject=report',
] as const

/** An address that stands nowhere else. */
export function addressOf(pick: number, serial: number): string {
  const address = addresses[pick % addresses.length] ?? addresses[0]
  return address.startsWith('mailto:')
    ? address.replace('press', `press${serial}`)
    : address.replace(/(example\.\w+\/)/, `$1s${serial}/`)
}

import { describe, expect, it } from 'vitest'
import { divideText, longWord } from '../../src/render/divide-text.js'
import { measureWork } from '../processor-time.js'

/** The pieces as one line: `|` where it may break, braces around what may not. */
const divide = (text: string, least?: number): string =>
  divideText(text, least)
    .map((piece) => {
      if (piece.kind === 'break') return '|'
      return piece.kind === 'tied' ? `{${piece.value}}` : piece.value
    })
    .join('')

describe('divideText', () => {
  it.each([
    [
      'a hash after every eight characters',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4',
      'e3b0c442|98fc1c14|9afbf4c8|996fb924|27ae41e4',
    ],
    [
      'an address after its own marks',
      'https://www.example.org/a-path/index.php?id=12&name=value_of_it',
      'https://www.|example.|org/|a-|path/|index.|php?|id=|12&|name=|value_|of_|it',
    ],
    [
      'a defanged address after its brackets',
      'hxxps://downloads[.]example[.]com/gate',
      'hxxps://downloads[.]|example[.]|com/|gate',
    ],
    [
      'an option, never after the hyphens that it begins with',
      '-Werror or (--no-sandbox)',
      '{-Werror} or ({--no}-sandbox)',
    ],
    [
      'a long option after its later hyphens',
      '-fstrict-flex-arrays-and-much-more',
      '{-fstrict}-|flex-|arrays-|and-|much-|more',
    ],
    [
      'a path after its backslashes',
      'C:\\Windows\\System32\\drivers\\etc\\hosts',
      'C:\\|Windows\\|System32\\|drivers\\|etc\\|hosts',
    ],
    [
      'a key of the registry',
      'HKEY_LOCAL_MACHINE\\Software\\Run',
      'HKEY_|LOCAL_|MACHINE\\|Software\\|Run',
    ],
    [
      'an IPv6 address after its colons',
      '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
      '2001:|0db8:|85a3:|0000:|0000:|8a2e:|0370:|7334',
    ],
    [
      'escaped characters before the percent sign',
      'https://ja.example.org/%E3%82%B5%E3%82%A4',
      'https://ja.|example.|org/|%E3|%82|%B5|%E3|%82|%A4',
    ],
    [
      'a name before its capitals',
      'GetProcAddressForCallerWithVeryLongName',
      'Get|Proc|Address|For|Caller|With|Very|Long|Name',
    ],
    [
      'letters that are no word after every eight',
      'q'.repeat(33),
      `${`${'q'.repeat(8)}|`.repeat(4)}q`,
    ],
    [
      'no combining character from its letter',
      `${'a'.repeat(23)}e\u0301${'b'.repeat(10)}`,
      `${'a'.repeat(8)}|${'a'.repeat(8)}|${'a'.repeat(7)}e\u0301${'b'.repeat(7)}|bbb`,
    ],
  ])('breaks %s', (_, text, divided) => {
    expect(divide(text)).toBe(divided)
  })

  it.each([
    ['CVE-2024-3400', '{CVE-2024-3400}'],
    ['(CVE-2024-3400,', '({CVE-2024-3400},'],
    ['T1059.001', 'T1059.001'],
    ['2024-03-02', '{2024-03-02}'],
    ['2024-03-02/2024-03-18', '{2024-03-02}/{2024-03-18}'],
    ['2024-03-02T10:30:00Z', '{2024-03-02T10:30:00Z}'],
    ['MS17-010 and SHA-256', '{MS17-010} and {SHA-256}'],
    ['10.0.0.0/8', '{10.0.0.0/8}'],
    ['4月12日に', '{4月12日}に'],
    ['2024年4月12日', '{2024年}{4月12日}'],
    ['10時30分', '{10時30分}'],
    ['２０２４年', '{２０２４年}'],
    ['state-sponsored', 'state-sponsored'],
    ['12345年', '{12345年}'],
    ['2024 年 4 月 12 日に', '{2024 年} {4 月 12 日}に'],
    ['約 1,200 万ドル、82,000台、７２ 時間', '約 {1,200 万ドル}、{82,000台}、{７２ 時間}'],
    ['第 3 章で17 か国と5 つの例、99.9 ％', '{第 3 章}で{17 か国}と{5 つ}の例、{99.9 ％}'],
    ['Windows 11 の CVE-2024-3400 件', 'Windows 11 の {CVE-2024-3400} 件'],
    [
      'USD 12 million, $1.5 billion within 72 hours',
      '{USD 12 million}, {$1.5 billion} within {72 hours}',
    ],
    [
      'On 12 May 2024, March 3, 2024 or May 2024',
      'On {12 May 2024}, {March 3, 2024} or {May 2024}',
    ],
    ['In May 17 of 40 GB and 25 % in 3 places', 'In {May 17} of {40 GB} and {25 %} in 3 places'],
    [
      'https://nvd.example.gov/vuln/detail/CVE-2024-3400',
      'https://nvd.|example.|gov/|vuln/|detail/|{CVE-2024-3400}',
    ],
  ])('keeps %s whole', (text, divided) => {
    expect(divide(text)).toBe(divided)
  })

  it('leaves the marks of a script on their letters where a date ends in its words', () => {
    expect(divide('2024-03-02आपातकालीन बैठक')).toBe('{2024-03-02आपातकालीन} बैठक')
    expect(divide('--e\u0301tat x')).toBe('{--e\u0301tat} x')
  })

  it('gives words of a sentence no places of their own', () => {
    const text = 'Internationalization of www.example.com, and no more; 日本語の文。'
    expect(divide(text)).toBe(text)
  })

  it('breaks shorter words in the cells of a table', () => {
    expect(divide('update.example.net')).toBe('update.example.net')
    expect(divide('update.example.net', longWord.inCell)).toBe('update.|example.|net')
  })

  it('lets amounts of two words part in the cells of a table, where there is no room', () => {
    expect(divide('USD 12 million by 12 May 2024', longWord.inCell)).toBe(
      'USD 12 million by 12 May 2024',
    )
  })

  it('loses and adds nothing, whatever the text', () => {
    const alphabet = [...'aZ9-./\\:_?&=%[](){}@~+#,; 月日年時分漢かๆา\u0301\u{20bb7}']
    let seed = 7
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: next(60) }, () => alphabet[next(alphabet.length)]).join('')
      for (const least of Object.values(longWord)) {
        const pieces = divideText(text, least)
        expect(pieces.map((piece) => (piece.kind === 'break' ? '' : piece.value)).join('')).toBe(
          text,
        )
        expect(pieces[0]?.kind).not.toBe('break')
        expect(pieces.at(-1)?.kind).not.toBe('break')
      }
    }
  })

  it.each([
    ['letters', 'a'.repeat(200_000)],
    ['digits', '1'.repeat(200_000)],
    ['slashes', 'a/'.repeat(100_000)],
    ['identifiers', 'CVE-2024-3400 '.repeat(10_000)],
  ])('takes no longer than its length for many %s', (_, text) => {
    expect(measureWork(() => divideText(text))).toBeLessThan(2000)
  })
})

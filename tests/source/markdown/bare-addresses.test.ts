import type { Nodes } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

/** Text as it is, `{words}` for a link to those very words, `{words → address}` for one to another address. */
function show(node: Nodes): string {
  if (node.type === 'link') {
    const words = textIn(node)
    return words === node.url ? `{${words}}` : `{${words} → ${node.url}}`
  }
  if (node.type === 'footnoteReference') return `^${node.label}`
  if (node.type === 'strong') return `*${node.children.map(show).join('')}*`
  return 'children' in node ? node.children.map(show).join('') : 'value' in node ? node.value : ''
}

const read = (text: string) => show(parseText(text))

describe('a bare address', () => {
  it.each([
    ['出典：https://example.com/foo。次の文。', '出典：{https://example.com/foo}。次の文。'],
    ['（https://example.com/baz）です。', '（{https://example.com/baz}）です。'],
    [
      '「http://example.com/a」と『http://example.com/b』',
      '「{http://example.com/a}」と『{http://example.com/b}』',
    ],
    [
      'https://example.com/a、https://example.com/b・https://example.com/c',
      '{https://example.com/a}、{https://example.com/b}・{https://example.com/c}',
    ],
    ['https://example.comを見る', '{https://example.com}を見る'],
    ['https://example.com/a(b)。', '{https://example.com/a(b)}。'],
    ['https://example.com/a.。', '{https://example.com/a}.。'],
    ['https://example.com/a?b=c&d=e#f！', '{https://example.com/a?b=c&d=e#f}！'],
    ['https://example.com/a　次', '{https://example.com/a}　次'],
    ['https://example.com/a…', '{https://example.com/a}…'],
    ['https://example.com/a――次', '{https://example.com/a}――次'],
    ['https://example.com/a—and', '{https://example.com/a}—and'],
    ['“https://example.com/a”と', '“{https://example.com/a}”と'],
    ['https://example.com/aｂ', '{https://example.com/a}ｂ'],
    ['https://example.com/가', '{https://example.com/}가'],
    ['https://example.com/𠮷野', '{https://example.com/}𠮷野'],
    ['詳細はwww.example.com/aへ', '詳細は{www.example.com/a → http://www.example.com/a}へ'],
    ['（www.example.com）', '（{www.example.com → http://www.example.com}）'],
    ['連絡先はname@example.comまで', '連絡先は{name@example.com → mailto:name@example.com}まで'],
    ['（name@example.co.jp）。', '（{name@example.co.jp → mailto:name@example.co.jp}）。'],
  ])('ends where Japanese begins: %s', (text, shown) => {
    expect(read(text)).toBe(shown)
  })

  it('leaves what stands after it to the parser', () => {
    expect(read('https://example.com/a。**強い**語[^k]と`code`\n\n[^k]: a')).toBe(
      '{https://example.com/a}。*強い*語^kとcodea',
    )
    expect(read('- （https://example.com/a）[^k]\n\n[^k]: https://example.com/b。終')).toBe(
      '（{https://example.com/a}）^k{https://example.com/b}。終',
    )
    expect(read('| a |\n|---|\n| https://example.com/a。終 |')).toBe('a{https://example.com/a}。終')
  })

  it('ends where a note is called', () => {
    const notes = '\n\n[^a]: a'
    expect(read(`見よ https://example.com/x[^a]。次${notes}`)).toBe(
      '見よ {https://example.com/x}^a。次a',
    )
    expect(read(`www.example.com/x.[^a] b${notes}`)).toBe(
      '{www.example.com/x → http://www.example.com/x}.^a ba',
    )
    expect(read(`https://example.com[^a]${notes}`)).toBe('{https://example.com}^aa')
    expect(read('https://example.com/a[b]c')).toBe('{https://example.com/a[b]c}')
  })

  it('has its place in the file', () => {
    const [paragraph] = parseText('見よ https://example.com/foo。次').children
    const [before, link, after] = paragraph && 'children' in paragraph ? paragraph.children : []
    expect(before?.position?.end.offset).toBe(3)
    expect(link?.position?.end.offset).toBe(3 + 'https://example.com/foo'.length)
    expect(after?.position?.end.offset).toBe(28)
  })

  it.each([
    'see https://example.com/a.',
    '(https://example.com/a_(b))',
    'https://example.com/Schrödinger–Cat',
    'https://пример.example/путь',
    'www.example.com, name@example.com.',
  ])('ends as on GitHub in other languages: %s', (text) => {
    expect(read(text)).toContain('{')
    expect(read(text).replace(/\{([^} ]*)(?: → [^}]*)?\}/g, '$1')).toBe(text)
  })

  it('stays whole between angle brackets', () => {
    expect(read('<https://ja.example.org/wiki/日本。>')).toBe(
      '{https://ja.example.org/wiki/日本。}',
    )
  })
})

describe('an address that is defanged in any part is text', () => {
  it.each([
    'https://evil[.]example/gate',
    'http://203[.]0[.]113[.]7/x',
    'www.evil[.]com',
    'www.bad[.]example, then',
    'user@mail.evil[.]com',
    'user[.]name@evil.com',
    'https[:]//a.example',
    'https://a(.)example/b',
    'https://a{.}example',
    'https://a[dot]example/b',
    'https://a(dot)example/b',
    'https://example.com/?u=hxxp://evil.example',
    'hxxps://www.evil.com/a',
    'hxxp[:]//www.evil.com',
    'https://evil\\.example',
    'https://user[@]evil.example/',
  ])('%s', (text) => {
    for (const around of [`${text}`, `a ${text} b`, `通信先は${text}である。`, `- （${text}）`])
      expect(read(around)).toBe(around.replace(/^- /, ''))
  })

  it('between angle brackets too, which are not printed', () => {
    expect(read('a <https://evil[.]example/gate> b')).toBe('a https://evil[.]example/gate b')
  })

  it('with the backslashes of a careful author left out', () => {
    expect(read('https://evil\\[.\\]example/a')).toBe('https://evil[.]example/a')
  })

  it('as one node, as if no address had been found', () => {
    const [paragraph] = parseText('to user@mail.evil[.]com, yes').children
    expect(paragraph).toMatchObject({
      children: [
        { type: 'text', value: 'to user@mail.evil[.]com, yes', position: { end: { offset: 28 } } },
      ],
    })
  })

  it('but not its neighbours', () => {
    expect(read('https://example.com/a と evil[.]com。https://example.com/hxxp-explained')).toBe(
      '{https://example.com/a} と evil[.]com。{https://example.com/hxxp-explained}',
    )
    expect(read('[a page about evil[.]com](https://example.com/)')).toBe(
      '{a page about evil[.]com → https://example.com/}',
    )
  })
})

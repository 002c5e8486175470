import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { type CodePiece, setLines } from '../../../src/render/code/set-lines.js'

const set = (pieces: readonly CodePiece[], firstLine?: number) =>
  toHtml({
    type: 'root',
    children: setLines(
      pieces,
      firstLine === undefined ? undefined : { first: firstLine, digits: 3 },
    ),
  })

it('sets a line an element, and its kinds of words in it', () => {
  expect(set([{ text: 'a ' }, { text: '"b\nc"', kind: 'string' }, { text: ';' }])).toBe(
    '<span class="code-line">a <span class="code-string">"b</span></span>\n' +
      '<span class="code-line"><span class="code-string">c"</span>;</span>\n',
  )
})

it('takes lines that end as on Windows for lines', () => {
  expect(set([{ text: 'a\r\nb' }])).toBe(set([{ text: 'a\nb' }]))
})

it('gives each line its number, empty ones too, and none where none is asked for', () => {
  expect(set([{ text: 'a\n\nb' }], 9)).toBe(
    '<span class="code-line" data-line="\u00a0\u00a09">a</span>\n<span class="code-line" data-line="\u00a010"></span>\n<span class="code-line" data-line="\u00a011">b</span>\n',
  )
  expect(set([{ text: 'a\n \nb' }])).toBe(
    '<span class="code-line">a</span>\n \n<span class="code-line">b</span>\n',
  )
})

it.each([
  [
    'an option',
    'curl --retry-connrefused x',
    'curl <span class="tied">--retry-connrefused</span> x',
  ],
  ['of PowerShell', 'ls -Recurse', 'ls <span class="tied">-Recurse</span>'],
  [
    'that has a long value',
    'x --output-file=/var/tmp/a/very/long/path',
    'x <span class="tied">--output-file</span>=/var/tmp/a/very/long/path',
  ],
  ['a short path', 'cat /etc/hosts', 'cat <span class="tied">/etc/hosts</span>'],
  ['nothing that no browser breaks', 'a b(c) d_e', 'a b(c) d_e'],
  ['no long address', 'https://a.example/b/c/d/e/f/g/h/i', 'https://a.example/b/c/d/e/f/g/h/i'],
  ['no Japanese', '# 通信先-一覧', '# 通信先-一覧'],
])('keeps on one line %s', (_, code, html) => {
  expect(set([{ text: code }])).toBe(`<span class="code-line">${html}</span>\n`)
})

it('ties what is of several kinds', () => {
  expect(set([{ text: '-', kind: 'keyword' }, { text: 'Path' }, { text: ' x' }])).toBe(
    '<span class="code-line"><span class="tied"><span class="code-keyword">-</span>Path</span> x</span>\n',
  )
})

it('leaves out blank lines at the end, and no line where there are no others', () => {
  expect(set([{ text: 'a\n\n \n' }], 9)).toBe(set([{ text: 'a' }], 9))
  expect(set([{ text: 'a' }, { text: '\n ' }])).toBe(set([{ text: 'a' }]))
  expect(set([{ text: '\n\n' }])).toBe('\n')
})

it('leaves every character where it was', () => {
  const code = '\tif (a) {\n\n  x --y=/z/é\u00a0🚨 日本語\n} '
  const cut = [code.slice(0, 7), code.slice(7, 13), code.slice(13)].map((text) => ({ text }))
  for (const firstLine of [undefined, 1])
    expect(
      textOf({
        type: 'root',
        children: setLines(
          cut,
          firstLine === undefined ? undefined : { first: firstLine, digits: 3 },
        ),
      }),
    ).toBe(`${code}\n`)
})

import type { ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { expect, it } from 'vitest'
import { breakWords } from '../../src/render/break-words.js'

const hash = '0123456789abcdef0123456789abcdef'
const broken = '01234567<wbr>89abcdef<wbr>01234567<wbr>89abcdef'

function set(...children: ElementContent[]): string {
  return setLines(false, ...children)
}

function setLines(isJustified: boolean, ...children: ElementContent[]): string {
  const tree: Root = { type: 'root', children }
  breakWords({ isJustified })(tree)
  return toHtml(tree)
}

const make = (tagName: string, ...children: ElementContent[]): ElementContent => ({
  type: 'element',
  tagName,
  properties: {},
  children,
})
const text = (value: string): ElementContent => ({ type: 'text', value })

it('gives words places to break wherever they stand', () => {
  expect(set(make('p', text(`a ${hash}`), make('code', text(hash)), make('em', text(hash))))).toBe(
    `<p>a ${broken}<code>${broken}</code><em>${broken}</em></p>`,
  )
})

it('leaves blocks of code and drawings as they are', () => {
  const code = make('pre', make('code', text(hash)))
  const drawing = make('svg', make('text', text(hash)))
  expect(set(code, drawing)).toBe(`<pre><code>${hash}</code></pre><svg><text>${hash}</text></svg>`)
})

it('ties what must not break', () => {
  expect(set(make('p', text('see CVE-2024-3400.')))).toBe(
    '<p>see <span class="tied">CVE-2024-3400</span>.</p>',
  )
})

it('breaks shorter words in cells, in whatever they stand there', () => {
  const name = 'update.example.net'
  expect(set(make('p', text(name)))).toBe(`<p>${name}</p>`)
  expect(set(make('td', make('code', text(name))))).toBe(
    '<td><code>update.<wbr>example.<wbr>net</code></td>',
  )
})

it('breaks short addresses and paths where lines are set to the full width', () => {
  const words = make('p', text('https://example.com/ C:\\Temp\\a.exe update.example.net'))
  expect(setLines(false, words)).not.toContain('<wbr>')
  expect(setLines(true, words)).toBe(
    '<p>https://example.<wbr>com/ C:\\<wbr>Temp\\<wbr>a.<wbr>exe update.example.net</p>',
  )
})

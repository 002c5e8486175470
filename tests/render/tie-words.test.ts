import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { expect, it } from 'vitest'
import { tieWords } from '../../src/render/tie-words.js'

function set(...children: (string | Element)[]): string {
  const tree: Root = { type: 'root', children: [h('p', children)] }
  tieWords()(tree)
  return toHtml(tree)
}

const long = 'The servers answered for eleven days before anybody looked at what they'

it('ties the last two words of a paragraph', () => {
  expect(set(`${long} had sent.`)).toBe(`<p>${long} <span class="tied">had sent.</span></p>`)
})

it('takes the call at the last word along', () => {
  expect(set(`${long} had sent.`, h('sup.calls', '1'))).toBe(
    `<p>${long} <span class="tied">had sent.<sup class="calls">1</sup></span></p>`,
  )
})

it('ties those of a note before its address, which has a line of its own', () => {
  const source = h('a.source-url', 'https://example.com/')
  expect(set(`${long} had sent.`, source)).toBe(
    `<p>${long} <span class="tied">had sent.</span><a class="source-url">https://example.com/</a></p>`,
  )
})

it.each([
  ['a short paragraph', ['It was sent.']],
  ['long words, which fill enough of a line', [`${long} investigated.`]],
  ['an end that is a link', [`${long} had `, h('a', 'sent')]],
])('leaves alone %s', (_, children) => {
  expect(set(...children)).not.toContain('tied')
})

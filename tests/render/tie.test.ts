import type { ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { expect, it } from 'vitest'
import { tie } from '../../src/render/tie.js'

const call: ElementContent = {
  type: 'element',
  tagName: 'sup',
  properties: { className: ['calls'] },
  children: [{ type: 'text', value: '1' }],
}

function set(...line: (string | ElementContent)[]): string {
  const children = line.map(
    (piece): ElementContent => (typeof piece === 'string' ? { type: 'text', value: piece } : piece),
  )
  const tree: Root = {
    type: 'root',
    children: [{ type: 'element', tagName: 'p', properties: {}, children }],
  }
  tie()(tree)
  return toHtml(tree)
}

it('ties the last characters of a Japanese paragraph', () => {
  expect(set('侵入の痕跡は三月の初めまでさかのぼる')).toBe(
    '<p>侵入の痕跡は三月の初めまでさ<span class="tied">かのぼる</span></p>',
  )
})

it('ties those of a note before its address, which has a line of its own', () => {
  const source: ElementContent = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['source-url'] },
    children: [{ type: 'text', value: 'https://example.com/' }],
  }
  expect(set('出典：例 『三月の侵入の痕跡について』', source)).toBe(
    '<p>出典：例 『三月の侵入の痕跡に<span class="tied">ついて』</span><a class="source-url">https://example.com/</a></p>',
  )
})

it('ties a call and the character before it, with the full stop between them', () => {
  expect(set('見られる', call, 'と文は続き、ここで終わる。')).toContain(
    '見られ<span class="tied">る<sup class="calls">1</sup></span>と',
  )
  expect(set('見られる。', call, 'と文は続き、ここで終わる。')).toContain(
    '見られ<span class="tied">る。<sup class="calls">1</sup></span>と',
  )
})

it('never parts a word, whose letters may share a glyph', () => {
  const text = '中間者の位置を獲得する (ARP Spoofing)'
  expect(set(text)).toBe(`<p>${text}</p>`)
  expect(set('侵入の痕跡は三月の初めの RDP。')).toContain('の <span class="tied">RDP。</span>')
})

it('never parts a letter from its marks', () => {
  expect(set('会議の名はประชุมด่วนพรุ่งนี้その一')).toBe(
    '<p>会議の名はประชุมด่วนพรุ่ง<span class="tied">นี้その一</span></p>',
  )
  expect(set('濁点を分けて書いたか\u3099。', call, 'と文は続き、ここで終わる。')).toContain(
    '書いた<span class="tied">か\u3099。<sup',
  )
})

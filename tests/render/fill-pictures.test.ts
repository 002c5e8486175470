import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../../src/briefing/briefing.js'
import { fillPictures } from '../../src/render/fill-pictures.js'
import { measureWork } from '../processor-time.js'

/** Fills the picture of some HTML, a bitmap of this height; gives its classes. */
function classesIn(html: string, height = 48): string {
  const tree = fromHtml(html.replace('PICTURE', '<img data-picture="0" alt="a">'), {
    fragment: true,
  })
  const size = { width: 2 * height, height }
  const source: Bitmap = { kind: 'bitmap', format: 'png', bytes: Buffer.alloc(0), ...size }
  const picture = { kind: 'bitmap', dataUri: 'data:image/png;base64,', source, ...size } as const
  fillPictures('pdf', [picture])(tree)
  return /<img[^>]* class="([^"]*)"/.exec(toHtml(tree))?.[1] ?? ''
}

describe('a picture', () => {
  it.each([
    '<p>words PICTURE</p>',
    '<p><strong>words</strong> <a href="b">PICTURE</a></p>',
    '<p>words<br>PICTURE</p>',
  ])('stands in the line of its words: %s', (html) => {
    expect(classesIn(html)).toBe('picture in-line')
  })

  it.each([
    '<ul><li>PICTURE words</li></ul>',
    '<table><tr><td>PICTURE words</td></tr></table>',
    '<p> <a href="b">PICTURE</a> words</p>',
    '<ul><li>words <p>PICTURE words</p></li></ul>',
  ])('stands at the head of its words, where an indent may be: %s', (html) => {
    expect(classesIn(html)).toBe('picture in-line at-head')
  })

  it.each([
    '<p>PICTURE</p>',
    '<ul><li><p>words</p><p>PICTURE</p></li></ul>',
    '<li>words<figure>PICTURE<figcaption>words</figcaption></figure></li>',
  ])('stands alone where its paragraph or figure has nothing else: %s', (html) => {
    expect(classesIn(html)).toBe('picture')
  })

  it('stands alone where it is too high for a line, unless its author asks for less', () => {
    expect(classesIn('<p>As follows: PICTURE</p>', 500)).toBe('picture')
    const small = '<p>words <img data-picture="0" alt="a" height="20"></p>'
    expect(classesIn(small, 500)).toBe('picture in-line')
  })

  it('takes no longer than its number where very many stand in one paragraph', () => {
    const icon = { type: 'element', tagName: 'img', properties: { dataPicture: 0 }, children: [] }
    const children = Array.from({ length: 20_000 }, () => [
      { type: 'text', value: 'words' } as const,
      structuredClone(icon) as Element,
    ]).flat()
    const fill = fillPictures('pdf', [])
    const taken = measureWork(() => fill({ type: 'root', children: [h('p', children)] }))
    expect(taken).toBeLessThan(1000)
  })
})

import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { sanitizeSvg, sizeOfSvg } from '../../src/pictures/sanitize-svg.js'

const svg = (content: string) =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">${content}</svg>`
const clean = (content: string) => toHtml(sanitizeSvg(svg(content), 'p1-'), { space: 'svg' })

describe('sanitizeSvg', () => {
  it('keeps shapes, text and paint', () => {
    expect(clean('<text x="1" text-anchor="middle" font-weight="700">図</text>')).toBe(
      '<svg viewBox="0 0 10 20"><text x="1" text-anchor="middle" font-weight="700">図</text></svg>',
    )
  })

  it('gives ids and their uses a prefix', () => {
    expect(
      clean('<defs><linearGradient id="g"></linearGradient></defs><rect fill="url(#g)"></rect>'),
    ).toBe(
      '<svg viewBox="0 0 10 20"><defs><linearGradient id="p1-g"></linearGradient></defs><rect fill="url(#p1-g)"></rect></svg>',
    )
  })

  it.each([
    '<script>alert(1)</script>',
    '<style>@import "https://example.com/a.css"</style>',
    '<foreignObject><iframe src="https://example.com"></iframe></foreignObject>',
    '<image href="https://example.com/a.png"></image>',
    '<use href="#a"></use>',
    '<a href="javascript:alert(1)"></a>',
    '<animate attributeName="x"></animate>',
  ])('drops %s', (content) => {
    expect(clean(content)).toBe('<svg viewBox="0 0 10 20"></svg>')
  })

  it.each([
    'onload="alert(1)"',
    'style="fill:red"',
    'fill="url(https://example.com/#a)"',
    'xlink:href="#a"',
  ])('drops the attribute %s', (attribute) => {
    expect(clean(`<rect ${attribute}></rect>`)).toBe('<svg viewBox="0 0 10 20"><rect></rect></svg>')
  })

  it('refuses more elements than a drawing needs', () => {
    expect(() => sanitizeSvg(svg('<g></g>'.repeat(20_001)), 'p-')).toThrow(
      'more than the 20000 allowed',
    )
  })

  it('knows the size', () => {
    expect(sizeOfSvg(sanitizeSvg(svg(''), ''))).toEqual({ width: 10, height: 20 })
  })
})

import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { direct, directText } from '../../src/render/set-direction.js'

function set(html: string): string {
  const tree = fromHtml(html, { fragment: true })
  const before = textOf(tree)
  direct()(tree)
  expect(textOf(tree)).toBe(before)
  return toHtml(tree)
}

describe('what is written from right to left', () => {
  it.each([
    [
      'is an element of its own',
      '<p>By (מטה משה) said</p>',
      '<p>By (<bdi dir="rtl">מטה משה</bdi>) said</p>',
    ],
    [
      'takes the number after it along',
      '<p>See פרק 5.</p>',
      '<p>See <bdi dir="rtl">פרק <bdi dir="ltr">5</bdi></bdi>.</p>',
    ],
    [
      'goes on over emphasis, not over other words',
      '<p>a מטה <b>משה</b>, ב and ג</p>',
      '<p>a <bdi dir="rtl">מטה <b>משה</b>, ב</bdi> and <bdi dir="rtl">ג</bdi></p>',
    ],
    [
      'is all of a paragraph that begins so',
      '<td>אמר "Hello 1" וגם <code>x</code> 50%!</td>',
      '<td><bdi dir="rtl">אמר "<bdi dir="ltr">Hello 1</bdi>" וגם <bdi dir="ltr"><code>x</code></bdi> <bdi dir="ltr">50%</bdi>!</bdi></td>',
    ],
    [
      'leaves rows of signs the way that they are written',
      '<p>אמר paid ₿ ₩ € <i>x</i> א + ב</p>',
      '<p><bdi dir="rtl">אמר <bdi dir="ltr">paid ₿ ₩ € <i>x</i></bdi> א + ב</bdi></p>',
    ],
    [
      'has a sentence of the other way in it in one piece, whatever elements that has',
      '<td>אמר Then <b>5 %</b> of <i>12</i> left<sup>1</sup>.</td>',
      '<td><bdi dir="rtl">אמר <bdi dir="ltr">Then <b>5 %</b> of <i>12</i> left</bdi><bdi dir="ltr"><sup>1</sup></bdi>.</bdi></td>',
    ],
    [
      'is set in code, which runs to the right itself',
      '<pre><code>שלום = 1</code></pre>',
      '<pre><code><bdi dir="rtl">שלום</bdi> = 1</code></pre>',
    ],
    [
      'begins a line of code, where the one before is full',
      '<pre><code>echo שלום x</code></pre>',
      '<pre><code>echo <wbr><bdi dir="rtl">שלום</bdi> x</code></pre>',
    ],
    [
      'takes along what stands in a block that its author lets run so',
      '<div dir="rtl"><table><tr><td>.001</td><td>ID / אמר</td><td></td></tr></table></div>',
      '<div dir="rtl"><table><tbody><tr><td><bdi dir="ltr">.001</bdi></td><td><bdi dir="rtl"><bdi dir="ltr">ID</bdi> / אמר</bdi></td><td></td></tr></tbody></table></div>',
    ],
    [
      'takes along neither code nor what runs to the right by an attribute of its own',
      '<div dir="rtl"><pre><code>a();</code></pre><p dir="ltr">b.</p></div>',
      '<div dir="rtl"><pre dir="ltr"><code>a();</code></pre><p dir="ltr">b.</p></div>',
    ],
    [
      'is told from a sentence that only an attribute lets run so',
      '<p>a <span dir="rtl">(b) c.</span></p>',
      '<p>a <span dir="rtl"><bdi dir="ltr">(b) c.</bdi></span></p>',
    ],
    [
      'leaves the box of a task before it: it is the mark of the item',
      '<li><input type="checkbox" disabled> אמר 5</li>',
      '<li><input type="checkbox" disabled> <bdi dir="rtl">אמר <bdi dir="ltr">5</bdi></bdi></li>',
    ],
    ['is told from other text', '<p>日本 ABC 123 Ж ١٢</p>', '<p>日本 ABC 123 Ж ١٢</p>'],
  ])('%s', (_, html, wanted) => expect(set(html)).toBe(wanted))

  it('takes each item and cell by itself', () => {
    expect(set('<ul><li>א<ul><li>b</li></ul></li></ul>')).toBe(
      '<ul><li><bdi dir="rtl">א</bdi><ul><li>b</li></ul></li></ul>',
    )
  })
})

it('sets a text of a template as it would be set among others', () => {
  const written = toHtml({ type: 'root', children: directText('『פרק 5』') })
  expect(written).toBe('『<bdi dir="rtl">פרק <bdi dir="ltr">5</bdi></bdi>』')
  expect(directText('<b>')).toEqual([{ type: 'text', value: '<b>' }])
})

import { describe, expect, it } from 'vitest'
import { setTexts } from '../set.js'

const body = (text: string, edition: 'pdf' | 'html' = 'pdf') =>
  setTexts(['O', `# T\n\n${text}`], edition, { language: 'en' }).bodies[0]?.trim()

describe('footnoteReference', () => {
  it('sets calls side by side as one superscript', () => {
    expect(body('X[^a][^b], again[^a].\n\n[^a]: A\n\n[^b]: B')).toBe(
      '<p>X<sup class="calls"><a href="#note-1" id="call-1" data-call="call-1">1</a>, <a href="#note-2" id="call-2" data-call="call-2">2</a></sup>, again<sup class="calls"><a href="#note-1" id="call-1-2" data-call="call-1-2">1</a></sup>.</p>',
    )
  })

  it('sets calls on both sides of a remark as one superscript, too', () => {
    const notes = '.\n\n[^a]: A\n\n[^b]: B'
    expect(body(`X[^a]<!-- later -->[^b]${notes}`)).toBe(body(`X[^a][^b]${notes}`))
    expect(body(`X[^a] <!-- later -->[^b]${notes}`)).not.toContain('</a>, <a')
  })

  it.each([
    ['**claim[^a]**[^b]', 'claim1, 2'],
    ['[^a]**[^b] claim**', '1, 2 claim'],
    ['*A **claim[^a]***[^b]<!-- later -->[^b]', 'A claim1, 2, 2'],
    ['~~claim[^a]~~<kbd>[^b]</kbd>[^a]', 'claim1, 2, 1'],
    ['X[^a]<span id="x"></span>[^b]', 'X1, 2'],
    ['**claim[^a]** [^b]', 'claim1 2'],
    ['[^a][](#chapter-1)[^b]', '1Chapter 12'],
    ['[^a]\n\n[^b]', '1\n2'],
  ])('separates calls between which nothing is printed: %s', (text, shown) => {
    const html = body(`${text}\n\n[^a]: A\n\n[^b]: B`) ?? ''
    expect(html.replace(/<[^>]+>/g, '')).toBe(shown)
  })

  it('gives calls their DPUB role in the HTML edition only', () => {
    const text = 'X[^a].\n\n[^a]: A'
    expect(body(text, 'html')).toContain('role="doc-noteref"')
    expect(body(text, 'pdf')).not.toContain('role')
  })
})

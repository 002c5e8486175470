import { describe, expect, it } from 'vitest'
import { repairChapter } from '../fix/repair-text.js'

describe('inline notes', () => {
  it('become notes at the end of the file, all at once, in the order of their calls', () => {
    const before = [
      'A^[One <https://example.org/a>] b^[Two,\nin [two](https://example.org/b) lines].',
      '> c^[Three\n> lines].',
      '| d^[Four] |\n|---|\n',
    ].join('\n\n')
    const after = [
      'A[^inline-1] b[^inline-2].',
      '> c[^inline-3].',
      '| d[^inline-4] |\n|---|',
      '[^inline-1]: One <https://example.org/a>',
      '[^inline-2]: Two, in [two](https://example.org/b) lines',
      '[^inline-3]: Three lines',
      '[^inline-4]: Four\n',
    ].join('\n\n')
    expect(repairChapter(before)).toBe(after)
  })

  it('stand after the notes that are there, and take no label from them', () => {
    expect(repairChapter('A[^inline-1] b^[New].\n\n[^inline-1]: Old')).toBe(
      'A[^inline-1] b[^inline-2].\n\n[^inline-1]: Old\n\n[^inline-2]: New\n',
    )
  })

  it.each([
    'A[^a].\n\n[^a]: A note^[in a note].\n',
    'A^[- a list].\n',
    'A^[words](https://example.org/)^ set high, `^[code]` and ^[a-z]+.\n',
  ])('stay in %j', (text) => {
    expect(repairChapter(text)).toBe(text)
  })
})

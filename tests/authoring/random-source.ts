import fc from 'fast-check'
import { expect } from 'vitest'
import { formatSource } from '../../src/authoring/format/format-source.js'
import { meaningOf } from '../../src/authoring/format/keep-safe.js'

/** Pieces of Markdown that a careless joint turns into something else. */
const pieces = [
  '# Title',
  'Text[^a].',
  'Text[^b][^注] of two  \nlines[^a].',
  'Text that ends in a backslash\\ ',
  '    indented code  ',
  '\tcode after a tab',
  '- item[^c]',
  '- item\n\n  of two paragraphs[^b]',
  '* other item',
  '1. one\n2. two[^d]',
  '> quoted[^a]\n> ',
  '> [^b]: quoted note',
  '```\ncode [^a]  \n\n\n```',
  '```\nnever closed',
  ':::summary\n- point[^d]\n:::',
  ':::figure{#x}\n![alt](a.png "title  \nof two lines")\n\nCaption[^c]\n:::',
  ':::table\nnever closed',
  '| a | b |  \n|---|---|\n| 1[^a] | 2 |',
  '<!-- a comment -->',
  '<!-- briefing-disable-next-line note -- a reason -->\n',
  '<div>\n  html  \n</div>',
  '<h1>Title of <b>tags</b></h1>',
  '<details><summary>Words</summary>\n\nText[^a] inside.\n\n</details>',
  '<div align="center">\n<p>Words</p>\n\n- item\n\n',
  '</div>',
  '<!-- never closed',
  '---\nkey: value  \n---',
  '---',
  '***',
  'Heading  \n=======',
  '`code  \nspan`',
  '[link]: https://example.com/ "title"',
  '[^a]: One source.',
  '[^b]: Another[^c] source.\nlazily continued  ',
  '[^c]: A note\n\n    of two paragraphs  ',
  '  [^d]: An indented one.',
  '[^注]: 出典：例 <https://example.com/>',
  '[^a]: A duplicate.',
  '[^e]: Never called.',
  '[^f]:\n    - a list\n    - in a note',
  '[^g]: ```\n    code in a note\n',
  '[^h]: ',
  '',
  '   ',
]

const joint = fc.constantFrom('\n', '\n\n', '\n\n\n', '\n  \n', '\r\n', '\r\n\r\n', '\r')

export const randomSource: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...pieces), joint), { maxLength: 12 })
  .map((parts) => parts.flat().join(''))

/** What the normal form promises of every source. */
export function expectStable(parameters: fc.Parameters<[string]>): void {
  const property = fc.property(randomSource, (source) => {
    const formatted = formatSource(source)
    expect(meaningOf(formatted)).toBe(meaningOf(source))
    expect(formatSource(formatted)).toBe(formatted)
  })
  fc.assert(property, parameters)
}

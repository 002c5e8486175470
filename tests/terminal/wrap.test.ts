import { expect, it } from 'vitest'
import { wrapText } from '../../src/terminal/wrap.js'

it('breaks paragraphs and items anew, and leaves code and tables', () => {
  const text = [
    'A call whose label',
    'has no definition.',
    '',
    '- an item that is longer than it may be',
    '  and goes on',
    '- another',
    '',
    '    code stays as wide as it is written',
    '| a | table stays too, however wide |',
  ].join('\n')
  expect(wrapText(text, 20)).toBe(
    [
      'A call whose label',
      'has no definition.',
      '',
      '- an item that is',
      '  longer than it may',
      '  be and goes on',
      '- another',
      '',
      '    code stays as wide as it is written',
      '| a | table stays too, however wide |',
    ].join('\n'),
  )
  expect(wrapText(text, 80)).toContain('A call whose label has no definition.\n')
})

it('leaves whole what is wider than the terminal', () =>
  expect(wrapText('a `label-that-is-long` b', 10)).toBe('a\n`label-that-is-long`\nb'))

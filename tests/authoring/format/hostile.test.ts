import { expect, it } from 'vitest'
import { formatSource } from '../../../src/authoring/format/format-source.js'
import { trimBlankLines } from '../../../src/authoring/format/gather-definitions.js'
import { patientParser, TakesTooLong } from '../../../src/authoring/format/parse-patiently.js'

/** Shapes that once took minutes, because each of hundreds of trials parsed them anew. */
const shapes: [string, string][] = [
  ['a table of short rows', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(2000)}`],
  ['a table with blanks at the ends', `|a|b|\n|-|-|  \n${'|a|b|  \n'.repeat(2000)}`],
  ['definitions that cannot move', `${'- a[^a]\n\n      [^a]: b  \n\n'.repeat(1000)}`],
  ['blanks', `a${' '.repeat(60_000)}b\n`.repeat(4)],
  ['loose lists', '- a  \n\n\n\n'.repeat(1500)],
]

it.each(shapes)('formats %s, or gives up in time', { timeout: 12_000 }, (_, source) => {
  try {
    const formatted = formatSource(source)
    expect(formatSource(formatted)).toBe(formatted)
  } catch (error) {
    expect(error).toBeInstanceOf(TakesTooLong)
  }
})

it('leaves the blank lines of Windows inside a text, and takes those at its ends', () => {
  const inside = `  a ${'\r\n'.repeat(50_000)}b\t`
  expect(trimBlankLines(inside)).toBe(inside)
  expect(trimBlankLines(` \r\n\n${inside}\r\n \r\n\n\t`)).toBe(inside)
  expect(trimBlankLines('\r\n \n')).toBe('')
})

it('gives up at its deadline', () => {
  expect(() => formatSource('# A\n', performance.now() - 1)).toThrow(TakesTooLong)
})

it('parses a text once while it is remembered', () => {
  const parse = patientParser(performance.now() + 10_000)
  const tree = parse('# A\n')
  expect(parse('# A\n')).toBe(tree)
  for (const text of ['1', '2', '3', '4']) parse(text)
  expect(parse('# A\n')).not.toBe(tree)
})

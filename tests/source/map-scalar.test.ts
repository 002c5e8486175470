import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isScalar, parseDocument } from 'yaml'
import { mapScalar } from '../../src/source/disclaimer.js'

/** Takes YAML with the key `a`; gives the value and the way from it into the YAML. */
function read(yaml: string) {
  const node = parseDocument(yaml).get('a', true)
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range)
    throw new Error(`No text: ${yaml}`)
  const [start, end] = node.range
  return { value: node.value, offsetOf: mapScalar(node.value, yaml, start, end) }
}

describe('the way from a value to its YAML', () => {
  it.each([
    ['plain', 'a: One **two**, X'],
    ['plain over lines', 'a: One\n  **two**,\n\n  X\nb: X'],
    ['single quotes', "a: 'It''s ''one'', X'"],
    ['double quotes', 'a: "O\\u006ee \\"two\\",\\n\\nnone \\\\ X"'],
    ['literal', 'a: |\n  One\n\n    - two\n  X\nb: X'],
    ['folded', 'a: >-\n  One\n  two\n\n  X\n'],
    ['literal with CRLF', 'a: |\r\n  One\r\n  X\r\n'],
    ['another script', 'a: |2-\n   最初の行\n  X'],
  ])('leads to the same character: %s', (_, yaml) => {
    const { value, offsetOf } = read(yaml)
    expect(yaml.slice(offsetOf(value.indexOf('X'))).slice(0, 1)).toBe('X')
    expect(offsetOf(value.indexOf('X'))).toBe(yaml.indexOf('X'))
  })

  it('leads to it in any text, in blocks and in quotes', () => {
    const words = fc.array(
      fc.constantFrom('one', 'n', 't', '\\', "'", '"', ' ', '\n', '語', '- '),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(words, (parts) => {
        const text = `A${parts.join('')}Z`
        const block = `a: |\n${text.replace(/^/gm, '  ')}\n`
        const quoted = `a: '${text.replaceAll('\n', '\n\n  ').replaceAll("'", "''")}'\n`
        for (const yaml of [block, quoted, `a: ${JSON.stringify(text)}\n`]) {
          const { value, offsetOf } = read(yaml)
          expect(offsetOf(value.indexOf('Z'))).toBe(yaml.indexOf('Z'))
        }
      }),
      { seed: 2024, numRuns: 300 },
    )
  })
})

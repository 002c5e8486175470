import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayHoldBareAddress } from '../../src/markdown/bare-addresses.js'
import { createParser, parseText } from '../../src/markdown/parse-text.js'
import { briefings, readSample } from '../rules/run.js'

const everything = createParser(true)

describe('bare addresses', () => {
  it.each([
    'a https://example.com/ b',
    'a HTTP://example.com/',
    'www.example.com',
    'name@example.com',
    'name&#64;example.com',
    'name&commat;example.com',
    'http\\://example.com',
    'w\\ww.example.com',
    '\\<https://example.com>',
    '<https://exa mple.com>',
  ])('are looked for in %s', (text) => {
    expect(mayHoldBareAddress(text)).toBe(true)
    expect(parseText(text)).toEqual(everything.parse(text))
  })

  it.each([
    '出典：例 『題』 <https://example.com/?a=1&b=2>',
    'evil[.]example, hxxps[:]//evil[.]example, name[at]evil[.]example',
    'R&D TLP:CLEAR | [a](b.md) ![c](d.svg) `e`',
  ])('are not looked for in %s', (text) => {
    expect(mayHoldBareAddress(text)).toBe(false)
    expect(parseText(text)).toEqual(everything.parse(text))
  })

  it('are told from the text alone: a parser without them gives the same tree', () => {
    const parts = fc.constantFrom(
      ...[
        '<https://a.example/b?c=d&e>',
        '<https://a.example',
        '<http://[::1]>',
        'http:',
        '//',
        's',
      ],
      ...[
        '<',
        '>',
        '\\',
        '@',
        'w',
        'ww',
        '.',
        ':',
        '/',
        'a',
        'example',
        '&',
        'amp;',
        '#64;',
        '*',
        '_',
      ],
      ...[
        '[',
        ']',
        '(',
        ')',
        '[^a]',
        '\n[^a]: ',
        '\n\n',
        '\n',
        '\n> ',
        '\n- ',
        '`',
        '|',
        '\n|-|\n',
      ],
      ...[
        '~~',
        '\n:::figure{#a}\n',
        '\n:::\n',
        '    ',
        '<b title="',
        '"',
        '<!--',
        '-->',
        ' ',
        '。',
      ],
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (chosen) => {
        const text = chosen.join('')
        fc.pre(!mayHoldBareAddress(text))
        expect(parseText(text)).toEqual(everything.parse(text))
      }),
      { numRuns: 3000, seed: 20_260 },
    )
  })

  it.each(readdirSync(briefings))('are in no text of sample %s without being seen', (id) => {
    for (const { text } of readSample(id)) expect(parseText(text)).toEqual(everything.parse(text))
  })
})

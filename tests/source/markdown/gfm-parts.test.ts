import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gfmPartsOf } from '../../../src/source/markdown/gfm-parts.js'
import { createParser, parseMarkdown } from '../../../src/source/markdown/parse-text.js'
import { briefings, readSample } from '../../lint/rules/run.js'

const everything = createParser({ bareAddresses: true, tables: true })

describe('parts of GFM that a text may lack', () => {
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
  ])('are bare addresses, but not in %s', (text) => {
    expect(gfmPartsOf(text).bareAddresses).toBe(true)
    expect(parseMarkdown(text)).toEqual(everything.parse(text))
  })

  it.each(['a\n:-', 'a\n-:', '> a\n> :-:', '| a |\n| - |', 'a|b\n-|-'])(
    'are tables, but not in %j',
    (text) => {
      expect(gfmPartsOf(text).tables).toBe(true)
      expect(parseMarkdown(text)).toEqual(everything.parse(text))
    },
  )

  it.each([
    '出典：例 『題』 <https://example.com/?a=1&b=2>',
    'evil[.]example, hxxps[:]//evil[.]example, name[at]evil[.]example',
    'R&D TLP:CLEAR [a](b.md) ![c](d.svg) `e`\n---\n- f',
  ])('are both in %j', (text) => {
    expect(gfmPartsOf(text)).toEqual({ bareAddresses: false, tables: false })
    expect(parseMarkdown(text)).toEqual(everything.parse(text))
  })

  it('are told from the text alone: a parser without them gives the same tree', () => {
    const marks = [
      '<https://a.example/b?c=d&e>~<https://a.example~<http://[::1]>~http:~//~s~@~w~ww~.~/~a~example',
      '<~>~\\~&~amp;~#64;~*~_~[~]~(~)~[^a]~\n[^a]: ~\n\n~\n~\n> ~\n- ~`~```\n~ ~    ~。~\t',
      ':~-~:-~|~\n:-\n~\n|-|\n~\n-\n~\n:::figure{#a}\n~\n:::\n~<b title="~"~<!--~-->',
    ]
    const parts = fc.constantFrom('~', ...marks.flatMap((some) => some.split('~')))
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (chosen) => {
        const text = chosen.join('')
        const { bareAddresses, tables } = gfmPartsOf(text)
        fc.pre(!bareAddresses || !tables)
        expect(parseMarkdown(text)).toEqual(everything.parse(text))
      }),
      { numRuns: 1000, seed: 20_260 },
    )
  })

  it.each(readdirSync(briefings))('are seen where sample %s has them', (id) => {
    for (const { text } of readSample(id))
      expect(parseMarkdown(text)).toEqual(everything.parse(text))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../src/proof/align.js'
import { createStream } from '../../src/proof/joined-text.js'
import type { ModelText } from '../../src/proof/model.js'
import type { TextItem } from '../../src/proof/pdf/facts.js'

const box = { left: 0, bottom: 0, right: 9, top: 9 }

/** A source of paragraphs, one a line of the file. */
const source = (texts: readonly string[]): ModelText[] =>
  texts.map((text, index) => ({
    kind: 'paragraph',
    place: 'body',
    text,
    file: 'a.md',
    line: index + 1,
    column: 1,
  }))

/** A print of blocks, each of one or more runs of glyphs. */
function print(blocks: readonly (string | readonly string[])[]) {
  const items = blocks.map((block) =>
    [block].flat().map((text): TextItem => ({ page: 1, text, box, size: 9, mark: undefined })),
  )
  const ends = (at: number) => new Set(items.flatMap((block) => block.at(at) ?? []))
  return createStream(items.flat(), { first: ends(0), last: ends(-1) })
}

function judge(texts: readonly string[], blocks: readonly (string | readonly string[])[]) {
  const { texts: aligned, doubled, repeated } = align(source(texts), print(blocks))
  return [
    ...aligned.flatMap(({ source: { line }, found, elsewhere }) =>
      found ? [] : [`${line} ${elsewhere ? 'elsewhere' : 'lost'}`],
    ),
    ...doubled.map((double) => `${double.source.line} doubled`),
    ...repeated.map((repeat) => `${repeat.source.line} repeated`),
  ]
}

describe('texts and their print', () => {
  const moderation = [
    'Moderation',
    'Compiler',
    'Moderation is hard.',
    'Moderation',
    'Compiler work goes on. Moderation is hard.',
    'Moderation is hard.',
  ]

  it('are held together where the same words stand twice, alone and inside others', () => {
    expect(judge(moderation, moderation)).toEqual([])
    expect(judge(moderation, ['Cover', ...moderation.map((text) => text.split(/(?= )/))])).toEqual(
      [],
    )
  })

  it('are held together where a cover says before them what one of them says', () => {
    const texts = ['Opening.', 'Profiles of the actors', 'Which to choose.']
    const cover = ['A report', 'Profiles of the actors', 'Example Security']
    expect(judge(texts, [...cover, ...texts])).toEqual([])
    expect(judge(texts, [...cover, 'Opening.', 'Which to choose.'])).toEqual(['2 elsewhere'])
  })

  it('are held together where a cover says what the first of them says', () => {
    const texts = ['Profiles of the actors', 'Which to choose.', 'Profiles of the actors']
    const cover = ['Profiles of the actors', 'Example Security', 'Profiles of the actors', '2024']
    expect(judge(texts, [...cover, ...texts])).toEqual([])
    expect(judge(texts.slice(0, 1), [...cover, ...texts.slice(0, 1)])).toEqual([])
    const [first = '', ...others] = texts
    expect(judge(texts, [...cover, [first, first], ...others])).toEqual(['1 doubled'])
    // The second text may be hyphenated.
    expect(
      judge(['Profiles', 'Com\u00adpiler', 'Profiles'], ['Profiles', 'Com\u2010piler', 'Profiles']),
    ).toEqual([])
  })

  it.each([
    ['a text that is gone', moderation.toSpliced(4, 1), ['5 lost']],
    [
      'one that lost its end',
      moderation.toSpliced(4, 1, 'Compiler work goes on. Moderation'),
      ['5 lost'],
    ],
    [
      'one that lost its beginning',
      moderation.toSpliced(4, 1, 'goes on. Moderation is hard.'),
      ['5 lost'],
    ],
    [
      'one that is doubled',
      moderation.toSpliced(4, 0, 'Compiler work goes on. Moderation is hard.'),
      ['5 doubled'],
    ],
    [
      'one that is doubled in its own block',
      [
        ...moderation.slice(0, 2),
        ['Moderation is hard.', 'Moderation is hard.'],
        ...moderation.slice(3),
      ],
      ['3 doubled'],
    ],
    [
      'one that is printed three times',
      [...moderation, ['Moderation is hard.', 'Moderation is hard.']],
      ['3 doubled', '3 doubled'],
    ],
  ])('show %s, and nothing else', (_, blocks, faults) => {
    expect(judge(moderation, blocks)).toEqual(faults)
  })

  const lines = ['The first line of three,', ' then the second,', ' and the third of them.']
  const [first = '', second = '', third = ''] = lines
  const around = ['Before it.', lines.join(''), 'The first line of three is here, too.']

  it.each([
    ['its last line', [...lines, third], ['2 repeated']],
    ['its last line three times', [...lines, third, third], ['2 repeated']],
    ['its first line', [first, ...lines], ['2 repeated']],
    ['a line before its last', [...lines, second, third], ['2 repeated']],
    ['a line inside it', [first, second, second, third], ['2 lost']],
  ])('show a paragraph with %s again, and nothing else', (_, block, faults) => {
    const [opening = '', , closing = ''] = around
    expect(judge(around, [opening, block, closing])).toEqual(faults)
  })

  it('are where a label stands beside them, though they stand alone after the text that comes next', () => {
    const texts = ['Profiles', 'What profiles are.', 'Profiles', 'Which to choose.']
    const blocks = [['Chapter 1', 'Profiles'], 'What profiles are.', 'Profiles', 'Which to choose.']
    expect(judge(texts, blocks)).toEqual([])
  })

  it('show no paragraph with other words beside it', () => {
    const [opening = '', , closing = ''] = around
    for (const block of [
      ['12. ', ...lines],
      [...lines, ' (as of today, at least)'],
    ])
      expect(judge(around, [opening, block, closing])).toEqual([])
  })

  it('show a paragraph that says a thing twice and is printed with it thrice', () => {
    const twice = ['It was down for days. ', 'It was down for days. ']
    expect(judge([twice.join('')], [twice])).toEqual([])
    expect(judge([twice.join('')], [[...twice, 'It was down for days.']])).toEqual(['1 repeated'])
  })

  it('are found far after a cover, however short they are', () => {
    const cover = 'A long cover. '.repeat(40)
    expect(judge(['Short.'], [cover, 'Short.'])).toEqual([])
    expect(judge(['Short.'], [`${cover}Short.`])).toEqual(['1 lost'])
  })

  const words = fc.constantFrom('Tools', 'Moderation', 'is hard.', 'Compiler work', 'goes on.', '1')
  const text = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
  const document = fc.array(text, { minLength: 1, maxLength: 12 })

  it('give no finding whatever is said again', () => {
    fc.assert(
      fc.property(document, (texts) => {
        expect(judge(texts, texts)).toEqual([])
        expect(judge(texts, ['第 1 章', ...texts, 'Disclaimer'])).toEqual([])
      }),
      { seed: 2024, numRuns: 500 },
    )
  })

  it('give one where a block is lost or doubled', () => {
    fc.assert(
      fc.property(document, fc.nat(), (texts, any) => {
        const at = any % texts.length
        const own = `Only here ${at}`
        const all = texts.toSpliced(at, 1, own)
        expect(judge(all, all.toSpliced(at, 1))).toContain(`${at + 1} lost`)
        expect(judge(all, all.toSpliced(at, 0, own))).toEqual([`${at + 1} doubled`])
      }),
      { seed: 2024, numRuns: 500 },
    )
  })
})

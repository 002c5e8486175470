import { describe, expect, it } from 'vitest'
import { chapterId } from '../../src/briefing/reference-target.js'
import { assembleTexts } from '../render/set.js'

const numbers = (texts: readonly string[]) =>
  assembleTexts(texts).notes.map(({ number, label, file, calls }) => [
    number,
    label,
    file,
    calls.map(({ id, place }) => `${id} ${place}`).join(', '),
  ])

describe('assemble', () => {
  it('numbers notes through the whole briefing, in the order of their first calls', () => {
    const chapter = '# T[^b]\n\nX[^a].\n\n[^a]: A\n\n[^b]: B\n'
    expect(numbers(['Opening.', chapter, chapter])).toEqual([
      [1, 'b', '01-chapter-1.md', 'call-1 body'],
      [2, 'a', '01-chapter-1.md', 'call-2 body'],
      [3, 'b', '02-chapter-2.md', 'call-3 body'],
      [4, 'a', '02-chapter-2.md', 'call-4 body'],
    ])
  })

  it('reads the opening words and all summaries before the chapters', () => {
    const texts = [
      'O[^o].\n\n[^o]: O',
      '# T\n\nX[^x].\n\n[^x]: X',
      '# T\n\n:::summary\n- S[^s]\n:::\n\n[^s]: S',
    ]
    expect(numbers(texts)).toEqual([
      [1, 'o', 'briefing.md', 'call-1 summary'],
      [2, 's', '02-chapter-2.md', 'call-2 summary'],
      [3, 'x', '01-chapter-1.md', 'call-3 body'],
    ])
  })

  it('reads a summary where it stands in a commentary, which has no page for it', () => {
    const texts = ['O', '# T\n\nX[^x].\n\n:::summary\n- S\n:::\n\n[^x]: X']
    const [chapter] = assembleTexts(texts, { layout: 'commentary' }).chapters
    expect(chapter?.summary).toEqual([])
    expect(chapter?.body.blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'containerDirective',
    ])
    const [lifted] = assembleTexts(texts).chapters
    expect(lifted?.summary.map(({ type }) => type)).toEqual(['list'])
    expect(lifted?.body.blocks.map(({ type }) => type)).toEqual(['paragraph'])
  })

  it('numbers three thousand notes that call each other', () => {
    const chain = Array.from(
      { length: 3000 },
      (_, at) => `[^n${at}]: Note${at < 2999 ? `[^n${at + 1}]` : ''}`,
    )
    const { notes } = assembleTexts(['O', `# T\n\nX[^n0].\n\n${chain.join('\n\n')}`])
    expect(notes.map(({ label }) => label)).toEqual(chain.map((_, at) => `n${at}`))
  })

  it('gives a repeated call the same number and an id of its own', () => {
    expect(numbers(['O', '# T\n\nX[^x], Y[^y], X[^X].\n\n[^y]: Y\n\n[^x]: X'])).toEqual([
      [1, 'x', '01-chapter-1.md', 'call-1 body, call-1-2 body'],
      [2, 'y', '01-chapter-1.md', 'call-2 body'],
    ])
  })

  it('numbers a note that a note calls right after it', () => {
    expect(numbers(['O', '# T\n\nX[^a], Y[^c].\n\n[^a]: A[^b]\n\n[^b]: B[^a]\n\n[^c]: C'])).toEqual(
      [
        [1, 'a', '01-chapter-1.md', 'call-1 body, call-1-2 note'],
        [2, 'b', '01-chapter-1.md', 'call-2 note'],
        [3, 'c', '01-chapter-1.md', 'call-3 body'],
      ],
    )
  })

  it('finds calls in lists, cells, headings and captions', () => {
    const text = [
      '# T',
      '## H[^h]',
      '- L[^l]',
      '> Q[^q]',
      '| C[^c] |\n|---|\n| D[^d] |',
      ':::figure{#f}\n![a](a.svg)\n\nCaption[^f]\n:::',
      ...'hlqcdf'.split('').map((label) => `[^${label}]: N`),
    ].join('\n\n')
    expect(numbers(['O', text]).map(([number, label]) => `${number}${label}`)).toEqual([
      '1h',
      '2l',
      '3q',
      '4c',
      '5d',
      '6f',
    ])
  })

  it('lists the URLs of a note', () => {
    const { notes } = assembleTexts([
      'O',
      '# T\n\nX[^x].\n\n[^x]: See https://a.example/ and <https://b.example/>',
    ])
    expect(notes[0]?.urls).toEqual(['https://a.example/', 'https://b.example/'])
  })

  it('numbers pictures that stand alone, whatever they stand in', () => {
    const text =
      '# T\n\n::::figures\n![a](a.svg "A")\n\n![b](b.svg "B")\n::::\n\n:::summary\n![c](c.svg "C")\n:::\n\n> ![d](d.svg "D")'
    const { figures } = assembleTexts(['O', text], { layout: 'commentary' })
    expect(figures.map(({ number, image }) => `${number} ${image.title}`)).toEqual([
      '1 A',
      '2 B',
      '3 C',
      '4 D',
    ])
  })

  it('numbers figures and tables through the briefing and resolves what refers to them', () => {
    const figure = (id: string) => `:::figure{#${id}}\n![a](a.svg)\n\nCaption\n:::`
    const table = ':::table{#t}\nCaption\n\n| a |\n|---|\n:::'
    const { figures, tables, index } = assembleTexts([
      'O',
      `# T\n\n${figure('one')}\n\n[](#two) [](#t) [](#chapter-2) [](#none)`,
      `# T\n\n::::figures\n${figure('two')}\n${figure('three')}\n::::\n\n${table}\n\n![a](b.svg "Caption")\n\n![a](c.svg)`,
    ])
    expect(figures.map(({ number, id }) => `${number} ${id}`)).toEqual([
      '1 one',
      '2 two',
      '3 three',
      '4 figure-4',
    ])
    expect(tables.map(({ number, id }) => `${number} ${id}`)).toEqual(['1 t'])
    expect([...index.targetByLink.values()]).toEqual([
      { kind: 'figure', number: 2, id: 'two' },
      { kind: 'table', number: 1, id: 't' },
      { kind: 'chapter', number: 2, id: 'chapter-2' },
    ])
  })
})

describe('chapterId', () => {
  it.each([
    ['chapters/02-taurus-leak.md', 'taurus-leak'],
    ['10_x.md', 'x'],
    ['7.md', '7'],
    ['intro.md', 'intro'],
  ])('%s is %s', (file, id) => {
    expect(chapterId(file)).toBe(id)
  })
})

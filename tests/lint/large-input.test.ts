import { describe, expect, test } from 'vitest'
import { runCheck, toSource } from './rules/run.js'

/** Nothing is timed here: work that grows with the square of the input would not end within the test's limit. */
describe('large input', () => {
  test('ten thousand notes in a hundred chapters', () => {
    const chapters = Array.from({ length: 100 }, (_, chapter) => {
      const notes = Array.from({ length: 100 }, (_, note) => `n${note}`)
      const text = [
        '# 章',
        ':::summary\n- 要点\n:::',
        ...notes.map((label) => `本文[^${label}]。`),
        ...notes.map((label) => `[^${label}]: 出典 ${label}`),
      ].join('\n\n')
      return { name: `${chapter + 1}-chapter-${chapter + 1}.md`, text }
    })
    const briefing = { name: 'briefing.md', text: '---\nlayout: monthly\n---\n' }
    expect(runCheck(toSource([briefing, ...chapters]))).toEqual([])
  })

  test.each([
    [
      'failed calls and as many unused notes',
      2000,
      (index: number) => `x[^u${index}]\n\n[^d${index}]: y\n\n`,
    ],
    ['wrong calls of one note', 20_000, () => '(^a) '],
    [
      'notes that cite one page',
      1500,
      (index: number) => `[^d${index}]: y${index} <http://a.example/>\n`,
    ],
    [
      'links to nothing below notes by hand',
      2000,
      (index: number) =>
        index < 999 ? `[${index}]: a\n\n` : `[x](#h${index}) [${index % 999}]\n\n`,
    ],
    [
      'blanks after a brace',
      150_001,
      (index: number) => (index === 0 ? '[a]{' : index < 150_000 ? ' ' : 'x'),
    ],
    ['explained terms', 8000, (index: number) => (index === 0 ? 'Term\n' : ': a\n')],
    ['links of a wiki', 4000, (index: number) => `[[Page ${index}]]\n\n`],
    ['suppression comments', 5000, () => '<!-- briefing-disable-next-line a -->\n'],
    ['addresses', 20_000, () => 'evil.com '],
    ['letters and points', 60_000, () => 'a.'],
    ['letters and hyphens', 60_000, () => 'a-'],
    ['groups of an address', 30_000, () => 'aaaa:'],
    ['brackets after a URL', 30_000, (index: number) => (index === 0 ? 'http://a.b/' : ')')],
    ['open comments', 15_000, () => '<!-- '],
    ['dates', 30_000, () => '2024-'],
  ])('%s', (_, count, write) => {
    const text = Array.from({ length: count }, (_, index) => write(index)).join('')
    expect(runCheck(toSource([{ name: 'notes.md', text }])).length).toBeGreaterThanOrEqual(0)
  })

  test.each([
    ['boxes of other tools', ':::danger\nText.\n:::\n\n'],
    ['fences that open nothing', '::: summary\n\n'],
  ])('%s', (_, block) => {
    const text = `# One\n\n${block.repeat(4000)}`
    expect(runCheck(toSource([{ name: '01-one.md', text }])).length).toBeGreaterThan(4000)
  })
})

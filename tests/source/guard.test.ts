import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { inspect } from '../../src/pipeline/inspect.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { findTooComplex } from '../../src/source/markdown/too-complex.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { briefings } from '../lint/rules/run.js'
import { measureWork } from '../processor-time.js'

const runs = (count: number) =>
  Array.from({ length: count }, (_, index) => '`'.repeat(index + 1)).join(' ')

/** What the parser needs time for with the square of its length: refused, or read within the limit of the test. */
const hostile: [string, string][] = [
  ['container fences', ':::a\n'.repeat(2000)],
  ['container fences apart', ':::a\n\n'.repeat(2000)],
  ['container fences in quotes', '> :::a\n'.repeat(2000)],
  ['open calls', '[^a'.repeat(100_000)],
  ['open calls line by line', '[^a\n'.repeat(100_000)],
  ['failed calls', '[^a] '.repeat(100_000)],
  ['failed calls in short lines', 'x[^a]\n'.repeat(100_000)],
  ['open brackets', '['.repeat(60_000)],
  ['open links', '[ (]('.repeat(12_000)],
  ['emphasis of two kinds', '*a_ '.repeat(16_000)],
  ['nested emphasis', `${'*a **a '.repeat(5000)}b${' a** a*'.repeat(5000)}`],
  ['one long run', `${'*'.repeat(30_000)}a${'*'.repeat(30_000)}`],
  ['strong beside Japanese brackets', '**「重**要\n'.repeat(8000)],
  ['backtick runs', runs(1000)],
  ['backtick runs in short lines', runs(1000).replaceAll(' ', '\n')],
  ['quotes', `${'> '.repeat(5000)}a`],
  ['quotes without blanks', `${'>'.repeat(5000)}a`],
  ['list items in a line', `${'- '.repeat(5000)}a`],
  ['a deep list', Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
  ['notes in notes', `${'[^a]: '.repeat(5000)}x`],
  ['a fence that HTML hides', `<!--\n\`\`\`\n-->\n${'[^a\n'.repeat(30_000)}`],
  ['a fence that a container ends', `:::a\n\`\`\`\n:::\n${'[^a\n'.repeat(30_000)}`],
  ['a table that is none', `a\nb | c\n-|-\n${'[^a\n'.repeat(30_000)}`],
  ['a row of cells', `|a|\n|-|\n${'a|'.repeat(30_000)}`],
  ['a wide table', `${'|a'.repeat(16_000)}|\n${'|-'.repeat(16_000)}|\n`],
  ['a wide table in a quote', `> ${'|a'.repeat(9000)}|\n> ${'|-'.repeat(9000)}|\n`],
  ['a table of short rows', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(5000)}`],
  [
    'a table of empty cells',
    `${'|a'.repeat(99)}|\n${'|-'.repeat(99)}|\n${`${'|'.repeat(99)}\n`.repeat(600)}`,
  ],
  ['tables', '|a|\n|-|\n\n'.repeat(7000)],
  ['a quote that goes on without its mark', `> ${'a\n'.repeat(30_000)}`],
  ['a list item that goes on without its mark', `- ${'a\n'.repeat(30_000)}`],
  ['deep quotes that go on without marks', `${'> '.repeat(99)}${'a\n'.repeat(30_000)}`],
  ['a fence in front matter', `---\n\`\`\`\n---\n${'[^a\n'.repeat(30_000)}`],
]

const honest: [string, string][] = [
  ['ten thousand notes', Array.from({ length: 10_000 }, (_, i) => `A[^${i}].\n\n`).join('')],
  ['definitions without blank lines', '[^abc]: Note <http://a.example/>\n'.repeat(20_000)],
  ['a table of indicators', `| a | b |\n|---|---|\n${'| evil[.]com | 1[.]2 |\n'.repeat(9000)}`],
  [
    'a wide table of indicators',
    `${'| a '.repeat(40)}|\n${'|---'.repeat(40)}|\n${`${'| evil[.]com '.repeat(40)}|\n`.repeat(400)}`,
  ],
  ['a quote of words', `> Word.\n${'> Word and word.\n'.repeat(9000)}`],
  ['a list item of words', `- Word.\n${'  Word and word.\n'.repeat(9000)}`],
  ['a list of indicators', '- **evil[.]com**\n'.repeat(9000)],
  ['a code block of indicators', `\`\`\`\n${'evil[.]com\n'.repeat(9000)}\`\`\`\n`],
  [
    'text after a code block of indicators',
    `\`\`\`\n${'evil[.]com\n'.repeat(9000)}\`\`\`\nThe [above](#a).\n`,
  ],
  ['closed containers', ':::a\nx\n:::\n\n'.repeat(5000)],
  ['code spans', 'a `b` c\n'.repeat(9000)],
  ['words with underscores', 'some_long_name\n'.repeat(9000)],
]

describe('findTooComplex', () => {
  it.each(hostile)('refuses %s, or they are read soon', (_, text) => {
    const read = () => {
      const fault = findTooComplex(text)
      if (fault) expect(fault.reason).toMatch(/; /)
      else expect(parseText(text).type).toBe('root')
    }
    expect(measureWork(read)).toBeLessThan(5000)
  })

  it.each(honest)('lets %s pass', (_, text) => {
    expect(findTooComplex(text)).toBeUndefined()
  })

  it('says what to do with a picture that stands in the text', () => {
    const data = `data:image/png;base64,${'A'.repeat(70_000)}`
    for (const text of [`![A](${data})`, `[a]: <${data}>`, `<img src="${data}">`]) {
      expect(findTooComplex(text)?.reason).toMatch(/; save the picture that is in it as a file/)
    }
    expect(findTooComplex('A'.repeat(70_000))?.reason).toMatch(/; break it$/)
  })

  it('lets the samples pass', () => {
    for (const name of readdirSync(briefings, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue
      expect(findTooComplex(readFileSync(path.join(briefings, name), 'utf8'))).toBeUndefined()
    }
  })

  it('refuses more rows than the browser prints, in a quote too, and lets two tables have as many', () => {
    const rows = (mark: string) => `${mark}|a|b|\n`.repeat(9999)
    expect(findTooComplex(`${rows('')}|c|d|\n`)).toBeUndefined()
    expect(findTooComplex(`${rows('> ')}> |c|d|\n> |e|f|\n`)).toEqual({
      line: 10_001,
      reason: 'This table has more than the 10000 rows allowed; divide it into several',
    })
    expect(findTooComplex(`${rows('')}\n${'|a|\n'.repeat(9999)}`)).toBeUndefined()
  })

  it('counts the lines of code of a file, and a machine may be asked for more', () => {
    const blocks = '```\nx\n```\n\n'.repeat(6667)
    const fault = { line: 26_667, reason: expect.stringMatching(/20000 lines of code allowed/) }
    expect(findTooComplex(blocks)).toEqual(fault)
    vi.stubEnv('BRIEFING_LIMITS', '1.5')
    expect(findTooComplex(blocks)).toBeUndefined()
    vi.stubEnv('BRIEFING_LIMITS', 'more')
    expect(() => findTooComplex(blocks)).toThrow(
      'Unexpected value `more` of BRIEFING_LIMITS, expected a number above zero',
    )
    vi.unstubAllEnvs()
  })

  it('names line and construct', () => {
    expect(findTooComplex(`Text.\n\n${':::a\n'.repeat(200)}`)).toEqual({
      line: 33,
      reason: expect.stringMatching(/`:::` containers open inside each other.*close them/),
    })
  })

  it('makes one message of it, on a file read as empty', async () => {
    const folder = await writeBriefing({
      '02-hostile.md': `${plainChapter}\n${'[^a'.repeat(9000)}\n`,
    })
    const { parsed } = await inspect(folder)
    const file = parsed[2]?.file
    expect(String(file)).toBe('')
    const fatal = file?.messages.filter(({ ruleId }) => ruleId === 'too-complex')
    expect(fatal).toMatchObject([{ line: 13, fatal: true }])
  })
})

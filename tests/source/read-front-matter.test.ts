import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { readFrontMatter } from '../../src/source/read-front-matter.js'
import { monthlyFrontMatter } from '../briefing-folder.js'

function read(text: string) {
  const file = new VFile({ path: 'briefing.md', value: text })
  const frontMatter = readFrontMatter(file, parseText(String(file)))
  return { frontMatter, messages: file.messages.map(String) }
}

describe('readFrontMatter', () => {
  it('gives what stands there', () => {
    const { frontMatter, messages } = read(monthlyFrontMatter)
    expect(messages).toEqual([])
    expect(frontMatter).toMatchObject({
      title: '試験の月報',
      period: '2024-03',
      issued: '2024-04-10',
    })
  })

  it.each(['\r\n', '\r'])('reads lines that end in %j, with faults at their places', (end) => {
    const { frontMatter, messages } = read(monthlyFrontMatter.replaceAll('\n', end))
    expect(messages).toEqual([])
    expect(frontMatter).toMatchObject({ title: '試験の月報', issued: '2024-04-10' })
    const line = monthlyFrontMatter.split('\n').findIndex((each) => each.startsWith('issued')) + 1
    const wrong = monthlyFrontMatter.replace('issued:', 'isued:').replaceAll('\n', end)
    expect(read(wrong).messages).toContainEqual(expect.stringContaining(`briefing.md:${line}:1`))
  })

  it('takes the pages of the summary, the id of what it translates, and the house’s own fields as they are', () => {
    const more =
      'summary-pages: 2\ntranslation-of: 2024-02\nextra:\n  customer: 例\n  contract: 17\n  teams: [a, b]\n'
    const { frontMatter, messages } = read(
      monthlyFrontMatter.replace('publisher', `${more}publisher`),
    )
    expect(messages).toEqual([])
    expect(frontMatter).toMatchObject({
      'summary-pages': 2,
      'translation-of': '2024-02',
      extra: { customer: '例', contract: 17, teams: ['a', 'b'] },
    })
  })

  it.each([
    ['nothing', 'Text\n', 'briefing.md:1:1: Missing front matter'],
    [
      'front matter that is never closed',
      '---\ntitle: A\nauthors:\n  - B\n\nWords of the summary.\n',
      'briefing.md:4:1-4:6: The front matter that begins in line 1 is never closed. Write a line `---` below this line',
    ],
    [
      'front matter that is never closed, before a heading',
      '---\ntitle: A\n\n# One\n',
      'briefing.md:2:1-2:9: The front matter that begins in line 1 is never closed',
    ],
    ...['--', '----', ' ---', '—', '...'].map((end): [string, string, string] => [
      `front matter that ${end} is to close`,
      `---\ntitle: A\n\n${end}\n\nWords.\n`,
      `briefing.md:4:1-4:${end.length + 1}: \`${end.trim()}\` does not close the front matter that begins in line 1. Write \`---\`, without blanks before it`,
    ]),
    [
      'front matter that a rule in the text closes',
      '---\ntitle: A\nlayout: monthly\n\nWords of the summary.\nMore.\n\n---\n\nMore words.\n',
      'briefing.md:3:1-3:16: The front matter that begins in line 1 goes on to line 8. Write a line `---` below this line',
    ],
    [
      'front matter that dashes open',
      '–––\ntitle: A\n---\n',
      'briefing.md:1:1-1:4: `–––` does not open the front matter, which begins and ends with a line `---`. Write `---`',
    ],
    [
      'front matter below a blank line',
      '\n---\ntitle: A\n---\n',
      'briefing.md:2:1-2:4: The front matter must be the first thing in the file. Delete the blank line above it',
    ],
    [
      'a list',
      '---\n- a\n---\n',
      'briefing.md:1:1: The front matter must be a list of "key: value" lines',
    ],
    [
      'an unknown key',
      monthlyFrontMatter.replace('publisher:', 'publsher:'),
      'briefing.md:9:1-9:9: Unknown key `publsher`. Did you mean `publisher`?',
    ],
    [
      'an unknown key that means a missing one',
      monthlyFrontMatter.replace('title:', 'titel:'),
      'briefing.md:2:1-2:6: Unknown key `titel`. Did you mean `title`?',
    ],
    [
      'an unknown key whose value would be wrong as well',
      monthlyFrontMatter.replace('publisher:', 'author: Me\npublisher:'),
      'briefing.md:9:1-9:7: Unknown key `author`. Did you mean `authors`? It takes a list, each item on a line after "- "',
    ],
    [
      'a language that nobody speaks',
      monthlyFrontMatter.replace('language: ja', 'language: jp'),
      'Unexpected value of `language`, expected a language tag such as "ja" or "en"',
    ],
    [
      'a publisher for whom the foot of a page has no room',
      monthlyFrontMatter.replace('Example Security', '例'.repeat(81)),
      'briefing.md:9:1-9:10: Unexpected value of `publisher`, expected the name printed after ©, of at most 160 Latin or 80 Japanese letters',
    ],
    [
      'a key far from all',
      monthlyFrontMatter.replace('---\ntitle', '---\nfavouriteColour: red\ntitle'),
      'briefing.md:2:1-2:16: Unknown key `favouriteColour`. Known keys are title, layout',
    ],
    [
      'a missing key',
      monthlyFrontMatter.replace(/publisher.*\n/, ''),
      'briefing.md:1:1: Missing key `publisher`, expected the name printed after ©',
    ],
    [
      'a month without a period',
      monthlyFrontMatter.replace(/period.*\n/, ''),
      'briefing.md:1:1: Missing key `period`, expected the month covered, such as "2024-03"',
    ],
    [
      'a number for a version',
      monthlyFrontMatter.replace('"0.01"', '0.01'),
      'briefing.md:7:1-7:8: Unexpected value of `version`, expected the version as a text in quotes',
    ],
    [
      'a day that no month has',
      monthlyFrontMatter.replace('2024-04-10', '2024-02-30'),
      'briefing.md:6:1-6:7: Unexpected value of `issued`, expected a day of the calendar, as YYYY-MM-DD',
    ],
    [
      'a layout that does not exist',
      monthlyFrontMatter.replace('layout: monthly', 'layout: weekly'),
      'briefing.md:3:1-3:7: Unexpected value of `layout`, expected "monthly" or "commentary", or a layout of your own such as "monthly-bank"',
    ],
    [
      'a summary of no pages',
      monthlyFrontMatter.replace('publisher', 'summary-pages: 0\npublisher'),
      'briefing.md:9:1-9:14: Unexpected value of `summary-pages`, expected the pages that the summary may fill',
    ],
    [
      'a translation of no id',
      monthlyFrontMatter.replace('publisher', 'translation-of: ../2024-02\npublisher'),
      'briefing.md:9:1-9:15: Unexpected value of `translation-of`, expected the id of the briefing',
    ],
    [
      'an own field that no template could name',
      monthlyFrontMatter.replace('publisher', 'extra: { the customer: A }\npublisher'),
      'briefing.md:9:1-9:6: Unexpected value of `extra.the customer`, expected fields of your own',
    ],
    [
      'own fields that are no map',
      monthlyFrontMatter.replace('publisher', 'extra: A\npublisher'),
      'briefing.md:9:1-9:6: Unexpected value of `extra`, expected fields of your own',
    ],
    [
      'broken YAML',
      monthlyFrontMatter.replace('layout: monthly', 'layout: "monthly'),
      'The front matter is not valid YAML',
    ],
    [
      'a title with a colon',
      monthlyFrontMatter.replace(/title:.*/, 'title: Monthly: May'),
      'briefing.md:2:8: The front matter is not valid YAML: Nested mappings are not allowed in compact mappings. Put the value in quotes: `title: "Monthly: May"`',
    ],
    [
      'quotes in quotes',
      monthlyFrontMatter.replace(/title:.*/, 'title: "The "big" one"'),
      'Put the value in quotes: `title: "The \\"big\\" one"`',
    ],
    [
      'a list that goes on as a text',
      monthlyFrontMatter.replace(/title:.*/, 'title: [Draft] Monthly'),
      'Put the value in quotes: `title: "[Draft] Monthly"`',
    ],
    [
      'an alias of nothing',
      monthlyFrontMatter.replace(/title:.*/, 'title: *Draft'),
      'briefing.md:2:8: The front matter is not valid YAML: `*Draft` repeats what nothing above is called. Put the value in quotes: `title: "*Draft"`',
    ],
    [
      'a title that YAML cuts',
      monthlyFrontMatter.replace(/title:.*/, 'title: Issue #12 of the year'),
      'briefing.md:2:8-2:13: YAML takes what follows `#` for a comment, so only `Issue` would print. Put the value in quotes, or a space after `#`',
    ],
    [
      'the same key twice',
      monthlyFrontMatter.replace('layout: monthly', 'title: b'),
      'briefing.md:3:1: The front matter is not valid YAML: Map keys must be unique',
    ],
  ])('refuses %s at its place', (_, text, message) => {
    const { frontMatter, messages } = read(text)
    expect(frontMatter).toBeUndefined()
    expect(messages.join('\n')).toContain(message)
  })

  it('lets comments and anchors be what they are', () => {
    const text = monthlyFrontMatter
      .replace(/title:.*/, 'title: &name 試験の月報 # to be settled')
      .replace(/publisher:.*/, 'publisher: *name')
    expect(read(text)).toMatchObject({
      frontMatter: { title: '試験の月報', publisher: '試験の月報' },
      messages: [],
    })
  })

  it('says once that a language is none', () => {
    const { messages } = read(monthlyFrontMatter.replace('language: ja', 'language: english'))
    expect(messages).toHaveLength(1)
  })

  it('survives aliases that multiply', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklmn'
        .split('')
        .map((key, n) => `${key}: &${key} [${`*${'abcdefghijklm'[n]}, `.repeat(9)}]`),
    ]
    expect(read(`---\n${bomb.join('\n')}\n---\n`).frontMatter).toBeUndefined()
  })
})

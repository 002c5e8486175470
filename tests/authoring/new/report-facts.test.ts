import { expect, it } from 'vitest'
import { listOtherFields, readFacts } from '../../../src/authoring/new/report-facts.js'
import { splitToml } from '../../../src/authoring/new/toml-matter.js'
import { parseText } from '../../../src/source/markdown/parse-text.js'

it('reads the title, the day and the language that a report says in TOML, and leaves them out', () => {
  const report =
    '+++\ntitle = "A \\"quoted\\" title"\ndate = 2026-03-02T10:00:00Z\nlanguage = \'en\'\ntags = ["a"]\n\n[extra]\ntitle = "Another"\n+++\n\nText.\n'
  const { fields, text } = splitToml(report)
  expect(text).toBe('Text.\n')
  expect(readFacts(text, parseText(text), fields)).toEqual({
    title: 'A "quoted" title',
    issued: '2026-03-02',
    language: 'en',
  })
})

it('leaves out nothing that TOML can say without naming it', () => {
  const report =
    '+++\ndate = 2026-03-02\nsummary = """\nOver\nlines"""\ntags = [\n  "a",\n]\nweight = 12345678901234567890\n\n[extra]\nhosts = ["198.51.100.7"]\n+++\nText.\n'
  const { fields, text } = splitToml(report)
  expect(readFacts(text, parseText(text), fields)).toMatchObject({ issued: '2026-03-02' })
  expect(listOtherFields(parseText(text), fields)).toEqual({
    names: ['summary', 'tags', 'weight', 'extra'],
    withIndicators: ['extra'],
  })
})

it.each([
  'Text.\n\n+++\ntitle = "A"\n+++\n',
  '+++\ntitle = "A"\n',
  '---\ntitle: A\n---\n\nText.\n',
  '+++\nThis is no TOML.\n+++\n\nText.\n',
])('takes nothing from %j', (report) =>
  expect(splitToml(report)).toEqual({ fields: {}, text: report }),
)

it('takes no attributes after a title for its words', () => {
  const report = '# A title {#title .wide}\n\nText in {braces}.\n'
  expect(readFacts(report, parseText(report)).title).toBe('A title')
})

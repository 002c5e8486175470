import { describe, expect, test } from 'vitest'
import { BriefingError } from '../../src/exit-code.js'
import { check, type RuleSettings } from '../../src/lint/check.js'
import { editsOf } from '../../src/lint/finding.js'
import { rules } from '../../src/lint/rules/index.js'
import { format, only, runCheck, toSource } from './rules/run.js'

const note = (text: string) => toSource([{ name: 'notes.md', text }])

describe('settings', () => {
  const refused = (settings: Record<string, unknown>) => {
    try {
      check(note('Text.'), settings as RuleSettings)
    } catch (error) {
      return error
    }
    return undefined
  }

  test('an unknown rule is refused, with the name that was meant', () => {
    const error = refused({ 'footnote-undefind': 'off' })
    expect(error).toBeInstanceOf(BriefingError)
    expect(error).toMatchObject({
      code: 2,
      message:
        'Unknown rule `footnote-undefind` in the settings. Did you mean `footnote-undefined`?',
    })
  })

  test('an unknown level or option is refused', () => {
    expect(refused({ 'ioc-live': 'fatal' })).toMatchObject({
      code: 2,
      message:
        'Unexpected level `fatal` of rule `ioc-live`, expected "off", "info", "warning" or "error"',
    })
    expect(refused({ 'ioc-live': ['error', { alow: [] }] })).toMatchObject({ code: 2 })
    expect(refused({ 'footnote-empty': ['error', { a: 1 }] })).toMatchObject({ code: 2 })
    expect(refused({ __proto__: null, toString: 'off' })).toMatchObject({ code: 2 })
  })

  test('a level changes what `fatal` says, and `off` silences', () => {
    const text = 'A claim [^a].\n\n[^a]: A source.\n'
    const fatal = (level: 'info' | 'warning' | 'error') =>
      runCheck(note(text), { 'footnote-spacing': level }).map((message) => message.fatal)
    expect([fatal('info'), fatal('warning'), fatal('error')]).toEqual([
      [undefined],
      [false],
      [true],
    ])
    expect(runCheck(note(text), { 'footnote-spacing': 'off' })).toEqual([])
    expect(runCheck(note(text), { 'footnote-spacing': ['error'] })).toHaveLength(1)
  })

  test('every rule accepts its own defaults', () => {
    for (const rule of rules) expect(() => rule.configure(rule.severity, undefined)).not.toThrow()
  })
})

describe('messages', () => {
  test('name their rule, file, place, address and the other place', () => {
    const [message] = runCheck(note('A[^a].\n\n[^a]: One.\n\n[^A]: Two.\n'))
    expect(message).toMatchObject({
      ruleId: 'footnote-duplicate-definition',
      source: 'briefing',
      url: 'docs/rules.md#footnote-duplicate-definition',
      file: 'notes.md',
      name: 'notes.md:5:1-5:11',
      line: 5,
      column: 1,
      fatal: true,
      cause: { file: 'notes.md', line: 3, column: 1, reason: 'The first definition is here' },
    })
  })

  test('stand in the order of their places, those of other stages among them', () => {
    const source = note('A[^x].\n\nB [^a].\n\n[^a]: One.\n\n[^b]: Two.\n')
    source.files[0]?.file.message('From elsewhere', { line: 4, column: 1 })
    expect(runCheck(source).map(({ line }) => line)).toEqual([1, 3, 4, 7])
  })
})

describe('one fault, one message', () => {
  test('a note whose only call is lost is not called unreferenced', () => {
    const ids = (text: string, settings?: RuleSettings) =>
      runCheck(note(text), settings).map(({ ruleId }) => ruleId)
    const text = '![A bridge[^a]](bridge.png)\n\n[^a]: A source.\n'
    expect(ids(text)).toEqual(['footnote-in-alt'])
    expect(ids(text, { 'footnote-in-alt': 'off' })).toEqual(['footnote-unreferenced'])
    expect(ids(text, { 'footnote-in-alt': 'warning' })).toEqual([
      'footnote-in-alt',
      'footnote-unreferenced',
    ])
  })

  test('a note whose only call is silenced is called unreferenced', () => {
    const text =
      '<!-- briefing-disable-next-line footnote-wrong-syntax -- a formula -->\nA claim(^a).\n\n[^a]: A source.\n'
    expect(runCheck(note(text)).map(({ ruleId }) => ruleId)).toEqual(['footnote-unreferenced'])
  })
})

describe('suppression comments', () => {
  const spaced = 'A claim [^a] and [^b].\n\n[^a]: One.\n\n[^b]: Two.\n'
  const lines = (text: string) =>
    runCheck(
      note(text),
      only({
        'footnote-spacing': 'info',
        'suppression-invalid': 'warning',
        'unused-suppression': 'warning',
      }),
    ).map(({ ruleId, line }) => `${ruleId} ${line}`)

  test('silence their rules on the next line alone', () => {
    const comment = '<!-- briefing-disable-next-line footnote-spacing -- the house likes it -->'
    expect(lines(`${comment}\n${spaced}`)).toEqual([])
    expect(lines(`${comment}\n\n${spaced}`)).toEqual([])
    expect(lines(`${comment}\nText.\n\n${spaced}`)).toEqual([
      'unused-suppression 1',
      'footnote-spacing 4',
      'footnote-spacing 4',
    ])
  })

  test('work inside a line, for the line after it', () => {
    const comment = '<!-- briefing-disable-next-line footnote-spacing -- so -->'
    expect(lines(`First ${comment}\n${spaced}`)).toEqual([])
    const rows = `| a |\n|---|\n| b ${comment} |\n| c [^a] |\n\n[^a]: One.\n`
    expect(lines(rows)).toEqual([])
  })

  test('silence nothing without a reason', () => {
    for (const end of ['', ' --', ' -- ']) {
      expect(
        lines(`<!-- briefing-disable-next-line footnote-spacing${end} -->\n${spaced}`),
      ).toEqual(['suppression-invalid 1', 'footnote-spacing 2', 'footnote-spacing 2'])
    }
  })

  test('may break over lines, and give reasons with dashes', () => {
    const comment =
      '<!--\nbriefing-disable-next-line footnote-spacing,\n  footnote-nested -- a -- b\n-->'
    expect(lines(`${comment}\n${spaced}`)).toEqual([])
  })

  test('cannot silence what would lose a note', () => {
    const text = '<!-- briefing-disable-next-line footnote-undefined -- later -->\nA[^x].\n'
    expect(runCheck(note(text)).map(({ ruleId }) => ruleId)).toEqual([
      'suppression-invalid',
      'footnote-undefined',
    ])
  })

  test('in code are code', () => {
    expect(lines('`<!-- briefing-disable-next-line x -->`\n')).toEqual([])
  })
})

describe('scope', () => {
  const markdown =
    '# One\n\n# Two\n\n<center>\n\n:::note\nText\n:::\n\nSee [a file](a.md) and [it](#two).\n'
  test('a Markdown file outside any briefing has no chapters, summaries or blocks', () => {
    expect(runCheck(note(markdown)).map(({ ruleId }) => ruleId)).toEqual(['single-title'])
  })

  test('a chapter has', () => {
    const found = runCheck(toSource([{ name: '01-a.md', text: markdown }])).map(
      ({ ruleId }) => ruleId,
    )
    expect(new Set(found)).toEqual(
      new Set([
        'chapter-title',
        'claim-without-source',
        'summary-missing',
        'raw-html',
        'unknown-container',
        'link-local',
      ]),
    )
  })

  test('an empty file, an empty briefing and no files at all are no reason to fall over', () => {
    expect(runCheck(note(''))).toEqual([])
    expect(runCheck(toSource([])).map(format)).toEqual([])
    expect(
      runCheck(toSource([{ name: 'briefing.md', text: '' }])).map(({ ruleId }) => ruleId),
    ).toEqual(['chapter-missing'])
  })
})

describe('fixes', () => {
  /** Applies every edit that does not overlap one before it. */
  const fix = (text: string, settings?: RuleSettings) => {
    const edits = runCheck(note(text), settings)
      .flatMap(editsOf)
      .sort((a, b) => b.range[0] - a.range[0])
    return edits.reduce((fixed, { range: [start, end], text: to }) => {
      return fixed.slice(0, start) + to + fixed.slice(end)
    }, text)
  }

  test.each([
    ['A [^a].\n\n[^a]: One.\n', 'A[^a].\n\n[^a]: One.\n'],
    [
      'A[^a][^b].\n\n[^b]: Two\n    lines.\n[^a]: One.\n',
      'A[^a][^b].\n\n[^a]: One.\n[^b]: Two\n    lines.\n',
    ],
    ['A[^a b].\n\n[^a b]: hello\n', 'A[^a-b].\n\n[^a-b]: hello\n'],
    ['A[^a b].\n\n[^a b]: One two.\n', 'A[^a-b].\n\n[^a-b]: One two.\n'],
    ['本文[^注]。\n\n[^注]：出典\n', '本文[^注]。\n\n[^注]:出典\n'],
    ['A(^a).\n\n[^a]: One.\n', 'A[^a].\n\n[^a]: One.\n'],
    ['A[^ a].\n\n[^a]: One.\n', 'A[^a].\n\n[^a]: One.\n'],
    ['A[^a.\n\n[^a]: One.\n', 'A[^a].\n\n[^a]: One.\n'],
    ['At <http://evil.com/a>, evil[.]com.\n', 'At hxxp[:]//evil[.]com/a, evil[.]com.\n'],
    ['cve-2024-3094\n', 'CVE-2024-3094\n'],
    [
      'A[^a].\n\n[^a]: One. <https://example.com/?utm_source=a&b=1>\n',
      'A[^a].\n\n[^a]: One. <https://example.com/?b=1>\n',
    ],
    ['one[.]com, two[.]com and three(.)com\n', 'one[.]com, two[.]com and three[.]com\n'],
  ])('%j', (text, fixed) => {
    expect(fix(text)).toBe(fixed)
    expect(runCheck(note(fixed)).map(format)).toEqual([])
  })
})

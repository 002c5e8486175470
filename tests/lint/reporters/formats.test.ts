import { describe, expect, it } from 'vitest'
import { reportGitlab } from '../../../src/lint/reporters/gitlab.js'
import { reportJson } from '../../../src/lint/reporters/json.js'
import { reportJunit } from '../../../src/lint/reporters/junit.js'
import { reportRdjson } from '../../../src/lint/reporters/rdjson.js'
import { reportSarif } from '../../../src/lint/reporters/sarif.js'
import { fileThatSays, type Said, sample } from './sample.js'

const duplicate: Said = {
  ruleId: 'footnote-duplicate-definition',
  fatal: true,
  place: [1, 1, 2],
  reason: '`[^a]` is defined again',
}

describe('json', () => {
  it('lists every file with its messages, worst first', () => {
    expect(JSON.parse(reportJson(sample()))).toEqual([
      {
        path: 'b/01-章.md',
        messages: [
          {
            ruleId: 'footnote-duplicate-definition',
            severity: 'error',
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 29,
            message: '`[^a]` is <defined> again',
            url: 'docs/rules.md#footnote-duplicate-definition',
            fixable: false,
          },
          {
            ruleId: 'footnote-spacing',
            severity: 'warning',
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 8,
            message: 'A blank, 100 % wrong',
            url: 'docs/rules.md#footnote-spacing',
            fixable: true,
          },
        ],
      },
      {
        path: 'c.md',
        messages: [
          {
            ruleId: 'link-insecure',
            severity: 'info',
            line: 1,
            column: 3,
            endLine: 1,
            endColumn: 4,
            message: 'A "|" here',
            url: 'docs/rules.md#link-insecure',
            fixable: false,
          },
        ],
      },
      { path: 'good.md', messages: [] },
    ])
  })
})

describe('sarif', () => {
  it('gives level, places and the second place of each finding', () => {
    const [run] = JSON.parse(reportSarif(sample(), '1.2.3')).runs
    expect(run.tool.driver).toMatchObject({ name: 'briefing', version: '1.2.3' })
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(
      run.results.map(({ partialFingerprints: _, ...result }: Record<string, unknown>) => result),
    ).toEqual([
      {
        ruleId: 'footnote-duplicate-definition',
        level: 'error',
        message: { text: '`[^a]` is <defined> again' },
        locations: [locate('b/01-%E7%AB%A0.md', 4, 1, 29)],
        relatedLocations: [
          {
            ...locate('b/01-%E7%AB%A0.md', 3, 1, 29),
            message: { text: 'The first is here' },
          },
        ],
      },
      {
        ruleId: 'footnote-spacing',
        level: 'warning',
        message: { text: 'A blank, 100 % wrong' },
        locations: [locate('b/01-%E7%AB%A0.md', 1, 7, 8)],
      },
      {
        ruleId: 'link-insecure',
        level: 'note',
        message: { text: 'A "|" here' },
        locations: [locate('c.md', 1, 3, 4)],
      },
    ])
  })

  function locate(uri: string, line: number, startColumn: number, endColumn: number) {
    const region = { startLine: line, startColumn, endLine: line, endColumn }
    return { physicalLocation: { artifactLocation: { uri }, region } }
  }
})

describe('junit', () => {
  it('gives a suite for each file, and escapes what XML keeps for itself', () => {
    expect(reportJunit(sample())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="briefing">
  <testsuite name="b/01-章.md" tests="2" failures="2" errors="0">
    <testcase name="footnote-duplicate-definition 4:1" classname="b/01-章.md">
      <failure type="error" message="\`[^a]\` is &lt;defined&gt; again">b/01-章.md:4:1</failure>
    </testcase>
    <testcase name="footnote-spacing 1:7" classname="b/01-章.md">
      <failure type="warning" message="A blank, 100 % wrong">b/01-章.md:1:7</failure>
    </testcase>
  </testsuite>
  <testsuite name="c.md" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="c.md"/>
  </testsuite>
  <testsuite name="good.md" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="good.md"/>
  </testsuite>
</testsuites>
`)
  })

  it('has no characters that XML forbids', () => {
    const reason = 'a\u0000\u001b\ud800\ufffe"&\n'
    expect(reportJunit([fileThatSays('a.md', '', { ...duplicate, reason })])).toContain(
      'message="a\ufffd\ufffd\ufffd\ufffd&quot;&amp;&#10;"',
    )
  })
})

describe('gitlab', () => {
  it('gives the severities of Code Quality', () => {
    const entries = JSON.parse(reportGitlab(sample()))
    expect(entries.map(({ fingerprint: _, ...entry }: Record<string, unknown>) => entry)).toEqual([
      {
        description: '`[^a]` is <defined> again',
        check_name: 'footnote-duplicate-definition',
        severity: 'major',
        location: { path: 'b/01-章.md', lines: { begin: 4 } },
      },
      {
        description: 'A blank, 100 % wrong',
        check_name: 'footnote-spacing',
        severity: 'minor',
        location: { path: 'b/01-章.md', lines: { begin: 1 } },
      },
      {
        description: 'A "|" here',
        check_name: 'link-insecure',
        severity: 'info',
        location: { path: 'c.md', lines: { begin: 1 } },
      },
    ])
  })

  it('names a finding by rule, file and label, whatever its line', () => {
    const prints = (...said: Said[]) =>
      JSON.parse(reportGitlab([fileThatSays('a.md', '\n\n\n', ...said)])).map(
        (entry: { fingerprint: string }) => entry.fingerprint,
      )
    const [first, second] = prints(duplicate, { ...duplicate, place: [2, 1, 2] })
    expect(first).toMatch(/^[\da-f]{64}$/)
    expect(second).not.toBe(first)
    expect(prints({ ...duplicate, place: [3, 1, 2] })).toEqual([first])
    expect(prints({ ...duplicate, reason: '`[^b]` is defined again' })).not.toContain(first)
    expect(prints({ ...duplicate, ruleId: 'footnote-empty' })).not.toContain(first)
  })
})

describe('rdjson', () => {
  it('counts columns in bytes of UTF-8, and offers all edits as one suggestion', () => {
    const { source, diagnostics } = JSON.parse(reportRdjson(sample()))
    expect(source).toEqual({ name: 'briefing' })
    expect(diagnostics[1]).toEqual({
      message: 'A blank, 100 % wrong',
      location: {
        path: 'b/01-章.md',
        range: { start: { line: 1, column: 11 }, end: { line: 1, column: 12 } },
      },
      severity: 'WARNING',
      code: { value: 'footnote-spacing', url: 'docs/rules.md#footnote-spacing' },
      suggestions: [
        {
          range: { start: { line: 1, column: 7 }, end: { line: 1, column: 12 } },
          text: ' [^a]',
        },
      ],
    })
    expect(diagnostics.map(({ severity }: { severity: string }) => severity)).toEqual([
      'ERROR',
      'WARNING',
      'INFO',
    ])
  })

  it('finds the lines of a file with any line ends', () => {
    const fix = { range: [6, 7] as const, text: 'z' }
    const file = fileThatSays('a.md', 'a\r\nb\rc\nd', { ...duplicate, place: [3, 1, 2], fix })
    expect(JSON.parse(reportRdjson([file])).diagnostics[0].suggestions).toEqual([
      { range: { start: { line: 3, column: 2 }, end: { line: 4, column: 1 } }, text: 'z' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { reportGithub, summarizeForGithub } from '../../../src/lint/reporters/github.js'
import { fileThatSays, type Said, sample } from './sample.js'

const said = (fatal: boolean | undefined, line: number, reason = 'Wrong'): Said => ({
  ruleId: 'some-rule',
  fatal,
  place: [line, 1, 2],
  reason,
})

describe('reportGithub', () => {
  it('annotates worst first, and escapes what ends a command or a property', () => {
    expect(reportGithub(sample())).toBe(
      [
        '::error file=b/01-章.md,line=4,col=1,endLine=4,endColumn=29,title=footnote-duplicate-definition::`[^a]` is <defined> again',
        '::warning file=b/01-章.md,line=1,col=7,endLine=1,endColumn=8,title=footnote-spacing::A blank, 100 %25 wrong',
        '::notice file=c.md,line=1,col=3,endLine=1,endColumn=4,title=link-insecure::A "|" here',
        '',
      ].join('\n'),
    )
    expect(reportGithub([fileThatSays('a,b:c%.md', '', said(true, 1, 'x\r\n::error::y'))])).toBe(
      '::error file=a%2Cb%3Ac%25.md,line=1,col=1,endLine=1,endColumn=2,title=some-rule::x%0D%0A::error::y\n',
    )
  })

  it('counts what GitHub would drop: it shows ten of each kind', () => {
    const errors = Array.from({ length: 12 }, (_, index) => said(true, index + 1))
    const warnings = Array.from({ length: 10 }, (_, index) => said(false, index + 1))
    const lines = reportGithub([fileThatSays('a.md', '', ...warnings, ...errors)])
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(20)
    expect(lines[9]).toBe('::error title=briefing::3 more; the job summary lists all')
    expect(lines.filter((line) => line.startsWith('::warning file='))).toHaveLength(10)
  })
})

describe('summarizeForGithub', () => {
  it('is a table of everything', () => {
    expect(summarizeForGithub(sample())).toBe(`\
## briefing check

1 error, 1 warning, 1 remark

| | place | finding | rule |
|---|---|---|---|
| error | \`b/01-章.md:4\` | \`[^a]\` is <defined> again | \`footnote-duplicate-definition\` |
| warning | \`b/01-章.md:1\` | A blank, 100 % wrong | \`footnote-spacing\` |
| info | \`c.md:1\` | A "\\|" here | \`link-insecure\` |
`)
  })

  it('keeps within the mebibyte that GitHub takes', () => {
    const many = Array.from({ length: 2000 }, (_, line) => said(true, line + 1, '漢'.repeat(300)))
    const summary = summarizeForGithub([fileThatSays('a.md', '', ...many)])
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    const rows = summary.split('\n').filter((line) => line.startsWith('| error')).length
    expect(summary).toMatch(new RegExp(`\n\n${2000 - rows} more\n$`))
  })

  it('has no table where there is nothing to tell', () => {
    expect(summarizeForGithub([fileThatSays('a.md', '')])).toBe(
      '## briefing check\n\nnothing found\n',
    )
  })
})

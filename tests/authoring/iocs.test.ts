import path from 'node:path'
import { describe, it } from 'vitest'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

const amber = monthlyFrontMatter.replace('Public', 'TLP:AMBER')
const month = (period: string) => amber.replace('"2024-03"', `"${period}"`)

const files = {
  'briefing.md': `${amber}導入の文。\n`,
  '01-chapter.md': `${plainChapter.replace(
    '本文[^a]。',
    [
      '本文[^a]にCVE-2024-3400と`C:\\tmp\\a.exe`、',
      'evil\\[.]top、192[.]0[.]2[.]1がある。:tlp[hxxps[:]//secret[.]top/x]{amber}',
      '',
      ':::iocs{#hosts}',
      '一覧',
      '',
      '| type | value | tlp |',
      '|---|---|---|',
      '| domain | evil[.]top | |',
      '| cve | CVE-2024-1709 | amber |',
      ':::',
    ].join('\n'),
  )}`,
  '../2024-02/briefing.md': `${month('2024-02')}導入の文。\n`,
  '../2024-02/01-chapter.md': plainChapter.replace('本文', '本文CVE-2024-3400'),
  '../2024-01/briefing.md': `${month('2024-01')}導入の文。\n`,
  '../2024-01/01-chapter.md': plainChapter.replace(
    '本文',
    'CVE-2024-3400、:tlp[evil[.]top]{amber}の本文',
  ),
  '../2024-04/briefing.md': `${month('2024-04')}導入の文。\n`,
  '../2024-04/01-chapter.md': plainChapter.replace('本文', '本文CVE-2024-1709'),
}

describe.concurrent('briefing iocs', () => {
  it('lists them with their places, what no table has, and the months before', async ({
    expect,
  }) => {
    const cwd = path.dirname(path.dirname(await writeBriefing(files)))
    const { code, stdout, stderr } = await callCli(['iocs', '2024-03'], { cwd })
    expect(stdout).toBe(
      [
        'type    value                     in :::iocs        in the text       earlier          remark',
        '──────  ────────────────────────  ────────────────  ────────────────  ───────────────  ─────────────────────────────────',
        'path    C:\\tmp\\a.exe              –                 01-chapter.md:9   –                in no :::iocs table',
        'cve     CVE-2024-3400             –                 01-chapter.md:9   2024-01 2024-02',
        'domain  evil[.]top                01-chapter.md:17  01-chapter.md:10  2024-01',
        "ipv4    192.0.2[.]1               –                 01-chapter.md:10  –                is for documentation, or nobody's",
        'url     hxxps[:]//secret[.]top/x  –                 01-chapter.md:10  –                in no :::iocs table',
        'cve     CVE-2024-1709             01-chapter.md:18  –                 –',
        '',
      ].join('\n'),
    )
    expect(stderr).toBe(
      '2024-03: 6 indicators, 2 in no :::iocs table, 2 known from earlier months\n',
    )
    expect(code).toBe(0)
  })

  it('leaves out what is above a level, here and in the months before', async ({ expect }) => {
    const cwd = path.dirname(path.dirname(await writeBriefing(files)))
    const { stdout } = await callCli(['iocs', '2024-03', '--tlp', 'green', '--format', 'json'], {
      cwd,
    })
    expect(stdout).not.toMatch(/secret|2024-1709/)
    expect(JSON.parse(stdout).indicators[2]).toEqual({
      type: 'domain',
      value: 'evil.top',
      tables: [{ file: path.join('briefings', '2024-03', '01-chapter.md'), line: 17 }],
      text: [{ file: path.join('briefings', '2024-03', '01-chapter.md'), line: 10 }],
      missing: false,
      benign: null,
      earlier: [],
    })
  })

  it('reads what stands in HTML, and takes what is linked for a source', async ({ expect }) => {
    const html =
      '<table><tr><td><b>C2</b></td><td>in-html[.]top</td></tr><tr><td>other[.]top <p>third[.]top</p></td></tr></table>'
    const text = [
      'https://vendor.top/report に続き、https://both.top/a と hxxps://both[.]top/a、http://45.33.32.156/x、',
      '`https://code.top/x`、*.names.top がある。',
      '',
      html,
    ].join('\n')
    const cwd = path.dirname(
      path.dirname(
        await writeBriefing({
          'briefing.md': `${amber}導入の文。\n`,
          '01-chapter.md': plainChapter.replace('本文[^a]。', text).replace(/\[\^a\].*/g, ''),
        }),
      ),
    )
    const { stdout } = await callCli(['iocs', '2024-03', '--format', 'json'], { cwd })
    const { indicators }: { indicators: { value: string; missing: boolean }[] } = JSON.parse(stdout)
    expect(Object.fromEntries(indicators.map(({ value, missing }) => [value, missing]))).toEqual({
      'https://vendor.top/report': false,
      'https://both.top/a': true,
      'http://45.33.32.156/x': true,
      'https://code.top/x': true,
      'names.top': true,
      'in-html.top': true,
      'other.top': true,
      'third.top': true,
    })
  })

  it('misses nothing of what has only a name, and says so of an ordinary table', async ({
    expect,
  }) => {
    const rows = '| what |\n|---|\n| evil[.]top |\n| CVE-2024-3400 |\n| AS64500 |'
    const yara = '```yara\nrule Loader { condition: true }\n```'
    const cwd = path.dirname(
      path.dirname(
        await writeBriefing({
          '01-chapter.md': plainChapter.replace('本文', `${rows}\n\n${yara}\n\n本文`),
        }),
      ),
    )
    const { stdout } = await callCli(['iocs', '2024-03'], { cwd })
    const remarks = stdout
      .split('\n')
      .slice(2, -1)
      .map((line) => line.split(/ {2,}/))
    expect(remarks.map((cells) => [cells[0], cells[5] ?? ''])).toEqual([
      ['domain', 'in no :::iocs table'],
      ['cve', ''],
      ['asn', ''],
      ['yara', ''],
    ])
  })

  it('prints CSV, and nothing but its head where there are none', async ({ expect }) => {
    const cwd = path.dirname(path.dirname(await writeBriefing()))
    const { stdout, stderr } = await callCli(['iocs', '--format', 'csv'], { cwd })
    expect(stdout).toBe('briefing,type,value,tables,text,missing,benign,earlier\r\n')
    expect(stderr).toBe(
      '2024-03: 0 indicators, 0 in no :::iocs table, 0 known from earlier months\n',
    )
  })

  it('refuses levels that it cannot have', async ({ expect }) => {
    const cwd = path.dirname(path.dirname(await writeBriefing()))
    const unknown = await callCli(['iocs', '--tlp', 'blue'], { cwd })
    expect(unknown.stderr).toContain('Expected TLP levels: clear, green, amber, amber+strict, red.')
    expect(unknown.code).toBe(2)
    const house = await writeBriefing({
      'briefing.md': `${monthlyFrontMatter.replace('Public', '社外秘')}導入の文。\n`,
    })
    const none = await callCli(['iocs', house, '--tlp', 'green'])
    expect(none.stderr).toContain('2024-03 is `社外秘`, which is not a TLP label')
    expect(none.code).toBe(2)
  })
})

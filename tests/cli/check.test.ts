import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import Draft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

const broken = plainChapter.replace('[^a]。', '[^a]と[^b]。')

/** Checks a briefing from its own root, so that paths in messages are short. */
async function check(
  chapter: string,
  args: readonly string[] = [],
  files: Record<string, string> = {},
  env: NodeJS.ProcessEnv = {},
) {
  const folder = await writeBriefing({ '01-chapter.md': chapter })
  const root = path.dirname(path.dirname(folder))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, name), text)
  const quiet = { GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '' }
  return { root, ...(await callCli(['check', ...args], { cwd: root, env: { ...quiet, ...env } })) }
}

const place = 'briefings/2024-03/01-chapter.md:9:8'

describe('briefing check', () => {
  it('is silent on a good briefing but for its summary', async () => {
    const { code, stdout, stderr } = await check(plainChapter)
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '2 files: nothing found\n',
      stderr: '',
    })
  })

  it('shows the line and marks the place, by display width', async () => {
    const { code, stdout } = await check(broken)
    expect(code).toBe(1)
    const [head, source, mark, rule, , summary] = stdout.split('\n')
    expect(head).toMatch(new RegExp(`^${place}: error .*\\[footnote-undefined\\]$`))
    expect(source).toBe('9 │ 本文[^a]と[^b]。')
    expect(mark).toBe('  │           ^^^^')
    expect(rule).toBe('  = more: briefing explain footnote-undefined')
    expect(summary).toMatch(/^2 files: 1 error/)
  })

  it('gives JSON and nothing else', async () => {
    const { code, stdout } = await check(broken, ['--format', 'json'])
    expect(code).toBe(1)
    const files = JSON.parse(stdout)
    expect(files.map((file: { path: string }) => file.path)).toEqual([
      'briefings/2024-03/briefing.md',
      'briefings/2024-03/01-chapter.md',
    ])
    expect(files[1].messages).toMatchObject([
      {
        ruleId: 'footnote-undefined',
        severity: 'error',
        line: 9,
        column: 8,
        endLine: 9,
        endColumn: 12,
        fixable: false,
      },
    ])
  })

  it('adds annotations and a summary on GitHub', async () => {
    const { root, stdout } = await check(
      broken,
      [],
      {},
      { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary.md' },
    )
    expect(stdout).toContain('\n::error file=')
    expect(await readFile(path.join(root, 'summary.md'), 'utf8')).toContain(
      '| error | `briefings/2024-03/01-chapter.md:9` |',
    )
  })

  describe('writes further reports into files', () => {
    const report = new Map<string, string>()
    beforeAll(async () => {
      const formats = ['sarif', 'gitlab', 'github', 'junit', 'rdjson']
      const args = formats.flatMap((format) => ['--output-file', `${format}=reports/${format}`])
      const { root } = await check(broken, args)
      for (const format of formats)
        report.set(format, await readFile(path.join(root, 'reports', format), 'utf8'))
    })

    it('as SARIF that keeps to its schema', async () => {
      const log = JSON.parse(report.get('sarif') ?? '')
      const file = createRequire(import.meta.url).resolve(
        '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
      )
      const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
      addFormats.default(ajv)
      const validate = ajv.compile(JSON.parse(await readFile(file, 'utf8')))
      validate(log)
      // The schema wants its own address; ours is the newer one of OASIS.
      expect(
        (validate.errors ?? []).filter(({ instancePath }) => instancePath !== '/$schema'),
      ).toEqual([])
      expect(log.version).toBe('2.1.0')
      expect(log.runs[0].results).toMatchObject([
        { ruleId: 'footnote-undefined', level: 'error', partialFingerprints: {} },
      ])
    })

    it('with a fingerprint of a finding that stays when its line moves', async () => {
      const moved = broken.replace('## 概要\n', '## 概要\n\n一文。\n')
      const { stdout } = await check(moved, ['--format', 'gitlab'])
      const prints = (text: string): string[] =>
        JSON.parse(text).map((entry: { fingerprint: string }) => entry.fingerprint)
      expect(prints(stdout)).toEqual(prints(report.get('gitlab') ?? ''))
    })

    it.each([
      [
        'github',
        /^::error file=briefings\/2024-03\/01-chapter\.md,line=9,col=8,endLine=9,endColumn=12,title=footnote-undefined::/,
      ],
      [
        'junit',
        /<testsuite name="briefings\/2024-03\/01-chapter\.md" tests="1" failures="1" errors="0">/,
      ],
      ['rdjson', /"code": \{\s+"value": "footnote-undefined"/],
    ])('as %s', (format, expected) => {
      expect(report.get(format)).toMatch(expected)
    })
  })

  it('checks a plain Markdown file, and a folder of some', async () => {
    const { root } = await check(plainChapter, [], { 'notes.md': 'A[^x].\n' })
    const one = await callCli(['check', 'notes.md'], { cwd: root })
    expect(one.code).toBe(1)
    expect(one.stdout).toMatch(/^notes\.md:1:2: error/)
    expect((await callCli(['check', '.'], { cwd: root })).stdout).toMatch(/^notes\.md:1:2: error/)
  })

  describe('levels', () => {
    const warned = `${plainChapter}\n## 概要\n`

    it('lets warnings pass, or not', async () => {
      expect((await check(warned)).code).toBe(0)
      expect((await check(warned, ['--strict'])).code).toBe(1)
      expect((await check(warned, ['--max-warnings', '0'])).code).toBe(1)
      expect((await check(warned, ['--quiet'])).stdout).toBe('2 files: no errors\n')
    })

    it('come from the configuration, for build as well', async () => {
      const config = { 'briefing.config.json': '{ "rules": { "heading-duplicate": "off" } }' }
      expect((await check(warned, ['--strict'], config)).code).toBe(0)
      const strict = { 'briefing.config.json': '{ "rules": { "heading-duplicate": "error" } }' }
      const { root } = await check(warned, [], strict)
      expect((await callCli(['build', '--edition', 'html'], { cwd: root })).code).toBe(1)
    })

    it('of guards against loss cannot be lowered', async () => {
      const config = { 'briefing.config.json': '{ "rules": { "footnote-undefined": "off" } }' }
      const { code, stderr, root } = await check(broken, [], config)
      expect(stderr).toMatch(/`footnote-undefined` keeps notes, text and pictures from being lost/)
      expect(code).toBe(2)
      expect((await callCli(['build', '--edition', 'html'], { cwd: root })).code).toBe(2)
    })

    it('have no work left in a release', async () => {
      const unfinished = plainChapter.replace('本文', 'TODO: 本文')
      expect((await check(unfinished)).code).toBe(0)
      expect((await check(unfinished, ['--release'])).code).toBe(1)
    })

    it('do not reach ignored files', async () => {
      const config = { 'briefing.config.json': '{ "ignore": ["briefings/2024-03/01-*.md"] }' }
      expect((await check(broken, [], config)).code).toBe(0)
    })
  })

  it.each<[string, string[], Record<string, string>, string]>([
    ['an unknown format', ['--format', 'xml'], {}, "'xml' is invalid"],
    ['a target that is not there', ['2024-05'], {}, 'No briefing `2024-05`'],
    [
      'an unknown rule',
      [],
      { 'briefing.config.json': '{ "rules": { "footnote-undefind": "off" } }' },
      'Unknown rule `footnote-undefind`',
    ],
    [
      'an unknown key',
      [],
      { 'briefing.config.json': '{\n  "rulez": {}\n}' },
      'briefing.config.json:2:3: Unknown key `rulez`. Did you mean `rules`?',
    ],
    [
      'a configuration that is not JSON',
      [],
      { 'briefing.config.json': '{' },
      'briefing.config.json:1:2: This is not JSON',
    ],
    ['a configuration that is not there', ['--config', 'none.json'], {}, 'none.json'],
  ])('exits with 2 on %s', async (_, args, files, message) => {
    const { code, stderr } = await check(plainChapter, args, files)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})

describe('briefing check --pages', () => {
  it('tells what only the pages show, and writes nothing', async () => {
    const bullets =
      '- とても長い要点を、要約の頁に収まらないほど何度も繰り返して書いておく。\n'.repeat(60)
    const long = plainChapter.replace('- 要点\n', bullets)
    expect((await check(long)).code).toBe(0)
    const { root, code, stdout } = await check(long, ['--pages'])
    expect(code).toBe(1)
    expect(stdout).toContain('[summary-too-long]')
    expect(await readdir(root)).toEqual(['briefings'])
  })

  it('looks at the edition for a level, which may fit where the whole does not', async () => {
    const bullets = Array.from(
      { length: 60 },
      (_, n) => `- :tlp[${n}番目の長い要点を、要約の頁に収まらないほど何度も書いておく。]{amber}\n`,
    )
    const text = plainChapter.replace('- 要点\n', `$&${bullets.join('')}`)
    const amber = {
      'briefings/2024-03/briefing.md': `${monthlyFrontMatter.replace('Public', 'TLP:AMBER')}導入の文。\n`,
    }
    expect((await check(text, ['--pages', '--tlp', 'amber'], amber)).code).toBe(1)
    const { code, stdout } = await check(text, ['--pages', '--tlp', 'green'], amber)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 files: nothing found\n' })
  })

  it.each([
    [['--tlp', 'green'], 'error: --tlp is about pages: use it together with --pages'],
    [['--pages', '--tlp', 'blue'], 'Expected TLP levels: clear, green, amber, amber+strict, red.'],
  ])('exits with 2 on %j', async (args, message) => {
    const { code, stderr } = await check(plainChapter, args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })

  it('is silent on a briefing whose pages keep their promises', async () => {
    const { code, stdout } = await check(plainChapter, ['--pages'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 files: nothing found\n' })
  })
})

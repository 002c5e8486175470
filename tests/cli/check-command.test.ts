import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'
import { cli } from '../run-cli.js'

/** Neither on GitHub nor at a terminal with a taste of its own. */
const outside = {
  GITHUB_ACTIONS: undefined,
  GITHUB_STEP_SUMMARY: undefined,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
}

/** A folder with files in it, no briefing among them; and a way to run in it. */
async function open(files: Record<string, string | Uint8Array>) {
  const root = path.dirname(path.dirname(await writeBriefing()))
  const cwd = path.join(root, 'elsewhere')
  await mkdir(cwd)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(cwd, name)), { recursive: true })
    await writeFile(path.join(cwd, name), content)
  }
  return {
    cwd,
    run: (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
      callCli(['check', ...args], { cwd, env: { ...outside, ...env } }),
  }
}

const broken = 'A 話[^x] b[^a].\n\n[^a]: Someone, “A title” <https://example.com/a>\n'
const report = `\
notes.md:1:4: error Footnote \`[^x]\` has no definition; it would print as the text "[^x]". Define it at the beginning of a line, \`[^x]: …\`; if it is no note, write \`\\[^x]\` [footnote-undefined]
1 │ A 話[^x] b[^a].
  │     ^^^^
  = more: briefing explain footnote-undefined

1 file: 1 error
`

describe('briefing check, of a Markdown file outside any briefing', () => {
  it('prints this, to the letter', async () => {
    const { run } = await open({ 'notes.md': broken })
    const { code, stdout, stderr } = await run(['notes.md'])
    expect(stderr).toBe('')
    expect(stdout).toBe(report)
    expect(code).toBe(1)
  })

  it('prints JSON to the letter', async () => {
    const { cwd, run } = await open({ 'notes.md': broken, 'sub/good.md': 'Good.\n' })
    const { stdout, stderr } = await run(['.', '--format', 'json'])
    expect(stderr).toBe('')
    expect(stdout).toBe(
      `${JSON.stringify(
        [
          {
            path: 'notes.md',
            messages: [
              {
                ruleId: 'footnote-undefined',
                severity: 'error',
                line: 1,
                column: 4,
                endLine: 1,
                endColumn: 8,
                message:
                  'Footnote `[^x]` has no definition; it would print as the text "[^x]". Define it at the beginning of a line, `[^x]: …`; if it is no note, write `\\[^x]`',
                url: `${path.relative(cwd, 'docs/rules.md')}#footnote-undefined`,
                fixable: false,
              },
            ],
          },
          { path: 'sub/good.md', messages: [] },
        ],
        null,
        2,
      )}\n`,
    )
  })

  it('reports a file that is not UTF-8 as a finding, and checks the others', async () => {
    const { run } = await open({ 'a.md': Buffer.from([0x82, 0xa0, 0x0a]), 'notes.md': broken })
    const { code, stdout } = await run(['.'])
    expect(code).toBe(1)
    expect(stdout.split('\n').filter((line) => /^\S+:\d/.test(line))).toEqual([
      'a.md:1:1: error Byte 1 is not UTF-8; save the file as UTF-8 (it may be Shift_JIS) [not-utf-8]',
      report.split('\n')[0],
    ])
  })
})

describe('colours', () => {
  it.each<[boolean, string[], NodeJS.ProcessEnv]>([
    [false, [], {}],
    [true, ['--color'], {}],
    [true, ['--color'], { NO_COLOR: '1' }],
    [true, [], { FORCE_COLOR: '1' }],
    [false, [], { FORCE_COLOR: '0' }],
    [false, [], { FORCE_COLOR: '1', NO_COLOR: '1' }],
    [false, ['--no-color'], { FORCE_COLOR: '1' }],
  ])('are there: %s, with %j and %j', async (expected, args, env) => {
    const { run } = await open({ 'notes.md': broken })
    expect((await run(['notes.md', ...args], env)).stdout.includes('\u001b[31m')).toBe(expected)
  })

  it('stay out of files', async () => {
    const { run, cwd } = await open({ 'notes.md': broken })
    await run(['notes.md', '--color', '--output-file', 'text=out.txt'])
    expect(await readFile(path.join(cwd, 'out.txt'), 'utf8')).toBe(report)
  })
})

describe('levels', () => {
  const warned = { 'notes.md': 'TODO: this.\n' }

  it('counts the warnings that --quiet hides', async () => {
    const { run } = await open(warned)
    expect(await run(['notes.md', '--quiet', '--max-warnings', '0'])).toEqual({
      code: 1,
      stdout: '1 file: no errors\n',
      stderr: 'briefing: 1 warning, and --max-warnings allows 0\n',
    })
    expect((await run(['notes.md', '--quiet', '--max-warnings', '1'])).code).toBe(0)
  })

  it('shows what --strict raises under --quiet', async () => {
    const { run } = await open(warned)
    const { code, stdout } = await run(['notes.md', '--quiet', '--strict'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^notes\.md:1:1: error .*\[todo-marker\]\n/)
  })

  it('makes an error of what is left to do in a release, by the house’s words', async () => {
    const { run } = await open({
      'notes.md': '未定。\n',
      'briefing.config.json': '{ "rules": { "todo-marker": ["info", { "words": ["未定"] }] } }',
    })
    expect((await run(['notes.md'])).code).toBe(0)
    expect((await run(['notes.md', '--release'])).code).toBe(1)
  })
})

it('says at its line what a chapter is that is no file', async () => {
  const { run } = await open({ 'b/briefing.md': '', 'b/01-x.md/a.txt': '' })
  const { code, stdout, stderr } = await run(['b'])
  expect(stdout).toContain(
    'b/01-x.md:1:1: error This file cannot be read: it is a folder [file-unreadable]',
  )
  expect([code, stderr]).toEqual([1, ''])
})

describe('exits with 2, one message and nothing on stdout on', () => {
  it.each<[string, string[], Record<string, string>, string]>([
    ['a folder without Markdown', ['sub'], { 'sub/a.txt': '' }, 'There is no Markdown file in sub'],
    ['no briefings', [], {}, 'Cannot read the briefings in briefings: there is no such folder'],
    ['a folder without briefings', ['--briefings', '.'], {}, 'No briefing in .: expected folders'],
    ['a report without a format', ['notes.md', '--output-file', 'a.sarif'], {}, 'format=file'],
    ['a report in an unknown format', ['notes.md', '--output-file', 'xml=a'], {}, 'format=file'],
    ['a stream', ['-'], {}, 'Cannot check -, which is neither a file nor a folder'],
    ['a device', ['/dev/null'], {}, 'Cannot check /dev/null, which is neither a file nor a folder'],
    ['too few warnings', ['notes.md', '--max-warnings', '-1'], {}, 'Expected a number'],
  ])('%s', async (_, args, files, message) => {
    const { run } = await open({ 'notes.md': 'Good.\n', ...files })
    const { code, stdout, stderr } = await run(args)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('a report that cannot be written', async () => {
    const { run } = await open({ 'notes.md': 'Good.\n', dir: '' })
    const { code, stderr } = await run(['notes.md', '--output-file', 'sarif=dir/a.sarif'])
    expect(stderr).toMatch(/^briefing: Cannot write the sarif report: [^\n]*\n$/)
    expect(code).toBe(2)
  })
})

it('needs no browser and no configuration’s schema', async () => {
  const folder = await writeBriefing({ '01-chapter.md': plainChapter })
  const cwd = path.dirname(path.dirname(folder))
  const { code } = await callCli(['check'], { cwd, env: { ...outside, BRIEFING_BROWSER: '/none' } })
  expect(code).toBe(0)
})

it('bears that its reader goes before the end, as `head` does', async () => {
  const { cwd } = await open({ 'notes.md': 'A[^x].\n' })
  const child = spawn(process.execPath, [cli, 'check', 'notes.md'], { cwd })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  child.stdout.destroy()
  const [code] = await once(child, 'close')
  expect({ code, said }).toEqual({ code: 1, said: '' })
})

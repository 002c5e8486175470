import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'
import { runCli } from '../run-cli.js'

/** Writes a briefing and builds it from its own root, so that paths in messages are short. */
async function build(files: Record<string, string | Uint8Array | null> = {}, ...args: string[]) {
  const folder = await writeBriefing(files)
  const root = path.dirname(path.dirname(folder))
  return { root, ...(await callCli(['build', ...args], { cwd: root })) }
}

describe('briefing build', () => {
  it('writes both editions and the note model, and says so in a table', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    const { code, stdout } = await runCli(['build'], { cwd: root })
    expect(code).toBe(0)
    expect(await readdir(path.join(root, 'output/2024-03'))).toEqual([
      '2024-03.html',
      '2024-03.json',
      '2024-03.pdf',
    ])
    expect(stdout).toMatch(/briefing +edition +pages +notes +figures +seconds +path/)
    expect(stdout).toMatch(/2024-03 +pdf +3 +1 +0 +\d\.\d\d +output\/2024-03\/2024-03\.pdf/)
    const model = JSON.parse(await readFile(path.join(root, 'output/2024-03/2024-03.json'), 'utf8'))
    expect(model.notes).toMatchObject([
      {
        number: 1,
        label: 'a',
        file: 'briefings/2024-03/01-chapter.md',
        line: 11,
        pages: [3],
        calls: [{ id: 'call-1', line: 9, page: 3 }],
      },
    ])
  })

  it('says that an edition for a level leaves nothing out where nothing is marked', async () => {
    const amber = monthlyFrontMatter.replace(/^classification:.*$/m, 'classification: TLP:AMBER')
    const { stderr } = await build(
      { 'briefing.md': amber },
      '--edition',
      'html',
      '--tlp',
      'amber,clear',
    )
    expect(stderr).toContain(
      'Nothing in 2024-03 is marked as above TLP:CLEAR, so its edition for TLP:CLEAR leaves nothing out; its pages bear TLP:CLEAR all the same\n',
    )
    expect(stderr).not.toContain('above TLP:AMBER')
    const marked = `${plainChapter}\n:::tlp{amber}\n### 秘密\n\n被害。\n:::\n`
    const cut = await build(
      { 'briefing.md': amber, '01-chapter.md': marked },
      '--edition',
      'html',
      '--tlp',
      'clear',
    )
    expect(cut.code).toBe(0)
    expect(cut.stderr).not.toContain('Nothing in')
  })

  it.skipIf(process.platform === 'win32')(
    'waits for no browser where the source has errors, and leaves nothing of it behind',
    async () => {
      const folder = await writeBriefing({ '01-chapter.md': '# 一\n\n本文。[^gone]\n' })
      const root = path.dirname(path.dirname(folder))
      const [temporary, pid] = [path.join(root, 'tmp'), path.join(root, 'pid')]
      await mkdir(temporary)
      const silent = path.join(root, 'browser')
      await writeFile(silent, `#!/bin/sh\necho $$ > ${pid}\nexec sleep 600\n`)
      await chmod(silent, 0o755)
      const args = ['build', '--no-cache', '--browser', silent]
      const { code, stderr } = await runCli(args, { cwd: root, env: { TMPDIR: temporary } })
      expect(code).toBe(1)
      expect(stderr).toContain('2024-03 was not built: its source has 2 errors')
      expect(stderr).not.toContain('browser')
      expect(await readdir(temporary)).toEqual([])
      const started = await readFile(pid, 'utf8').catch(() => undefined)
      if (started) expect(() => process.kill(Number(started), 0)).toThrow('ESRCH')
    },
    20_000,
  )

  it('makes nothing anew that has not changed, and puts back what is gone', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    const html = path.join(root, 'output/2024-03/2024-03.html')
    const run = (...args: string[]) =>
      callCli(['build', '--edition', 'html', '--cache', 'kept', ...args], { cwd: root })
    expect((await run()).stdout).not.toContain('as before')
    const first = await readFile(html, 'utf8')
    const { mtimeMs } = await stat(html)
    expect((await run()).stdout).toMatch(/2024-03 +html +– +1 +0 +as before +output/)
    expect((await stat(html)).mtimeMs).toBe(mtimeMs)
    await writeFile(html, 'spoiled')
    expect((await run()).stdout).toContain('as before')
    expect(await readFile(html, 'utf8')).toBe(first)
    expect((await run('--no-verify')).stdout).not.toContain('as before')
    await writeFile(path.join(folder, '01-chapter.md'), plainChapter.replace('本文', '改めた本文'))
    expect((await run()).stdout).not.toContain('as before')
    expect(await readFile(html, 'utf8')).not.toBe(first)
    expect((await run('--no-cache')).stdout).not.toContain('as before')
  })

  it('gives the same bytes twice, beside other briefings as alone', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    for (const id of ['2024-04', '2024-05'])
      await cp(folder, path.join(root, 'briefings', id), { recursive: true })
    const { code, stdout } = await callCli(['build'], { cwd: root })
    expect(code).toBe(0)
    expect(stdout.match(/^2024-0[345] +pdf +3 +1 /gm)).toHaveLength(3)
    expect((await runCli(['build', '2024-04', '--output', 'alone'], { cwd: root })).code).toBe(0)
    for (const ending of ['pdf', 'html', 'json']) {
      const [beside, alone] = await Promise.all(
        ['output', 'alone'].map((output) =>
          readFile(path.join(root, output, `2024-04/2024-04.${ending}`)),
        ),
      )
      expect(beside?.equals(alone ?? Buffer.of()), ending).toBe(true)
    }
  })

  it('builds the same files in shards as at once', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    await cp(folder, path.join(root, 'briefings/2024-04'), { recursive: true })
    const run = (...args: string[]) =>
      callCli(['build', '--edition', 'html', ...args], { cwd: root })
    await run('--output', 'whole')
    const said: string[] = []
    for (const shard of ['1/3', '2/3', '3/3']) {
      const { code, stderr } = await run('--output', 'shards', '--shard', shard)
      expect(code, shard).toBe(0)
      said.push(stderr)
    }
    expect(said[2]).toContain(
      'Nothing to build in shard 3/3: the other shards have all 2 briefings\n',
    )
    await rm(path.join(root, 'briefings/2024-04'), { recursive: true })
    const { stderr } = await run('--shard', '2/2')
    expect(stderr).toContain(
      'Nothing to build in shard 2/2: the other shards have the only briefing\n',
    )
    for (const id of ['2024-03', '2024-04']) {
      const file = `${id}/${id}.html`
      const built = await readFile(path.join(root, 'shards', file))
      expect(built.equals(await readFile(path.join(root, 'whole', file))), file).toBe(true)
    }
  })

  it('builds a folder named by its path, from another directory', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    await mkdir(path.join(root, 'elsewhere'))
    const args = ['build', '../briefings/2024-03', '--edition', 'html', '--output', 'out']
    const { code } = await callCli(args, { cwd: path.join(root, 'elsewhere') })
    expect(code).toBe(0)
    expect(await readdir(path.join(root, 'elsewhere/out/2024-03'))).toEqual([
      '2024-03.html',
      '2024-03.json',
    ])
  })

  it.each<[string, Record<string, string | Uint8Array | null>, RegExp]>([
    [
      'a call without a definition',
      { '01-chapter.md': plainChapter.replace('[^a]。', '[^a][^b]。') },
      /briefings\/2024-03\/01-chapter\.md:9:7[^\n]*`\[\^b\]`/,
    ],
    [
      'a missing picture',
      { '01-chapter.md': plainChapter.replace('本文', '![絵](figures/none.png)\n\n本文') },
      /01-chapter\.md:9:1[^\n]*there is no such file/,
    ],
    ['no chapter', { '01-chapter.md': null }, /briefing\.md:3:1[^\n]*has no chapter/],
    [
      'an unknown key',
      { 'briefing.md': monthlyFrontMatter.replace('title:', 'titel:') },
      /briefing\.md:2:1[^\n]*Did you mean `title`\?/,
    ],
    [
      'broken YAML',
      { 'briefing.md': monthlyFrontMatter.replace('試験の月報', '"試験') },
      /briefing\.md:\d+:\d+[^\n]*not valid YAML/,
    ],
    [
      'a file that is not UTF-8',
      { '01-chapter.md': Buffer.from([0x23, 0x20, 0x93, 0xfa]) },
      /01-chapter\.md:1:1[^\n]*not UTF-8/,
    ],
  ])('refuses %s and leaves the output alone', async (_, files, message) => {
    const folder = await writeBriefing(files)
    const root = path.dirname(path.dirname(folder))
    await mkdir(path.join(root, 'output/2024-03'), { recursive: true })
    await writeFile(path.join(root, 'output/2024-03/2024-03.pdf'), 'the last good one')
    const { code, stderr } = await callCli(['build', '--edition', 'html'], { cwd: root })
    expect(code).toBe(1)
    expect(stderr).toMatch(message)
    expect(await readdir(path.join(root, 'output/2024-03'))).toEqual(['2024-03.pdf'])
    expect(await readFile(path.join(root, 'output/2024-03/2024-03.pdf'), 'utf8')).toBe(
      'the last good one',
    )
  })

  it.each([
    [
      'a folder that is not there',
      ['--briefings', 'none'],
      'Cannot read the briefings in none: there is no such folder',
    ],
    [
      'an id that is not there',
      ['2024-04'],
      'No briefing `2024-04` (a folder with a briefing.md) in briefings. Did you mean `2024-03`?',
    ],
    ['an unknown edition', ['--edition', 'epub'], 'Expected pdf, html or pdf,html.'],
    ['a browser that is not there', ['--browser', '/none/chrome'], '/none/chrome'],
    [
      'templates that are not there',
      ['--templates', 'none', '--edition', 'html'],
      'There is no folder of templates none',
    ],
  ])('exits with 2 on %s', async (_, args, message) => {
    const { code, stderr } = await build({}, ...args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })

  // Root may write everywhere.
  it.skipIf(process.getuid?.() === 0)('says which folder cannot be written', async () => {
    const folder = await writeBriefing()
    const root = path.dirname(path.dirname(folder))
    await mkdir(path.join(root, 'output'))
    await chmod(path.join(root, 'output'), 0o500)
    const { code, stderr } = await callCli(['build', '--edition', 'html'], { cwd: root })
    expect(stderr).toContain('Cannot write to output/2024-03')
    expect(code).toBe(3)
  })

  it('says what to do when the output is a file', async () => {
    const { code, stderr } = await build(
      {},
      '--edition',
      'html',
      '--output',
      'briefings/2024-03/briefing.md',
    )
    expect(stderr).toContain('Cannot write to briefings/2024-03/briefing.md/2024-03')
    expect(code).toBe(3)
  })
})

describe('briefing', () => {
  it('has help and a version everywhere', async () => {
    for (const args of [['--help'], ['build', '--help'], ['--version']]) {
      const { code, stdout } = await runCli(args)
      expect(code).toBe(0)
      expect(stdout).not.toBe('')
    }
  })

  it('exits with 2 on an unknown command or option', async () => {
    expect((await runCli(['biuld'])).code).toBe(2)
    const { code, stderr } = await runCli(['diff'])
    expect(code).toBe(2)
    expect(stderr).toContain('notes --against HEAD~1 does that')
    expect((await runCli(['build', '--fast'])).code).toBe(2)
  })
})

import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'vitest'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

const chapter = `# 章の題

:::summary
- 要点
:::

## 概要

本文[^b][^a]。もう一度[^b]。

[^a]: 出典：例 『題』 <https://example.com/a>

[^b]: =1+1、"引用" <https://example.com/b>
`

async function start(files: Record<string, string | null> = { '01-chapter.md': chapter }) {
  const folder = await writeBriefing(files)
  const root = path.dirname(path.dirname(folder))
  return {
    root,
    folder,
    file: path.join(folder, '01-chapter.md'),
    notes: (...args: string[]) => callCli(['notes', ...args], { cwd: root }),
  }
}

describe.concurrent('briefing notes', () => {
  it('shows number, label, places and text in a table', async ({ expect }) => {
    const { notes } = await start()
    const { code, stdout, stderr } = await notes()
    const name = '01-chapter.md'
    expect(stdout.split('\n').map((line) => line.replace(/ {2,}|─+ */g, '|'))).toEqual([
      'no.|label|page|defined at|called at|note',
      '||||||',
      `|1|[^b]|–|${name}:13|:9, :9|=1+1、"引用" https://example.com/b`,
      `|2|[^a]|–|${name}:11|:9|出典：例 『題』 https://example.com/a`,
      '',
    ])
    expect(stderr).toBe('2024-03: 2 notes\n')
    expect(code).toBe(0)
  })

  it('writes CSV that no spreadsheet takes for formulas', async ({ expect }) => {
    const { notes } = await start()
    const { stdout } = await notes('2024-03', '--format', 'csv')
    const name = 'briefings/2024-03/01-chapter.md'
    expect(stdout).toBe(
      [
        'briefing,number,label,page,text,urls,file,line,calls',
        `2024-03,1,b,,"'=1+1、""引用"" https://example.com/b",https://example.com/b,${name},13,${name}:9 ${name}:9`,
        `2024-03,2,a,,出典：例 『題』 https://example.com/a,https://example.com/a,${name},11,${name}:9`,
        '',
      ].join('\r\n'),
    )
  })

  it('tells the pages of the last build, as long as the notes are the same', async ({ expect }) => {
    const { root, file, notes } = await start()
    const build = ['build', '--edition', 'html']
    await callCli(build, { cwd: root })
    const model = path.join(root, 'output/2024-03/2024-03.json')
    // As an edition with pages has them.
    const built = JSON.parse(await readFile(model, 'utf8'))
    built.notes[0].pages = [3, 4]
    built.notes[0].calls[1].page = 5
    await writeFile(model, JSON.stringify(built))
    const first = JSON.parse((await notes('--format', 'json')).stdout)
    expect(first.id).toBe('2024-03')
    expect(first.notes[0]).toEqual({
      number: 1,
      label: 'b',
      file: 'briefings/2024-03/01-chapter.md',
      line: 13,
      column: 1,
      text: '=1+1、"引用" https://example.com/b',
      urls: ['https://example.com/b'],
      page: 3,
      calls: [
        { file: 'briefings/2024-03/01-chapter.md', line: 9, column: 3, page: null },
        { file: 'briefings/2024-03/01-chapter.md', line: 9, column: 16, page: 5 },
      ],
    })
    await writeFile(file, chapter.replace('もう一度', '再び'))
    const second = await notes('--format', 'json')
    expect(JSON.parse(second.stdout).notes[0].page).toBeNull()
    expect(second.stderr).toContain('The last build of 2024-03 had other notes')
    await writeFile(model, 'not JSON')
    expect((await notes()).code).toBe(0)
  })

  it.for([
    [{}, ['2024-02'], 'No briefing `2024-02`', 2],
    [{}, ['--format', 'xml'], 'Allowed choices are table, csv, json', 2],
    [{}, ['--against', 'HEAD'], 'briefings/2024-03 is in no git repository', 2],
    [{}, ['--against', 'briefings'], '', 0],
    [{}, ['--against', '.'], 'Neither . nor 2024-03 has a briefing.md to compare with.', 2],
    [{ 'briefing.md': 'Text' }, ['2024-03'], 'The notes of 2024-03 cannot be numbered', 1],
    [{ 'briefing.md': 'Text' }, [], 'has a front matter that can be read', 1],
  ] as const)(
    'with %j and %j says what is wrong',
    async ([files, args, message, exit], { expect }) => {
      const { notes } = await start({ ...files })
      const { code, stderr } = await notes(...args)
      expect(stderr).toContain(message)
      expect(code).toBe(exit)
    },
  )
})

describe.concurrent('briefing notes --against', () => {
  const later = chapter
    .replace('本文[^b]', '新しい本文[^new][^b]')
    .replace('『題』', '『別の題』')
    .concat('\n[^new]: 新しい注。\n')

  it('tells what a folder had otherwise', async ({ expect }) => {
    const { root, folder, notes } = await start({
      '01-chapter.md': later,
      '02-gone.md': null,
    })
    const before = path.join(root, 'before')
    await mkdir(before)
    await cp(folder, path.join(before, '2024-03'), { recursive: true })
    await writeFile(path.join(before, '2024-03/01-chapter.md'), chapter)
    await writeFile(path.join(before, '2024-03/02-gone.md'), plainChapter.replace('例', '他'))
    const { code, stdout, stderr } = await notes('2024-03', '--against', 'before')
    expect(stderr).toBe('2024-03 since before: 1 added, 1 removed, 1 changed, 1 renumbered\n')
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
      ['change', 'before', 'after', 'label'],
      ['──────────', '──────', '─────', '──────'],
      ['added', '–', '1', '[^new]'],
      ['renumbered', '1', '2', '[^b]'],
      ['changed', '2', '3', '[^a]'],
      ['removed', '3', '–', '[^a]'],
      [''],
    ])
    expect(code).toBe(0)
    const json = JSON.parse(
      (await notes('2024-03', '--against', 'before/2024-03', '--format', 'json')).stdout,
    )
    expect(json.changes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'added',
      'renumbered',
      'changed',
      'removed',
    ])
  })

  it('knows a note by its words where the label changed', async ({ expect }) => {
    const { root, folder, notes } = await start()
    await cp(folder, path.join(root, 'before/2024-03'), { recursive: true })
    await writeFile(path.join(folder, '01-chapter.md'), chapter.replaceAll('[^b]', '[^c]'))
    const { stdout, stderr } = await notes('--against', 'before')
    expect(stderr).toContain('0 added, 0 removed, 1 changed, 0 renumbered')
    expect(stdout).toContain('[^b] → [^c]')
  })

  it('asks git for a revision', async ({ expect }) => {
    const { root, file, notes } = await start()
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: root,
      })
    git('init', '-q')
    await writeFile(path.join(root, 'empty'), '')
    git('add', 'empty')
    git('commit', '-qm', 'empty')
    git('add', '.')
    git('commit', '-qm', 'first')
    await writeFile(file, later)
    const { stderr } = await notes('--against', 'HEAD')
    expect(stderr).toBe('2024-03 since HEAD: 1 added, 0 removed, 1 changed, 1 renumbered\n')
    const earlier = await notes('--against', 'HEAD~1')
    expect(earlier.stderr).toContain('briefings/2024-03/briefing.md is not in HEAD~1')
    for (const revision of ['none', '--output=x', 'HEAD:briefings']) {
      const { code, stderr } = await notes(`--against=${revision}`)
      expect(stderr).toContain(`\`${revision}\` is neither a folder nor a revision that git knows`)
      expect(code).toBe(2)
    }
  })
})

describe.concurrent('briefing notes --sources', () => {
  const sourced = `# 章の題

:::summary
- 要点
:::

## 概要

本文[^a][^b][^c][^d][^e]。

[^a]: 出典：例 『題』（2024年3月1日） <https://www.bbc.co.uk/a>

[^b]: 出典：例 『題』（<https://web.archive.org/web/2024/https://news.bbc.co.uk/b>） <https://news.bbc.co.uk/b>

[^c]: 出典：例 『題』（2024年3月11日閲覧） <https://example.com/2023/04/11/c>

[^d]: 出典：例 『題』（2024年3月11日閲覧） <https://example.jp/d>

[^e]: 書籍
`
  const one = { '01-chapter.md': plainChapter, '02-sourced.md': sourced }
  it('tells sites, age, copies and shares by chapter and for the whole', async ({ expect }) => {
    const { notes } = await start(one)
    const { code, stdout, stderr } = await notes('--sources')
    expect(stdout.split('\n').map((line) => line.replace(/ {2,}|─+ */g, '|'))).toEqual([
      'chapter|notes|sites|archived|dated|median age|oldest|most cited',
      '||||||||',
      'chapter|1|1|0|0|–|–|example.com 100 %',
      'sourced|5|3|1|3|40 days|365 days|bbc.co.uk 50 %',
      'all|6|3|1|3|40 days|365 days|bbc.co.uk 40 %',
      '',
      'site|notes|share|archived',
      '||||',
      'bbc.co.uk|2|40 %|1',
      'example.com|2|40 %|0',
      'example.jp|1|20 %|0',
      '',
    ])
    expect(stderr).toBe('2024-03: 6 notes, 3 sites\n')
    expect(code).toBe(0)
  })
  it('is JSON and CSV, note by note', async ({ expect }) => {
    const { notes } = await start(one)
    const listed = JSON.parse((await notes('--sources', '--format', 'json')).stdout)
    expect(listed.chapters[1].sources).toMatchObject([
      { label: 'a', sites: ['bbc.co.uk'], isArchived: false, date: '2024-03-01', age: 40 },
      { label: 'b', isArchived: true, date: null, age: null },
      { label: 'c', date: '2023-04-11', age: 365 },
      { label: 'd', line: 17, date: '2024-03-11', age: 30 },
      { label: 'e', urls: [], sites: [] },
    ])
    expect(listed.briefing).toMatchObject({ notes: 6, age: { median: 40, oldest: 365 } })
    const { stdout } = await notes('--sources', '--format', 'csv')
    expect(stdout.split('\r\n')[2]).toBe(
      '2024-03,sourced,a,https://www.bbc.co.uk/a,bbc.co.uk,,2024-03-01,40,briefings/2024-03/02-sourced.md,11',
    )
  })
  it('cannot be compared with another version', async ({ expect }) => {
    const { notes } = await start(one)
    const { code, stderr } = await notes('--sources', '--against', 'HEAD')
    expect(stderr).toContain("option '--sources' cannot be used with option '--against <version>'")
    expect(code).toBe(2)
  })
})

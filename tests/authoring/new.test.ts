import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'vitest'
import { main, start } from './new-folder.js'

describe.concurrent('briefing new', () => {
  it('takes over a report in one file, with its pictures', async ({ expect }) => {
    const { root, run, read, check } = await start()
    const report = path.join(root, 'report')
    await mkdir(path.join(report, 'img'), { recursive: true })
    await writeFile(path.join(report, 'img/a b.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await writeFile(path.join(root, 'outside.svg'), 'secret')
    await writeFile(
      path.join(report, 'r.md'),
      '# 三月の動き\n\n今月の話題を述べる。\n\n## 1. Ransomware の件\n\n事実[^1]。\n\n![図](img/a%20b.svg) ![外](../outside.svg)\n\n## 目次\n\n- 1. Ransomware の件 … 3\n\n[^1]: 出典\n',
    )
    const { code, stdout } = await run('2024-04', '--from', path.join(report, 'r.md'))
    expect(code).toBe(0)
    expect(stdout.trimEnd().split('\n')).toEqual([
      'briefings/2024-04/briefing.md',
      'briefings/2024-04/01-ransomware.md',
      'briefings/2024-04/figures/a-b.svg',
    ])
    expect(await read('2024-04/briefing.md')).toContain('title: 三月の動き\n')
    expect(await read('2024-04/briefing.md')).toMatch(/---\n\n今月の話題を述べる。\n$/)
    expect(await read('2024-04/01-ransomware.md')).toMatch(
      /^# Ransomware の件\n\n:::summary\n[^:]+:::\n\n事実\[\^1\]。\n\n!\[図\]\(figures\/a-b\.svg\) !\[外\]\(\.\.\/outside\.svg\)\n\n\[\^1\]: 出典\n$/,
    )
    expect(await check('2024-04')).toContain('todo-marker')
  })

  it('gives a report of many chapters a summary of more pages', async ({ expect }) => {
    const { root, run, read } = await start()
    const chapters = Array.from({ length: 9 }, (_, index) => `## 話題 ${index}\n\n本文を述べる。\n`)
    await writeFile(path.join(root, 'r.md'), `# 報告\n\n${chapters.join('\n')}`)
    await run('2024-04', '--from', 'r.md')
    expect(await read('2024-04/briefing.md')).toContain('\nsummary-pages: 2\n')
  })

  it('asks for the text of a chapter that has only a title', async ({ expect }) => {
    const { root, run, read, check } = await start()
    await writeFile(path.join(root, 'r.md'), '# 報告\n\n## 甲\n\n本文を述べる。\n\n## 乙\n')
    expect((await run('2024-04', '--from', 'r.md')).code).toBe(0)
    expect(await read('2024-04/02-topic-2.md')).toMatch(/:::\n\nTODO：この章で述べること。\n$/)
    expect(await check('2024-04')).not.toContain('picture')
  })

  it('gives each chapter the notes that its report listed by hand at its end', async ({
    expect,
  }) => {
    const { root, run, read } = await start()
    await writeFile(
      path.join(root, 'r.md'),
      '# 報告\n\n## 甲\n\n事実[1]、[2]。\n\n## 乙\n\n別件[2]。\n\n## 参考文献\n\n[1] 出典一\n\n[2] 出典二\n',
    )
    const { stdout } = await run('2024-04', '--from', 'r.md')
    const [, ...chapters] = stdout.trimEnd().split('\n')
    const ends = await Promise.all(
      chapters.map(
        async (file) => (await read(file.replace('briefings/', ''))).split(':::\n\n')[1],
      ),
    )
    expect(ends).toEqual([
      '事実[^1]、[^2]。\n\n[^1]: 出典一\n\n[^2]: 出典二\n',
      '別件[^2]。\n\n[^2]: 出典二\n',
    ])
  })

  it('says what a report has in its front matter besides, and where indicators are in it', async ({
    expect,
  }) => {
    const { root, run } = await start()
    await writeFile(
      path.join(root, 'r.md'),
      '---\ntitle: 報告\nauthor: 甲\nioc_highlights:\n  - value: evil[.]top\n---\n\n## 甲\n\n本文を述べる。\n',
    )
    expect((await run('2024-04', '--from', 'r.md')).stderr).toContain(
      'Not taken over from its front matter: `author`, `ioc_highlights`. There are indicators in `ioc_highlights`: put them into a table\n',
    )
    await writeFile(path.join(root, 'r.md'), '---\ntitle: 報告\n---\n\n## 甲\n\n本文を述べる。\n')
    expect((await run('2024-05', '--from', 'r.md')).stderr).not.toContain('Not taken over')
  })

  it('lets nobody read a report who might not read it before', async ({ expect }) => {
    const { root, run, read, list } = await start()
    const write = (matter: string) =>
      writeFile(path.join(root, 'r.md'), `---\n${matter}\n---\n\n## 甲\n\n本文を述べる。\n`)
    await write('title: 報告\ntlp: red')
    const { stderr } = await run('2024-04', '--from', 'r.md')
    expect(stderr).not.toContain('Not taken over')
    expect(await read('2024-04/briefing.md')).toContain('\nclassification: TLP:RED\n')

    const lower = await run('2024-05', '--from', 'r.md', '--classification', 'TLP:GREEN')
    expect(lower.stderr).toContain(
      'The report says `TLP:RED`; its briefing says `TLP:GREEN`, as you asked\n',
    )

    await write('title: 報告\ntlp: ambre')
    const unclear = await run('2024-06', '--from', 'r.md')
    expect(unclear.stderr).toBe(
      'briefing: Nobody can tell who may read the report: `tlp: ambre` is no label of TLP. Did you mean `TLP:AMBER`? Correct it, or say --classification TLP:AMBER; nothing was written\n',
    )
    expect(unclear.code).toBe(1)
    expect(await list()).not.toContain('2024-06')
  })

  it('says which report it cannot read', async ({ expect }) => {
    const { run, list } = await start()
    const { code, stderr } = await run('2024-04', '--from', 'none.md')
    expect(stderr).toContain('Cannot read none.md: there is no such file.')
    expect(code).toBe(2)
    expect(await list()).toEqual(['2024-03'])
  })

  it('makes a month to fill in, carried over from the one before', async ({ expect }) => {
    const { run, read, check } = await start()
    const { code, stdout, stderr } = await run(
      '2024-04',
      '--topic',
      'Ransomware の動向',
      '--topic',
      '衛星の *妨害*',
    )
    expect(stdout.trimEnd().split('\n')).toEqual([
      'briefings/2024-04/briefing.md',
      'briefings/2024-04/01-ransomware.md',
      'briefings/2024-04/figures/ransomware.svg',
      'briefings/2024-04/02-topic-2.md',
      'briefings/2024-04/figures/topic-2.svg',
    ])
    expect(stderr).toBe(
      'Carried over from 2024-03; check what it says in briefing.md\n18 places marked TODO are left for you; `briefing check 2024-04` lists them\n',
    )
    expect(code).toBe(0)
    expect(await read('2024-04/briefing.md')).toBe(`---
title: 月報 2024年4月号
layout: monthly
language: ja
period: "2024-04"
issued: 2024-05-10 # TODO：発行日を確かめる
version: "0.01"
classification: Public
publisher: Example Security
authors:
  - 編集部
contact:
  - 窓口
disclaimer: 免責の文。
toc: true
---

TODO：今月の話題を2、3文で紹介する。1ページサマリーの冒頭に載る。
`)
    expect((await read('2024-04/02-topic-2.md')).split('\n')[0]).toBe('# 衛星の \\*妨害\\*')
    expect(await check('2024-04')).toEqual(new Set(['todo-marker']))
  })

  it('says that an id without a month is none, where the house has only months', async ({
    expect,
  }) => {
    const { run } = await start()
    const { code, stderr } = await run('foo')
    expect(code).toBe(0)
    expect(stderr).toContain(
      '`foo` names no month, so it is a commentary; a month is made by `briefing new 2024-04`\n',
    )
    expect((await run('bar')).stderr).not.toContain('names no month')
  })

  it('makes an English month and a commentary that pass the checks too', async ({ expect }) => {
    const { run, read, check } = await start()
    await run('en-2024-04')
    expect(await read('en-2024-04/briefing.md')).toContain(
      'title: "Monthly threat briefing: April 2024"\n',
    )
    expect(await read('en-2024-04/briefing.md')).not.toContain('免責')
    expect(await check('en-2024-04')).toEqual(new Set(['todo-marker']))
    const { stdout } = await run(
      'essay',
      '--title',
      'An essay',
      '--topic',
      'One',
      '--language',
      'en',
    )
    expect(stdout).toBe('briefings/essay/briefing.md\nbriefings/essay/figures/one.svg\n')
    expect(await read('essay/briefing.md')).toContain(
      'layout: commentary\nlanguage: en\nissued: 2024-04-13',
    )
    expect(await check('essay')).toEqual(new Set(['todo-marker']))
  })

  it('starts from nothing where publisher and classification are said', async ({ expect }) => {
    const { run, read, list, check } = await start('')
    const refused = await run('2024-04')
    expect(refused.stderr).toBe(
      'briefing: There is no earlier briefing to take the publisher and the classification from; give --publisher NAME and --classification TLP:AMBER.\n',
    )
    expect(refused.code).toBe(2)
    await run('2024-04', '--publisher', 'P', '--classification', 'TLP:GREEN')
    expect(await list()).toEqual(['2024-04'])
    expect(await read('2024-04/briefing.md')).toContain('publisher: P\n')
    expect(await check('2024-04')).toEqual(new Set(['todo-marker']))
  })

  it('says what cannot be carried over', async ({ expect }) => {
    const { run } = await start('2024-03', main.replace('title:', 'titel:'))
    const { code, stderr } = await run('2024-04')
    expect(stderr).toContain(
      'Nothing is carried over from briefings/2024-03: its front matter has errors.',
    )
    expect(code).toBe(2)
  })

  it.for([
    [['2024-4'], '`2024-4` is not a month. Did you mean `2024-04`?'],
    [['april', '--layout', 'monthly'], 'The id of a monthly is its month, or ends in it'],
    [['2024-04', '--language', '日本語'], 'Expected a language tag such as ja or en'],
    [
      ['2024-04', '--layout', 'weekly'],
      'expected "monthly" or "commentary", or a layout of your own',
    ],
    [['2024-03'], 'briefings/2024-03 exists already, and nothing is overwritten'],
    [[], 'Name the briefing, such as `briefing new 2024-04`'],
    [['--chapter', ' '], 'The title of the chapter is empty'],
    [['--chapter', 'a', '2024-02'], 'No briefing `2024-02`'],
    [['--chapter', 'a', '--title', 'b'], 'cannot be used with option'],
  ] as const)('exits with 2 and writes nothing on %j', async ([args, message], { expect }) => {
    const { run, list, read } = await start()
    const { code, stdout, stderr } = await run(...args)
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(code).toBe(2)
    expect(await list()).toEqual(['2024-03'])
    expect(await read('2024-03/briefing.md')).toBe(main)
  })

  it('takes an empty folder and a file for what exists', async ({ expect }) => {
    const { root, run } = await start()
    await mkdir(path.join(root, 'briefings/2024-04'))
    await writeFile(path.join(root, 'briefings/2024-05'), '')
    for (const id of ['2024-04', '2024-05']) {
      expect((await run(id)).stderr).toContain(`briefings/${id} exists already`)
    }
  })
})

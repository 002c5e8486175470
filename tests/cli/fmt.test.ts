import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'vitest'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

const untidy =
  '[^a]: 出典：例 『題』 <https://example.com/a>\n# 章の題\n:::summary\n- 要点\n:::\n\n\n## 概要  \n\n本文[^a]。'

async function start(chapter: string | Uint8Array = untidy) {
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter}\n導入の文。\n`,
    '01-chapter.md': chapter,
  })
  const root = path.dirname(path.dirname(folder))
  const file = path.join(folder, '01-chapter.md')
  return { file, run: (...args: string[]) => callCli(['fmt', ...args], { cwd: root }) }
}

const name = 'briefings/2024-03/01-chapter.md'

describe.concurrent('briefing fmt', () => {
  it('changes what is untidy and names it, once', async ({ expect }) => {
    const { file, run } = await start()
    const first = await run()
    expect(first.stdout).toBe(`${name}\n`)
    expect(first.stderr).toBe('Changed 1 file of 2\n')
    expect(first.code).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(plainChapter)
    const second = await run('2024-03')
    expect(second.stdout).toBe('')
    expect(second.stderr).toBe('Changed 0 files of 2\n')
  })

  it('with --check changes nothing, names the files and exits with 1', async ({ expect }) => {
    const { file, run } = await start()
    const { code, stdout, stderr } = await run('--check')
    expect(stdout).toBe(`${name}\n`)
    expect(stderr).toBe('1 file of 2 would be changed; run `briefing fmt`\n')
    expect(code).toBe(1)
    expect(await readFile(file, 'utf8')).toBe(untidy)
  })

  it('takes a file by its path', async ({ expect }) => {
    const { file, run } = await start()
    await writeFile(path.join(path.dirname(file), '_draft.md'), 'A  ')
    const { stdout } = await run(file, 'briefings/2024-03/_draft.md')
    expect(stdout).toBe(`${file}\nbriefings/2024-03/_draft.md\n`)
  })

  it('leaves a file that is not UTF-8 alone, and does the others', async ({ expect }) => {
    const bytes = Buffer.from([0x23, 0x20, 0x93, 0xfa, 0x20, 0x20, 0x0a])
    const { file, run } = await start(bytes)
    const { code, stderr } = await run()
    expect(stderr).toContain(`${name} is not UTF-8, so it was left alone`)
    expect(code).toBe(1)
    expect(bytes.equals(await readFile(file))).toBe(true)
  })

  it('leaves a file alone that the parser could not read in time', async ({ expect }) => {
    const hostile = Buffer.from(`# T  \n\n${'[^a'.repeat(9000)}\n`)
    const { file, run } = await start(hostile)
    const { code, stderr } = await run()
    expect(stderr).toMatch(/01-\S+\.md:3: Too many brackets .* It was left alone\./)
    expect(code).toBe(1)
    expect(hostile.equals(await readFile(file))).toBe(true)
  })

  it.for([
    [['none.md'], 'There is no file none.md to format.'],
    [['2024-02'], 'No briefing `2024-02`'],
  ] as const)('exits with 2 on %j', async ([args, message], { expect }) => {
    const { run } = await start()
    const { code, stderr } = await run(...args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'vitest'
import { main, start } from './new-folder.js'

describe.concurrent('briefing new --chapter', () => {
  it('adds the next chapter to the latest month', async ({ expect }) => {
    const { run, read, check } = await start()
    const first = await run('--chapter', 'サイバー保険')
    expect(first.stdout).toBe(
      'briefings/2024-03/02-topic-2.md\nbriefings/2024-03/figures/topic-2.svg\n',
    )
    expect(await read('2024-03/02-topic-2.md')).toContain('# サイバー保険\n')
    // The name of a chapter that is there is not given twice.
    const second = await run('--chapter', 'Chapter', '2024-03')
    expect(second.stdout).toContain('briefings/2024-03/03-chapter-2.md\n')
    expect(await check('2024-03')).toEqual(new Set(['todo-marker']))
  })

  it('gives no chapter an id that the report has itself', async ({ expect }) => {
    const { run } = await start()
    for (const [number, title] of [
      [2, 'Page notes'],
      [3, 'Figure'],
      [4, 'Figure'],
    ] as const) {
      const { stdout } = await run('--chapter', title)
      expect(stdout).toContain(`briefings/2024-03/0${number}-topic-${number}.md\n`)
    }
  })

  it('counts on from the highest number, with as many digits', async ({ expect }) => {
    const { root, run } = await start()
    await writeFile(path.join(root, 'briefings/2024-03/007-x.md'), '# X\n\n:::summary\n- p\n:::\n')
    const { stdout } = await run('--chapter', 'Next')
    expect(stdout).toContain('briefings/2024-03/008-next.md\n')
  })

  it('leaves out a number typed before the title', async ({ expect }) => {
    const { run, read, check } = await start()
    await run('--chapter', '第2章　衛星')
    expect(await read('2024-03/02-topic-2.md')).toMatch(/^# 衛星$/m)
    expect(await check('2024-03')).toEqual(new Set(['todo-marker']))
  })

  it('asks for a front matter that can be read', async ({ expect }) => {
    const { run } = await start('2024-03', main.replace('title:', 'titel:'))
    const { code, stderr } = await run('--chapter', 'Next', '2024-03')
    expect(stderr).toContain('The front matter of briefings/2024-03 has errors')
    expect(code).toBe(1)
  })
})

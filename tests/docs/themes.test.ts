import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

test('every name that the page on themes lists may be said in a partial', async () => {
  const page = await readFile('docs/themes.md', 'utf8')
  const [table = ''] =
    /^\| name \| \|\n(?:\|.*\n)+/m.exec(page.slice(page.indexOf('Handlebars'))) ?? []
  const rows = table.split('\n').slice(2, -1)
  const names = rows.flatMap((row) => namesIn(row.split('|')[1]))
  expect(names.length).toBeGreaterThan(30)
  const lists = rows.flatMap((row) => {
    const [, list = '', parts = ''] = /^\| `(\w+)` \| each with (.*)/.exec(row) ?? []
    const inside = namesIn(parts).map((name) => `{{this.${name}}}`)
    return list ? [`{{#each ${list}}}${inside.join('')}{{/each}}`] : []
  })
  const folder = await writeBriefing()
  const cwd = path.dirname(path.dirname(folder))
  const partial = path.join(cwd, 'theme', 'partials', 'html-foot.hbs')
  await mkdir(path.dirname(partial), { recursive: true })
  const all = names.map((name) => `{{${name}}}`).join('')
  await writeFile(partial, `<footer>${all}${lists.join('')}{{publisher}}</footer>\n`)
  const { stderr } = await callCli(
    ['build', '--theme', 'theme', '--edition', 'html', '--no-verify'],
    {
      cwd,
    },
  )
  expect(lists).toHaveLength(2)
  expect(stderr).not.toContain('not in the view')
  expect(await readFile(path.join(cwd, 'output/2024-03/2024-03.html'), 'utf8')).toContain(
    '<footer>',
  )
})

function namesIn(cell = ''): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}

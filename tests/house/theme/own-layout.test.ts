import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { monthlyFrontMatter, writeBriefing } from '../../briefing-folder.js'
import { callCli } from '../../call-cli.js'

test('a house’s own layout beside monthly has chapters, a summary and the house’s fields', async () => {
  const matter = monthlyFrontMatter
    .replace('layout: monthly', 'layout: monthly-bank')
    .replace('publisher:', 'extra:\n  customer: 例銀行\npublisher:')
  const folder = await writeBriefing({ 'briefing.md': `${matter}導入の文。\n` })
  const cwd = path.dirname(path.dirname(folder))
  const templates = path.join(cwd, 'templates')
  await cp('templates', templates, { recursive: true })
  await cp('templates/monthly', path.join(templates, 'monthly-bank'), { recursive: true })
  const page = path.join(templates, 'monthly-bank', 'html.hbs')
  await mkdir(path.dirname(page), { recursive: true })
  await writeFile(
    page,
    (await readFile(page, 'utf8')).replace('</body>', '<p>{{extra.customer}} 御中</p></body>'),
  )
  await writeFile(path.join(cwd, 'briefing.config.json'), '{ "templates": "templates" }')
  const { code, stderr } = await callCli(['build'], { cwd })
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')])
  const html = await readFile(path.join(cwd, 'output/2024-03/2024-03.html'), 'utf8')
  expect(html).toContain('<p>例銀行 御中</p>')
  expect(html).toContain('要点')

  const next = await callCli(['new', '2024-04', '--topic', '話題'], { cwd })
  expect(next.code).toBe(0)
  const main = await readFile(path.join(cwd, 'briefings/2024-04/briefing.md'), 'utf8')
  expect(main).toContain('\nlayout: monthly-bank\n')
})

test('a layout that no folder has is named', async () => {
  const matter = monthlyFrontMatter.replace('layout: monthly', 'layout: monthly-bank')
  const folder = await writeBriefing({ 'briefing.md': `${matter}導入の文。\n` })
  const cwd = path.dirname(path.dirname(folder))
  const { code, stderr } = await callCli(['build'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /There is no layout `monthly-bank` in \S*templates\. Name the folder that has it as `templates` in the configuration, or with --templates DIR\n/,
  )
})

import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { monthlyFrontMatter, writeBriefing } from '../../briefing-folder.js'
import { runCli } from '../../run-cli.js'

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
  const { code, stderr } = await runCli(['build', '--templates', 'templates'], { cwd })
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')])
  const html = await readFile(path.join(cwd, 'output/2024-03/2024-03.html'), 'utf8')
  expect(html).toContain('<p>例銀行 御中</p>')
  expect(html).toContain('要点')
})

test('a layout that no folder has is named', async () => {
  const matter = monthlyFrontMatter.replace('layout: monthly', 'layout: monthly-bank')
  const folder = await writeBriefing({ 'briefing.md': `${matter}導入の文。\n` })
  const cwd = path.dirname(path.dirname(folder))
  const { code, stderr } = await runCli(['build'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /No template \S*monthly-bank\/pdf\.hbs; a layout needs pdf\.hbs and html\.hbs/,
  )
})

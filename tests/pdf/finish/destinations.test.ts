import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../src/browser/launch.js'
import { plainTheme } from '../../../src/house/theme/theme.js'
import { destinationName, idOfDestination } from '../../../src/pdf/content/destination-name.js'
import { getDict } from '../../../src/pdf/content/objects.js'
import { buildBriefing } from '../../../src/pipeline.js'
import { monthlyFrontMatter, writeBriefing } from '../../briefing-folder.js'

describe('the name of a destination', () => {
  it.each([
    ['note-3', 'note-3'],
    ['topic/lateral-movement-1', 'topic/lateral-movement-1'],
    ['図', '%E5%9B%B3'],
    ['章'.repeat(11), '%E7%AB%A0'.repeat(11)],
    ['章'.repeat(12), 'place-e3b504295c7f44bc'],
  ])('of %s is %s', (id, name) => {
    expect(destinationName(id)).toBe(name)
  })

  it('is read as Chrome writes it', () => {
    expect(idOfDestination('%E5%9B%B3')).toBe('図')
    expect(idOfDestination('100%')).toBe('100%')
  })
})

it('is short enough for a PDF wherever the report has a place, and links still lead there', {
  timeout: 60_000,
}, async () => {
  const long = '侵入の経路をたどる調査の結果と今後の見通し'
  const words = `${'many '.repeat(40)}words`
  const slug = words.replaceAll(' ', '-')
  const places = [
    `## ${long}`,
    `本文。[ここ](#${long})、[](#${long})、[](#${long}の章)、[](#${long}の表)、[](#図)、[there](#${slug})。`,
    `## ${words}`,
    `:::table{#${long}の表}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n説明\n:::`,
    ':::table{#図}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n説明\n:::',
  ].join('\n\n')
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter.replace('publisher', 'toc: true\npublisher')}導入の文。\n`,
    '01-chapter.md': null,
    [`01-${long}の章.md`]: `# 題\n\n:::summary\n- 要点\n:::\n\n${places}\n`,
  })
  const output = await mkdtemp(path.join(tmpdir(), 'briefing-destinations-'))
  const browser = await launchBrowser()
  try {
    const result = await buildBriefing(folder, {
      templates: 'templates',
      theme: { ...plainTheme, referencePages: true },
      output,
      editions: ['pdf', 'html'],
      epoch: undefined,
      rules: { 'claim-without-source': 'off' },
      verify: true,
      browser: async () => browser,
    })
    expect(result.files.flatMap(({ messages }) => messages.map(String))).toEqual([])
    const editions = result.built ? result.editions : []
    const [pdf, html] = await Promise.all(editions.map((edition) => readFile(edition.path)))
    const { context, catalog } = await PDFDocument.load(pdf ?? '')
    const names = [...(getDict(context, catalog, 'Dests')?.keys() ?? [])]
      .filter((key) => key instanceof PDFName)
      .map((key) => key.decodeText())
    expect(names).toContain(destinationName(`${long}の章/${long}`))
    expect(names).toContain('%E5%9B%B3')
    expect(names.filter((name) => name.length > 127)).toEqual([])
    expect(String(html)).toContain(`id="${long}の章/${long}"`)
  } finally {
    await browser.close()
    await rm(output, { recursive: true })
  }
})

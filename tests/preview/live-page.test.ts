import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assemble } from '../../dist/briefing/assemble.js'
import { loadTheme } from '../../dist/house/theme/load-theme.js'
import { fitPictures } from '../../dist/pictures/fit-pictures.js'
import { inspect } from '../../dist/pipeline/inspect.js'
import { setEdition } from '../../dist/pipeline/set-edition.js'
import { type LivePage, openLivePage, type PrintMeans } from '../../dist/preview/live-page.js'
import { rememberSteps } from '../../dist/preview/remember.js'
import { loadTemplate } from '../../dist/render/handlebars.js'
import { PieceMemory } from '../../dist/render/remember-pieces.js'

const steps = rememberSteps()
const pieces = { html: new PieceMemory(), pdf: new PieceMemory() }
/** The pages that were printed from. The sample has drawings only, so that none need be fitted. */
const loaded: Page[] = []
const means: PrintMeans = {
  fit: async ({ page }) => {
    loaded.push(page)
    return true
  },
}
let folder: string
let page: LivePage

async function openOne(): Promise<LivePage> {
  return openLivePage({ noSandbox: process.getuid?.() === 0 }, () => {})
}

beforeAll(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'briefing-live-')), '2024-03')
  await cp('briefings/2024-03', folder, { recursive: true })
  page = await openOne()
})
afterAll(async () => {
  await page.close()
  await rm(path.dirname(folder), { recursive: true, force: true })
})

/** Sets the editions in a theme that has fonts of its own in its style sheet. */
async function set(remembering: boolean, strong: string) {
  const inspected = await inspect(folder, ...(remembering ? [steps] : []))
  if (!inspected.frontMatter) throw new Error('Expected front matter')
  const briefing = assemble(inspected.id, folder, inspected.frontMatter, inspected.parsed)
  const pictures = await fitPictures(inspected)
  const html = (edition: 'pdf' | 'html', template: Awaited<ReturnType<typeof loadTemplate>>) =>
    setEdition(edition, briefing, pictures, template, remembering ? pieces[edition] : undefined)
  const theme = await loadTheme({ folder: 'editorial', colours: { strong } }, '')
  return {
    notes: briefing.notes,
    pdf: await html('pdf', await loadTemplate('templates', 'monthly', 'pdf', theme)),
    html: await html('html', await loadTemplate('templates', 'monthly', 'html', theme)),
  }
}

/** Of all but the date and the numbers that Chrome gives to elements as they come into a page. */
function digest(pdf: Uint8Array | undefined): string {
  if (!pdf) throw new Error('Expected pages')
  const text = Buffer.from(pdf).toString('latin1')
  return createHash('sha256')
    .update(text.replace(/\/(Creation|Mod)Date \([^)]*\)|node\d+/g, ''))
    .digest('hex')
}

it('prints after a swap what a fresh page prints, byte for byte', {
  timeout: 150_000,
}, async () => {
  const chapter = path.join(folder, '02-taurus-leak.md')
  const text = await readFile(chapter, 'utf8')
  const first = await set(true, '#641733')
  await page.print(first.pdf, { notes: first.notes, frontMatter: {} }, means)
  await writeFile(chapter, text.replace(/^(## .*)$/m, '$1 改\n\n**太い** `code` 足した段落。'))
  const changed = await set(true, '#203040')
  const afresh = await set(false, '#203040')
  expect(changed.html).toBe(afresh.html)
  expect(changed.pdf).toBe(afresh.pdf)
  const swapped = await page.print(changed.pdf, { notes: changed.notes, frontMatter: {} }, means)
  expect(loaded[1]).toBe(loaded[0])
  const other = await openOne()
  try {
    const fresh = await other.print(afresh.pdf, { notes: afresh.notes, frontMatter: {} }, means)
    expect(swapped?.pages.count).toBe(fresh?.pages.count)
    expect(digest(swapped?.pdf)).toBe(digest(fresh?.pdf))
  } finally {
    await other.close()
  }
})

it('prints no tags and bookmarks, which only a finished file needs', {
  timeout: 60_000,
}, async () => {
  const { pdf, notes } = await set(true, '#641733')
  const printed = await page.print(pdf, { notes, frontMatter: {} }, means)
  const file = Buffer.from(printed?.pdf ?? []).toString('latin1')
  expect(file).toContain('/Type /Catalog')
  expect(file).not.toMatch(/\/StructTreeRoot|\/Outlines/)
})

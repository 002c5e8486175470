// Draws docs/preview.png: the preview of the sample with a finding. Run after `npm run build`:
// `npx tsx scripts/picture-of-preview.ts`
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { openWindow, startSample } from '../tests/preview/window.js'

const root = await mkdtemp(path.join(tmpdir(), 'briefing-picture-'))
const folder = path.join(root, 'briefings/2024-03')
await cp('briefings/2024-03', folder, { recursive: true })
const preview = await startSample(folder)
const window = await openWindow(preview.url)
try {
  await window.page.setViewport({ width: 1280, height: 760 })
  await window.shown('html', 1)
  await window.shown('pages', 1)
  const edition = await window.edition()
  await edition.$eval('h4 ::-p-text(サイバー空間への拡張)', (heading) => heading.scrollIntoView())
  await window.page.$eval('#page-number', (input) => {
    const field = input as HTMLInputElement
    field.value = '5'
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  // A call without a definition: the last good pages stay under the finding.
  const chapter = path.join(folder, '01-cyber-insurance.md')
  const text = await readFile(chapter, 'utf8')
  await writeFile(chapter, text.replace('[^nikkei]', '[^nikei]'))
  await window.page.waitForFunction(() => document.body.textContent?.includes('[^nikei]'))
  const picture = await window.page.screenshot()
  await sharp(picture).png({ palette: true, colours: 128 }).toFile('docs/preview.png')
} finally {
  await window.close()
  await preview.close()
  await rm(root, { recursive: true, force: true })
}

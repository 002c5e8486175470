// Measures what no build can go below that prints with Chrome and uses the libraries that are used here: each part alone, in
// a fresh process where it is not Chrome's, beside Chrome's own tagged print of the page before its notes are placed.
// `npm run build && npm run bench:floor -- [folder, or number of sections of a generated text…]`; 12 and 36 by default.
import './help.js'
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { type LaunchedBrowser, launchBrowser } from '../dist/browser/launch.js'
import { openPage } from '../dist/browser/open-page.js'
import { loadFonts, subsetFonts } from '../dist/fonts/subset-fonts.js'
import { print as printPage } from '../dist/pipeline/print-pages.js'
import { findFolder } from './briefing.js'
import { type WatchedTime, watchTime } from './measure.js'
import { print, type SetBriefing, set } from './print.js'

const parts = [
  'remark reads the Markdown',
  'pdf-lib reads and writes the PDF',
  'pdf.js reads the text of the PDF',
]

const texts = process.argv.slice(2)
for (const given of texts.length === 0 ? ['12', '36'] : texts) await measureFloor(given)

async function measureFloor(given: string): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
  try {
    const folder = await findFolder(given, root)
    const copy = path.join(root, 'briefings', path.basename(folder))
    if (copy !== folder) await cp(folder, copy, { recursive: true })
    const own = await set(folder)
    const unplaced = await printUnplaced(own)
    const placed = await print(own)
    await writeFile(path.join(root, 'printed.pdf'), placed.order.pdf)
    const lines: [string, number][] = [
      ['Chrome: our page, its notes where they are written', unplaced.browser],
      ['  of that, printing', unplaced.printing],
      ['Chrome: our page, its notes measured and placed', placed.browser],
      ['  of that, printing', placed.printing],
      ...parts.map((name): [string, number] => [name, runAlone(name, root)]),
    ]
    const notes = own.briefing.notes.length
    console.log(`\n${`${path.basename(folder)}, ${notes} notes`.padEnd(54)} CPU s  × the first`)
    for (const [name, seconds] of lines)
      console.log(
        `${name.padEnd(54)} ${seconds.toFixed(2).padStart(5)}  ${(seconds / unplaced.browser).toFixed(2).padStart(11)}`,
      )
  } finally {
    await rm(root, { recursive: true })
  }
}

/** Seconds of processor time of a fresh process in which a library does its part. */
function runAlone(part: string, root: string): number {
  const script = fileURLToPath(new URL('library.mjs', import.meta.url))
  return Number(execFileSync('node', [script, part, root], { encoding: 'utf8' }))
}

/** Seconds of processor time of the browser. */
interface BrowserTime {
  browser: number
  /** Of those, for printing alone. */
  printing: number
}

/** Our page, printed as it is loaded. */
async function printUnplaced({ html, theme }: SetBriefing): Promise<BrowserTime> {
  const launched = await launchBrowser()
  using watched = watchTime(launched.browser.process()?.pid ?? 0)
  const fonts = new Map([...loadFonts(), ...theme.fontFiles])
  const files = subsetFonts(html, fonts, () => {})
  const { page } = await openPage(launched.browser, { html, files })
  return timePrint(launched, page, watched)
}

async function timePrint(
  launched: LaunchedBrowser,
  page: Page,
  watched: WatchedTime,
): Promise<BrowserTime> {
  const began = watched.read()
  await printPage(page)
  const all = watched.read()
  await launched.close()
  return { browser: all, printing: all - began }
}

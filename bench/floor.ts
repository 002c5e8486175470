// Measures what no build can go below that prints with Chrome and uses the libraries that are used here, beside Chrome's own
// print of the same text: each part alone, in a fresh process where it is not Chrome's.
// `npm run build && npm run bench:floor -- [sections…]`, each a generated text of that length; 12 and 36 by default.
import './help.js'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { launchBrowser } from '../dist/browser/launch.js'
import { makeText, writeText } from './briefing.js'
import { faces } from './engines.js'
import { watchTime } from './measure.js'
import { print } from './print.js'

const parts = [
  'remark reads the Markdown',
  'pdf-lib reads and writes the PDF',
  'pdf.js reads the text of the PDF',
]

const lengths = process.argv.slice(2).map(Number)
for (const sections of lengths.length === 0 ? [12, 36] : lengths) await measureFloor(sections)

async function measureFloor(sections: number): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
  try {
    const text = makeText(sections, faces, '')
    await writeText(root, text)
    const unplaced = await printUnplaced(path.join(root, 'plain.html'))
    const placed = await print(path.join(root, 'briefings', 'bench'))
    await writeFile(path.join(root, 'printed.pdf'), placed.order.pdf)
    const lines: [string, number][] = [
      ['Chrome: the text without notes', unplaced.browser],
      ['  of that, printing', unplaced.printing],
      ['Chrome: our page, with its notes measured and placed', placed.browser],
      ['  of that, printing', placed.printing],
      ...parts.map((name): [string, number] => [name, runAlone(name, root)]),
    ]
    console.log(`\n${`${text.notes} notes`.padEnd(54)} CPU s  × Chrome`)
    for (const [name, seconds] of lines)
      console.log(
        `${name.padEnd(54)} ${seconds.toFixed(2).padStart(5)}  ${(seconds / unplaced.browser).toFixed(2).padStart(8)}`,
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

/** Chrome's own tagged print of a page: seconds of processor time of all, and of printing alone. */
async function printUnplaced(file: string): Promise<{ browser: number; printing: number }> {
  const { browser, close } = await launchBrowser()
  using watched = watchTime(browser.process()?.pid ?? 0)
  const page = await browser.newPage()
  await page.emulateMediaType('print')
  await page.goto(pathToFileURL(file).href, { timeout: 0 })
  const began = watched.read()
  const settings = { preferCSSPageSize: true, printBackground: true, timeout: 0 }
  await page.pdf({ ...settings, tagged: true, outline: true })
  const all = watched.read()
  await close()
  return { browser: all, printing: all - began }
}

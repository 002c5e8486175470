// Prints a page with Chrome's own printToPDF: `node chrome.mjs BROWSER FILE.html FILE.pdf plain|tagged|paged`.
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [executablePath, html, pdf, mode] = process.argv.slice(2)
const browser = await puppeteer.launch({
  executablePath,
  headless: 'shell',
  pipe: true,
  protocolTimeout: 0,
  args: ['--no-sandbox', '--font-render-hinting=none', '--allow-file-access-from-files'],
})
try {
  const page = await browser.newPage()
  await page.emulateMediaType('print')
  await page.goto(pathToFileURL(html).href, { timeout: 0 })
  await page.evaluate(() => document.fonts.ready.then(() => true))
  if (mode === 'paged')
    await page.evaluate(() => globalThis.PagedPolyfill.preview().then(() => true))
  const tagged = mode !== 'plain'
  const settings = { preferCSSPageSize: true, printBackground: true, timeout: 0 }
  await writeFile(pdf, await page.pdf({ ...settings, tagged, outline: tagged }))
} finally {
  await browser.close()
}

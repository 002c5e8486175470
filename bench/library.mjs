// What one library does with some text, and nothing else: `node library.mjs PART FOLDER`, where the folder has briefings, and
// for what reads PDFs printed.pdf. Prints the seconds of processor time that the process has used.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const [part = '', folder = ''] = process.argv.slice(2)

const parts = {
  async 'remark reads the Markdown'() {
    const { unified } = await import('unified')
    const { default: parse } = await import('remark-parse')
    const { default: gfm } = await import('remark-gfm')
    const processor = unified().use(parse).use(gfm).freeze()
    const briefings = path.join(folder, 'briefings')
    for (const name of await readdir(briefings, { recursive: true }))
      if (name.endsWith('.md')) processor.parse(await readFile(path.join(briefings, name), 'utf8'))
  },
  async 'pdf-lib reads and writes the PDF'() {
    const { PDFDocument, ParseSpeeds } = await import('@cantoo/pdf-lib')
    const bytes = await readFile(path.join(folder, 'printed.pdf'))
    const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest })
    await document.save({ useObjectStreams: false })
  },
  async 'pdf.js reads the text of the PDF'() {
    const { getDocumentProxy } = await import('unpdf')
    const bytes = await readFile(path.join(folder, 'printed.pdf'))
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      await page.getTextContent({ includeMarkedContent: true })
      page.cleanup()
    }
  },
}

await parts[part]()
const { user, system } = process.cpuUsage()
console.log((user + system) / 1e6)

import { readFile } from 'node:fs/promises'
import { getDocumentProxy } from 'unpdf'

/** What a PDF is, whatever it took to make. */
export interface Truth {
  pages: number
  /** Notes that stand on another page than their call, or nowhere. */
  astray: number
  tagged: boolean
}

/** Reads a PDF of a generated text. */
export async function readTruth(file: string, notes: number): Promise<Truth> {
  const document = await getDocumentProxy(new Uint8Array(await readFile(file)), { verbosity: 0 })
  try {
    const pageOf = new Map<string, number>()
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str : '')).join('')
      for (const [mark] of text.replaceAll(/\s/g, '').matchAll(/C\d+c|N\d+n/g))
        if (!pageOf.has(mark)) pageOf.set(mark, number)
      page.cleanup()
    }
    const numbers = Array.from({ length: notes }, (_, index) => index + 1)
    const astray = numbers.filter((number) => {
      const page = pageOf.get(`N${number}n`)
      return page === undefined || page !== pageOf.get(`C${number}c`)
    })
    const marked = await document.getMarkInfo()
    return { pages: document.numPages, astray: astray.length, tagged: marked?.Marked === true }
  } finally {
    await document.destroy()
  }
}

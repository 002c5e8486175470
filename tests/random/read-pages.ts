import { getDocumentProxy } from 'unpdf'
import { squeezePrinted } from './normalise.js'

export interface ReadPages {
  /** The text of each page in the order in which it is painted, without blanks. */
  pages: string[]
  urls: Set<string>
  /** Heights of type in points by the text that is set in it. */
  heights: Map<string, number[]>
  sizes: Set<string>
}

/** Reads a PDF by its pages alone: not by its tags, and with nothing that the product reads it with. */
export async function readPages(bytes: Uint8Array): Promise<ReadPages> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const read: ReadPages = {
    pages: [],
    urls: new Set(),
    heights: new Map(),
    sizes: new Set(),
  }
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      read.sizes.add(`${Math.round(width)} × ${Math.round(height)}`)
      const { items } = await page.getTextContent()
      const shown = items.flatMap((item) => ('str' in item ? [item] : []))
      for (const { str, height: size } of shown)
        read.heights.set(str.trim(), [...(read.heights.get(str.trim()) ?? []), size])
      const text = shown.map(({ str }) => str).join('')
      read.pages.push(squeezePrinted(text))
      for (const { url, unsafeUrl } of await page.getAnnotations()) {
        const address: unknown = unsafeUrl ?? url
        if (typeof address === 'string') read.urls.add(address)
      }
    }
    return read
  } finally {
    await document.destroy()
  }
}

/**
 * Whether a text is printed whole on pages `from` up to `to`; it may go on over pages, after what else stands on them.
 */
export function isPrinted(
  text: string,
  pages: readonly string[],
  from = 0,
  to = pages.length,
): boolean {
  const among = pages.slice(from, to)
  if (among.some((page) => page.includes(text))) return true
  return among.some((page, at) => {
    const begun = longestBeginning(text, page)
    const next = from + at + 1
    return begun > 0 && isPrinted(text.slice(begun), pages, next, next + 2)
  })
}

/** Characters that a part has at least, on an average: a line of a narrow column. */
const partLength = 6

/** Whether each part of a text is printed, for one that is cut by lines that others stand beside. */
export function isPrintedInParts(text: string, pages: readonly string[]): boolean {
  let rest = text
  for (let left = 2 + text.length / partLength; rest !== '' && left > 0; left -= 1) {
    const begun = Math.max(0, ...pages.map((page) => longestBeginning(rest, page)))
    if (begun === 0) return false
    rest = rest.slice(begun)
  }
  return rest === ''
}

function longestBeginning(text: string, page: string): number {
  let least = 0
  let most = text.length
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (page.includes(text.slice(0, middle))) least = middle
    else most = middle - 1
  }
  return least
}

/** What of a text comes after the longest beginning that is printed. */
export function missingFrom(text: string, pages: readonly string[]): string {
  const begun = Math.max(...pages.map((page) => longestBeginning(text, page)))
  return text.slice(begun, begun + 40)
}

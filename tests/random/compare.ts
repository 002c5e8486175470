import { isReordered, squeeze, squeezePrinted } from './normalise.js'
import type { ReadHtml } from './read-html.js'
import { isPrinted, isPrintedInParts, missingFrom, type ReadPages } from './read-pages.js'
import { baseline } from './write/briefing.js'
import type { Expected } from './write/expected.js'

/** What is wrong, its kind first. */
export type Fault =
  `${'check' | 'refused' | 'threw' | 'html' | 'pdf' | 'links' | 'scale' | 'bytes'}: ${string}`

export function compareHtml({ texts, notes, closing }: Expected, html: ReadHtml): Fault[] {
  const count: Fault = `html: ${html.notes.length} notes, expected ${notes.length}`
  const broken: Fault = `html: ${html.broken} paragraphs are broken by a block in them`
  return [
    ...(html.broken > 0 ? [broken] : []),
    ...findInOrder('the text', texts, html.text),
    ...findInOrder('the foot', closing, html.foot),
    ...notes.flatMap((note, at) => findInOrder(`note ${at + 1}`, note, html.notes[at] ?? '')),
    ...(html.notes.length === notes.length ? [] : [count]),
  ]
}

/** What may stand between two texts, in characters: labels, marks, titles that the product repeats. */
const widestGap = 1000

/** Each text after the one before; says where the first is missing. */
function findInOrder(where: string, texts: readonly string[], whole: string): Fault[] {
  let from = 0
  for (const text of texts) {
    const wanted = squeeze(text)
    const at = whole.indexOf(wanted, from)
    if (at < 0 || at > from + widestGap) {
      const instead = whole.slice(from, from + wanted.length + 60)
      return [`html: ${where} lacks ${JSON.stringify(text)}; there is ${JSON.stringify(instead)}`]
    }
    from = at + wanted.length
  }
  return []
}

/** The whole text; where some of it is read from right to left, its words, since their order on a line is another. */
function listPieces(text: string): string[] {
  return isReordered(text) ? text.split(/[^\p{L}\p{M}]+/u) : [text]
}

/** @param height what the body's type has in points where nothing is in its way */
export function comparePages(
  { texts, cells, notes, closing }: Expected,
  pdf: ReadPages,
  height: number,
): Fault[] {
  const lost = [...texts, ...notes.flat(), ...closing].flatMap((text): Fault[] => {
    const isFound = cells.has(text) || isReordered(text) ? isPrintedInParts : isPrinted
    const missing = listPieces(text).find((piece) => !isFound(squeezePrinted(piece), pdf.pages))
    if (missing === undefined) return []
    const from = missingFrom(squeezePrinted(missing), pdf.pages)
    return [`pdf: lacks ${JSON.stringify(text)}, from ${JSON.stringify(from)}`]
  })
  const heights = Object.values(baseline).flatMap((text) => pdf.heights.get(text) ?? [])
  const sizes = [...pdf.sizes].filter((size) => size !== '595 × 842' && size !== '842 × 595')
  return [
    ...lost,
    ...sizes.map((size): Fault => `scale: a page has ${size} points`),
    ...(heights.some((found) => Math.abs(found - height) < 0.05)
      ? []
      : [`scale: the body is ${heights} points high, not ${height}` as const]),
  ]
}

export function compareLinks(
  edition: string,
  expected: readonly string[],
  found: ReadonlySet<string>,
): Fault[] {
  const wanted = new Set(expected)
  const lost = [...wanted].filter((url) => !found.has(url))
  const more = [...found].filter((url) => !wanted.has(url))
  return [
    ...lost.map((url): Fault => `links: the ${edition} lacks ${url}`),
    ...more.map((url): Fault => `links: the ${edition} has ${url}`),
  ]
}

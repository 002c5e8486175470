import type { Paper } from '../../briefing/pages.js'
import { boxesOf } from './range.js'

/** Lines that a running head may have; of more, the first would stand where printers print nothing. */
const most = 2

const places: ReadonlySet<string> = new Set(['top-left', 'top-center', 'top-right'])

/** A running head, set as the browser will set it in the margin of its page. */
interface Head {
  page: string
  place: string
  text: Text
}

/**
 * Ends every running head of more than two lines in an ellipsis: in a margin Chrome cuts nothing off, and what has no room
 * there lies over the text and runs off the sheet. Runs before tables are turned, whose pages have the heads of the others.
 *
 * @param paper the sheet, in points
 */
export async function shortenHeads({ width, margin }: Paper): Promise<void> {
  const typeWidth = ((width - margin.left - margin.right) * 4) / 3
  const rows = document.createElement('div')
  rows.style.cssText = `position: absolute; visibility: hidden; width: ${typeWidth}px`
  const heads = setHeads(rows)
  // The margins of a page have the style of the root, not that of the body.
  document.documentElement.append(rows)
  await document.fonts.ready
  const long = heads.filter(({ text }) => countLines(text) > most)
  for (const { text } of long) shorten(text)
  rows.remove()
  if (long.length === 0) return
  const style = document.createElement('style')
  style.textContent = long.map(writeRule).join('\n')
  // Not in the head, whose style sheets the preview keeps from text to text.
  document.body.append(style)
}

/** Puts a row for each page that has a name or none: what stands in its upper margin, side by side. */
function setHeads(rows: Element): Head[] {
  const sheets = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
  const pages = sheets.filter((rule) => rule instanceof CSSPageRule)
  const names = new Set(pages.map(({ selectorText }) => selectorText))
  return [...names].flatMap((page) => {
    const row = document.createElement('div')
    row.style.display = 'flex'
    rows.append(row)
    const common = pages.filter(({ selectorText }) => selectorText === '')
    const own = pages.filter(({ selectorText }) => selectorText === page)
    const margins = (page === '' ? common : [...common, ...own]).flatMap(({ cssRules }) => [
      ...cssRules,
    ])
    return [...places].flatMap((place): Head[] => {
      const declared = margins.flatMap((rule) => (readPlace(rule) === place ? styleOf(rule) : []))
      const box = document.createElement('div')
      box.style.cssText = declared.map(({ cssText }) => cssText).join(';')
      const text = readStrings(box.style.content)
      if (text === undefined) return []
      const node = document.createTextNode(text)
      box.append(node)
      row.append(box)
      return [{ page, place, text: node }]
    })
  })
}

/** `@top-left` and the others; the type of such rules does not name them yet. */
function readPlace(rule: CSSRule): string | undefined {
  return /^@([a-z-]+)/.exec(rule.cssText)?.[1]
}

function styleOf(rule: CSSRule): CSSStyleDeclaration[] {
  return 'style' in rule && rule.style instanceof CSSStyleDeclaration ? [rule.style] : []
}

/** The text of `content`; undefined where it is none or is more than strings. */
function readStrings(content: string): string | undefined {
  const string = /"((?:\\.|[^"\\])*)"/gs
  if (content === '' || content.replaceAll(string, '').trim() !== '') return undefined
  const texts = [...content.matchAll(string)].map(([, text = '']) => text)
  return texts
    .join('')
    .replaceAll(/\\(?:([\da-f]{1,6})\s?|(.))/gis, (_, code?: string, character?: string) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : (character ?? ''),
    )
}

function countLines(text: Text): number {
  return new Set([...boxesOf(text)].map(({ top }) => Math.round(top))).size
}

/** Leaves as much of a text as stands on its lines together with an ellipsis. */
function shorten(text: Text): void {
  const letters = [...new Intl.Segmenter().segment(text.data)].map(({ segment }) => segment)
  const cutAt = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`
  let least = 0
  let less = letters.length
  while (least < less - 1) {
    const middle = (least + less) >> 1
    text.data = cutAt(middle)
    if (countLines(text) > most) less = middle
    else least = middle
  }
  text.data = cutAt(least)
}

function writeRule({ page, place, text }: Head): string {
  const escaped = text.data.replaceAll(/["\\\n]/g, (character) =>
    character === '\n' ? '\\a ' : `\\${character}`,
  )
  return `@page ${page}{ @${place} { content: "${escaped}" } }`
}

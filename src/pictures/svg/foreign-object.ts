import type { Element, ElementContent, Properties } from 'hast'
import stringWidth from 'string-width'
import type { Styles } from './cascade.js'

const blocks = new Set(['div', 'p', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table'])

/** What HTML shows besides its words. */
const shown = new Set(
  'img picture iframe video audio object embed canvas input math svg'.split(' '),
)

/** How the words of an HTML label are set; the innermost element that says so wins. */
const inherited = ['color', 'font-size', 'font-family', 'font-weight', 'font-style'] as const

/** In units of the letters' size: a cell of a terminal, the distance of two lines, and from their middle to their base. */
const [cellWidth, leading, middle] = [0.5, 1.2, 0.35]

const initialSize = 16

/** Takes an element with HTML in it; returns its words, in the lines that the HTML breaks them into. */
export function readHtmlLines(element: Element): string[] {
  const read = (node: ElementContent): string => {
    if (node.type === 'text') return node.value.replace(/\s+/g, ' ')
    if (node.type !== 'element') return ''
    const name = htmlName(node)
    if (name === 'br') return '\n'
    if (name === 'style' || name === 'script') return ''
    const inner = node.children.map(read).join('')
    return blocks.has(name) ? `\n${inner}\n` : inner
  }
  const lines = element.children.map(read).join('').split('\n')
  return lines.map((line) => line.trim()).filter(Boolean)
}

/** Returns what HTML holds beside words and boxes, by the names of its elements. */
export function listShown(element: Element): string[] {
  return listElements(element)
    .map(htmlName)
    .filter((name) => shown.has(name) || name === 'script')
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Takes a `foreignObject` and its words; sets them in the middle of its box, as labels of a diagram stand, on the
 * ground and in the colour that its HTML has.
 *
 * @returns undefined if the box has no size in numbers, so that nobody knows where its words stand
 */
export function setInBox(
  element: Element,
  lines: readonly string[],
  styles: Styles,
): Element[] | undefined {
  const box = readBox(element)
  if (!box) return undefined
  const style = readStyle(element, styles)
  const size = sizeOf(style)
  const fitting = Math.max(1, Math.floor((box.height + 1) / (leading * size)))
  const cells = lines.length < fitting ? box.width / (cellWidth * size) : Number.POSITIVE_INFINITY
  const text = setLines(lines, {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    cells,
    style,
  })
  const ground = listElements(element)
    .map((child) => styles.styleOf(child).get('background-color'))
    .find((colour) => colour !== undefined && colour !== 'transparent')
  if (ground === undefined) return [text]
  return [toElement('rect', { ...box, style: `fill:${ground};stroke:none` }), text]
}

/**
 * Takes a `foreignObject`, its words, and the `text` that a program has put beside it with less of them; returns that
 * with all of them, around the line where it stood.
 */
export function setInPlaceOf(
  fallback: Element,
  element: Element,
  lines: readonly string[],
  styles: Styles,
): Element {
  const style = readStyle(element, styles)
  const size = Number.parseFloat(String(fallback.properties.fontSize ?? sizeOf(style)))
  const widths = listElements(element).map((child) =>
    Number.parseFloat(styles.styleOf(child).get('width') ?? ''),
  )
  const width = widths.find((each) => each > 1) ?? Number.POSITIVE_INFINITY
  const [x, y] = [fallback.properties.x, fallback.properties.y].map((each) =>
    Number.parseFloat(String(each ?? 0)),
  )
  const cells = width / (cellWidth * size)
  const text = setLines(lines, { x: x ?? 0, y: (y ?? 0) - middle * size, cells, style: new Map() })
  return {
    ...fallback,
    children: text.children,
    properties: { ...fallback.properties, y: text.properties.y },
  }
}

interface Setting {
  /** The middle of all lines. */
  x: number
  y: number
  /** How much fits on a line. */
  cells: number
  style: ReadonlyMap<string, string>
}

function setLines(lines: readonly string[], { x, y, cells, style }: Setting): Element {
  const wrapped = lines.flatMap((line) => wrap(line, Math.max(4, cells)))
  const first = middle - ((wrapped.length - 1) * leading) / 2
  const spans = wrapped.map((value, index) => ({
    ...toElement('tspan', { x, dy: `${index === 0 ? first : leading}em` }),
    children: [{ type: 'text' as const, value }],
  }))
  const declared = [...style].map(([name, value]) => `${name}:${value};`).join('')
  const properties = { y, textAnchor: 'middle', style: `${declared}fill:currentColor` }
  return { ...toElement('text', properties), children: spans }
}

function readStyle(element: Element, styles: Styles): Map<string, string> {
  const style = new Map<string, string>()
  const descend = (inner: Element): void => {
    for (const name of inherited) {
      const value = styles.styleOf(inner).get(name)
      if (value !== undefined) style.set(name, value)
    }
    const next = inner.children.find(
      (child) => child.type === 'element' && readHtmlLines(child).length > 0,
    )
    if (next?.type === 'element') descend(next)
  }
  descend(element)
  return style
}

function sizeOf(style: ReadonlyMap<string, string>): number {
  const size = style.get('font-size') ?? ''
  return /px$/.test(size) ? Number.parseFloat(size) || initialSize : initialSize
}

function readBox({ properties }: Element): Box | undefined {
  const given = [properties.x, properties.y, properties.width, properties.height]
  if (given.some((length) => /%/.test(String(length)))) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = given.map((length) =>
    Number.parseFloat(String(length ?? 0)),
  )
  return width > 1 && height > 1 ? { x, y, width, height } : undefined
}

/** Latin between its words, Japanese anywhere. */
function wrap(line: string, cells: number): string[] {
  const words = line.match(/[^\s\u3000-\u9fff\uff00-\uffef]+\s*|[\u3000-\u9fff\uff00-\uffef]\s*/g)
  const lines = ['']
  for (const word of words ?? [line]) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && stringWidth(last + word.trimEnd()) > cells) lines.push(word)
    else lines[lines.length - 1] = last + word
  }
  return lines.map((each) => each.trim())
}

function listElements(element: Element): Element[] {
  return element.children.flatMap((child) =>
    child.type === 'element' ? [child, ...listElements(child)] : [],
  )
}

function htmlName({ tagName }: Element): string {
  return tagName.replace('html:', '').toLowerCase()
}

function toElement(tagName: string, attributes: Record<string, string | number>): Element {
  const properties: Properties = {}
  for (const [name, value] of Object.entries(attributes)) properties[name] = String(value)
  return { type: 'element', tagName, properties, children: [] }
}

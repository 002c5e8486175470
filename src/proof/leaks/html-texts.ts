import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { decodePercent } from '../../addresses/percent.js'
import type { FileText } from './search.js'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What a line of text may contain; any other element ends it. */
const inlines: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time tspan u var wbr'.split(
    ' ',
  ),
)

/** Attributes that say how something looks, or where a line runs. */
const looks = new Set(
  'class style d points transform viewbox fill stroke x y x1 x2 y1 y2 cx cy r rx ry width height rel type role tabindex'.split(
    ' ',
  ),
)

/** The data of pictures and fonts. */
const data = /data:[a-z]+\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*/g

/** Files that are text, embedded in a page, such as drawings. */
const textFile =
  /data:(?:text\/|[a-z]+\/[a-z0-9.-]*\+?(?:xml|json|javascript)\b)[^,"'\s>]*,[^"'\s>)]*/gi

/** Lists what a page says: its texts, block by block, what stands in attributes, and its source as a whole. */
export function listHtmlTexts(html: string): FileText[] {
  const source = html.replace(data, 'data:,')
  const said: FileText[] = [{ text: source, where: 'the source of the HTML', source: true }]
  for (const [uri] of html.matchAll(textFile)) said.push(...listInFile(uri))
  let line = ''
  const endLine = (): void => {
    if (line.trim() !== '') said.push({ text: line, where: 'the text of the HTML' })
    line = ''
  }
  const visit = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) line += node.value
    if (node.nodeName === '#comment' && 'data' in node)
      said.push({ text: node.data, where: 'a comment of the HTML' })
    if ('tagName' in node) {
      for (const { name, value } of node.attrs) {
        if (!looks.has(name.toLowerCase()) && value !== '')
          // An address says the same where it is encoded.
          said.push({ text: decodePercent(value), where: `an attribute ${name} of the HTML` })
      }
      if (isCalls(node)) return
      if (node.tagName === 'script' || node.tagName === 'style') return
      if (node.tagName === 'template' && 'content' in node) visit(node.content)
      if (!inlines.has(node.tagName)) endLine()
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
    if ('tagName' in node && !inlines.has(node.tagName)) endLine()
  }
  visit(parse(source))
  endLine()
  return said
}

/** Lists what a file says that stands in a data: address. */
function listInFile(uri: string): FileText[] {
  const [type = '', held = ''] = uri.split(/,(.*)/s)
  const text = type.endsWith(';base64')
    ? Buffer.from(held, 'base64').toString()
    : decodePercent(held)
  return text.split(/<[^>]*>/).map((part) => ({ text: part, where: 'a file in the HTML' }))
}

/** Whether it is a superscript of numbers of notes, which part no words. */
function isCalls(element: Element): boolean {
  return (
    element.attrs.some(({ name, value }) => name === 'class' && value === 'calls') &&
    /^[\d, ]*$/.test(textIn(element))
  )
}

function textIn(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : ''
}

/** Lists the pictures of a page that are no drawings, as they are embedded. */
export function listEmbedded(html: string): string[] {
  return [...html.matchAll(data)].map(([uri]) => uri).filter((uri) => uri.startsWith('data:image'))
}

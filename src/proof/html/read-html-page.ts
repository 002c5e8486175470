import { type DefaultTreeAdapterMap, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** A run of the report's own text. */
export interface PageText {
  text: string
}

/** A link of the HTML edition. */
export interface PageLink {
  href: string
  /** What it shows. */
  text: string
  id: string | undefined
  /** The id of the note that it stands in. */
  note: string | undefined
}

/** A note of the HTML edition. */
export interface PageNote {
  id: string
  /** Counted from 1, as the list that it stands in is. */
  place: number
  text: string
}

/** An HTML edition as far as its rules look at it. */
export interface HtmlPage {
  /** Without contents, notes, and words inside pictures. */
  body: PageText[]
  /** Where blocks begin and end in it. */
  edges: { first: Set<PageText>; last: Set<PageText> }
  notes: PageNote[]
  links: PageLink[]
  /** Every id, as often as it is there. */
  ids: string[]
  /** Addresses that the file itself would load something from. */
  loaded: string[]
}

/** Not the report's text: the contents, what a script shows, and pictures, whose words are theirs. */
const unread = new Set(['script', 'style', 'template', 'nav', 'svg', 'head'])

/** What stands in a line of text, beside others. */
const inlines: ReadonlySet<string> = new Set(
  'a b code del em i ins kbd rt ruby s samp span strong sub sup var wbr br input'.split(' '),
)

/** The data of pictures and the style sheet with its fonts, which no rule looks at; the text may show such data. */
const data = /(<[a-z][^<>]*?=")data:[a-z]+\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*/g
const style = /(<style\b[^>]*>)[\s\S]*?(?=<\/style>)/g

/** What a node stands in. */
interface Around {
  /** The id of a note. */
  note: string | undefined
  heading: boolean
}

/** Reads a finished file, as a browser does. */
export function readHtmlPage(html: string): HtmlPage {
  const edges = { first: new Set<PageText>(), last: new Set<PageText>() }
  const page: HtmlPage = { body: [], edges, notes: [], links: [], ids: [], loaded: [] }
  const placeOf = createPlaceFinder()
  const visit = (node: Node, into: PageText[] | undefined, around: Around): void => {
    if ('value' in node) into?.push({ text: node.value })
    if (!('childNodes' in node)) return
    let text = into
    const inside = { ...around }
    if ('tagName' in node) {
      inside.heading ||= /^h[1-6]$/.test(node.tagName)
      const id = attribute(node, 'id')
      if (id !== undefined) page.ids.push(id)
      page.loaded.push(...listLoaded(node))
      if (unread.has(node.tagName)) text = undefined
      if (node.tagName === 'a') page.links.push(readLink(node, around.note))
      if (id !== undefined && /^note-\d+$/.test(id)) {
        page.notes.push({ id, place: placeOf(node), text: textOf(node) })
        text = undefined
        inside.note = id
      }
    }
    const before = page.body.length
    for (const child of node.childNodes) visit(child, text, inside)
    const written = page.body.slice(before).filter((item) => item.text.trim() !== '')
    const [first, last] = [written[0], written.at(-1)]
    // In a heading a template's label stands beside the author's words.
    const isBlock = 'tagName' in node && (around.heading || !inlines.has(node.tagName))
    if (!isBlock || !first || !last) return
    edges.first.add(first)
    edges.last.add(last)
  }
  const bare = html.replace(style, '$1').replace(data, '$1data:,')
  visit(parse(bare), page.body, { note: undefined, heading: false })
  return page
}

function readLink(element: Element, note: string | undefined): PageLink {
  return {
    href: attribute(element, 'href') ?? '',
    text: textOf(element),
    id: attribute(element, 'id'),
    note,
  }
}

/** What an element shows, except the ways back from a note. */
function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if ('tagName' in node && (unread.has(node.tagName) || attribute(node, 'class') === 'back')) {
    return ''
  }
  return node.childNodes.map(textOf).join('')
}

/** Counts the elements before each of a parent's, once for all of them: a list of notes may have thousands. */
function createPlaceFinder(): (element: Element) => number {
  const counted = new Map<Node, ReadonlyMap<Node, number>>()
  return (element) => {
    const parent = element.parentNode
    if (!parent) return 0
    const known = counted.get(parent)
    if (known) return known.get(element) ?? 0
    const elements = parent.childNodes.filter((child) => 'tagName' in child)
    const places = new Map(elements.map((child, index): [Node, number] => [child, index + 1]))
    counted.set(parent, places)
    return places.get(element) ?? 0
  }
}

/** What a browser would fetch as soon as it shows the file. */
function listLoaded(element: Element): string[] {
  const names = element.tagName === 'link' ? ['href'] : ['src', 'srcset', 'poster', 'data']
  return names.flatMap((name) => {
    const value = attribute(element, name)
    return value === undefined || value.startsWith('data:') ? [] : [value]
  })
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value
}

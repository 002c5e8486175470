import type { Properties } from 'hast'
import type { PhrasingContent, RootContent } from 'mdast'
import { wrapWords } from './blocks.js'
import { type HtmlElement, phrasingElements, type ReadElement } from './nodes.js'

/** Those that become other nodes of mdast, or none. */
const others: ReadonlySet<string> = new Set(['br', 'img', 'picture', 'source'])

/** Whether an element stands in a line of text. */
export function isInlineElement(name: string): boolean {
  return phrasingElements.has(name) || others.has(name)
}

type Maker = (element: ReadElement) => RootContent[]

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['br', (element) => [{ type: 'break', ...copyPosition(element) }]],
  ['img', makePicture],
  ['input', makeBox],
  // Brackets for browsers that know no ruby, and pictures for some screens only.
  ['rp', listWritten],
  ['source', listWritten],
  ['picture', ({ kids }) => kids],
  ['q', ({ kids }) => wrapWords(kids, quote)],
  ['a', makeLink],
  ['b', makeStrong],
  ['strong', makeStrong],
  ['i', makeEmphasis],
  ['em', makeEmphasis],
  ['s', makeDelete],
  ['strike', makeDelete],
  ['del', makeDelete],
  ['code', makeCode],
  ['tt', makeCode],
])

/** Returns an element that stands in a line of text as mdast. Where it holds blocks, their words are put into it. */
export function makeInline(element: ReadElement): RootContent[] {
  return (makers.get(element.name) ?? makeOther)(element)
}

function makeOther(element: ReadElement): RootContent[] {
  const { name, properties, kids } = element
  // A target, even if there is nothing in it.
  if (kids.length === 0 && properties.id) return [makeHtmlElement(name, properties, element)]
  return wrapWords(kids, (words) => [
    { ...makeHtmlElement(name, properties, element), children: words },
  ])
}

/** The box of a task. */
function makeBox(element: ReadElement): RootContent[] {
  const properties = { type: 'checkbox', ...pick(element.properties, ['checked']) }
  return [makeHtmlElement('input', properties, element)]
}

function listWritten({ kids }: ReadElement): RootContent[] {
  return kids.filter(({ type }) => type === 'html')
}

function makeStrong(element: ReadElement): RootContent[] {
  return wrap(element, (children) => ({ type: 'strong', children, ...copyPosition(element) }))
}

function makeEmphasis(element: ReadElement): RootContent[] {
  return wrap(element, (children) => ({ type: 'emphasis', children, ...copyPosition(element) }))
}

function makeDelete(element: ReadElement): RootContent[] {
  return wrap(element, (children) => ({ type: 'delete', children, ...copyPosition(element) }))
}

function wrap(
  element: ReadElement,
  make: (words: PhrasingContent[]) => PhrasingContent,
): RootContent[] {
  return [...target(element), ...wrapWords(element.kids, (words) => [make(words)])]
}

function makePicture(element: ReadElement): RootContent[] {
  const { src, alt, title, ...others } = element.properties
  return [
    ...target(element),
    {
      type: 'image',
      url: String(src ?? ''),
      alt: String(alt ?? ''),
      title: title === undefined ? null : String(title),
      data: { hProperties: pick(others, ['width', 'height', 'align']) },
      ...copyPosition(element),
    },
  ]
}

function makeLink(element: ReadElement): RootContent[] {
  const { properties, kids } = element
  const { href, title } = properties
  // A link that cannot be seen cannot be followed.
  if (href === undefined || kids.every(({ type }) => type === 'html')) {
    return [...target(element), ...kids]
  }
  return wrap(element, (words) => ({
    type: 'link',
    url: String(href).trim(),
    title: title === undefined ? null : String(title),
    children: words.flatMap(unlink),
    ...copyPosition(element),
  }))
}

/** GFM makes a link of an address also where it stands inside one. */
function unlink(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'link') return node.children
  if (!('children' in node) || node.type === 'linkReference') return [node]
  if (node.type === 'htmlElement') return [node]
  return [{ ...node, children: node.children.flatMap(unlink) }]
}

function makeCode(element: ReadElement): RootContent[] {
  const { kids } = element
  const values = kids.flatMap((kid) => (kid.type === 'text' ? [kid.value] : []))
  const plain = kids.every(({ type }) => type === 'text' || type === 'html')
  if (!plain || values.length === 0)
    return wrapWords(kids, (words) => [
      { ...makeHtmlElement('code', {}, element), children: words },
    ])
  return [
    ...target(element),
    ...kids.filter(({ type }) => type === 'html'),
    { type: 'inlineCode', value: values.join(''), ...copyPosition(element) },
  ]
}

/** A browser sets the marks by its style sheet, where nobody could copy or prove them. */
function quote(words: PhrasingContent[]): PhrasingContent[] {
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
  const [open, close] = wide.test(JSON.stringify(words)) ? '「」' : '“”'
  return [{ type: 'text', value: open ?? '' }, ...words, { type: 'text', value: close ?? '' }]
}

/** Where the author's links lead to an element that has no place for a name of its own. */
export function target(element: ReadElement): HtmlElement[] {
  const { id } = element.properties
  return id === undefined ? [] : [{ ...makeHtmlElement('span', { id }, element), children: [] }]
}

/** An element of HTML among Markdown, at the place of the one that was read. */
export function makeHtmlElement(
  tagName: string,
  properties: Properties,
  element: ReadElement,
  children: RootContent[] = [],
): HtmlElement {
  return { type: 'htmlElement', tagName, properties, children, ...copyPosition(element) }
}

/** The position of an element, to be spread into a node; nothing for one that has none. */
export function copyPosition({ position }: ReadElement) {
  return position ? { position } : {}
}

/** Those properties that have one of the names. */
export function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    names.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]])),
  )
}

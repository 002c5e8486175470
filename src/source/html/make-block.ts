import type { Properties } from 'hast'
import type { BlockContent, DefinitionContent, Heading, PhrasingContent, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { hasWords, isLineOfText, toBlocks, toWords, trimWords } from './blocks.js'
import { copyPosition, makeHtmlElement, pick, target } from './make-inline.js'
import { makeTable } from './make-table.js'
import { type HtmlElement, isPhrasing, type ReadElement } from './nodes.js'

/** What is kept of a block that Markdown has a node for. */
const shown = ['align', 'dir', 'lang', 'title']

type Maker = (element: ReadElement) => RootContent[]

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['p', makeParagraph],
  ...([1, 2, 3, 4, 5, 6] as const).map((depth): [string, Maker] => [
    `h${depth}`,
    (element) => makeHeading(element, depth),
  ]),
  ['hr', (element) => [{ type: 'thematicBreak', ...copyPosition(element) }]],
  ['blockquote', makeQuote],
  ['pre', makePre],
  ...forEach(['ul', 'ol'], (element) => [makeIfOnly(element, ['li'])]),
  ['dl', (element) => [makeIfOnly(element, ['dt', 'dd', 'div'])]],
  ...forEach(['li', 'dt', 'dd', 'summary', 'td', 'th'], (element) => [
    copyElement(element, lineOrBlocks(element.kids)),
  ]),
  ['details', (element) => [copyElement(element, arrangeDetails(element.kids))]],
  ['table', (element) => [unwrapTable(element) ?? makeTable(element)]],
  ...forEach(['thead', 'tbody', 'tfoot', 'tr'], (element) => [
    copyElement(element, element.kids.filter(isOfTable)),
  ]),
])

function forEach(names: readonly string[], maker: Maker): [string, Maker][] {
  return names.map((name) => [name, maker])
}

/** Returns an element that stands on lines of its own as mdast. */
export function makeBlock(element: ReadElement): RootContent[] {
  return (makers.get(element.name) ?? makeDivision)(element)
}

function copyElement(element: ReadElement, children: RootContent[]): HtmlElement {
  return makeHtmlElement(element.name, element.properties, element, children)
}

/** What Markdown has no word for keeps its blocks together; with nothing in it, only its name can mean anything. */
function makeDivision(element: ReadElement): RootContent[] {
  const { properties, kids } = element
  return kids.length === 0 && properties.id === undefined
    ? []
    : [makeHtmlElement('div', properties, element, toBlocks(kids))]
}

function makeQuote(element: ReadElement): RootContent[] {
  const children = toBlocks(element.kids).filter(isBlock)
  return hold(element, { type: 'blockquote', children, ...copyPosition(element) })
}

function makeParagraph(element: ReadElement): RootContent[] {
  const { properties, kids } = element
  if (!isLineOfText(kids)) return [makeHtmlElement('div', properties, element, toBlocks(kids))]
  const children = [...target(element), ...trimWords(kids)]
  if (!children.some(hasWords)) return kids
  const hProperties = pick(properties, shown)
  return [
    {
      type: 'paragraph',
      children,
      data: { fromHtml: true, hProperties },
      ...copyPosition(element),
    },
  ]
}

function makeHeading(element: ReadElement, depth: Heading['depth']): RootContent[] {
  const children = [...target(element), ...trimWords(toWords(element.kids))]
  if (!children.some(hasWords)) return element.kids
  const data = { fromHtml: true as const, hProperties: pick(element.properties, shown) }
  return [{ type: 'heading', depth, children, data, ...copyPosition(element) }]
}

/**
 * Returns what stands in the only cell of a table, where that holds a table itself: the outer one is a frame, and no page
 * could end between the rows of the inner one. Nothing where it is a table.
 */
function unwrapTable(element: ReadElement): HtmlElement | undefined {
  let inside: readonly RootContent[] = element.kids
  // What is written around the cell stays in the tree, for what is wrong with it.
  const around: RootContent[] = []
  for (const part of [/^t(?:head|body|foot)$/, /^tr$/, /^t[dh]$/]) {
    const [only, ...more] = inside.filter(hasWords)
    if (more.length > 0 || only?.type !== 'htmlElement' || !part.test(only.tagName))
      return undefined
    around.push(...inside.filter(({ type }) => type === 'html'))
    inside = only.children
  }
  const isTable = (node: RootContent) =>
    node.type === 'table' || (node.type === 'htmlElement' && node.tagName === 'table')
  if (!inside.some(isTable)) return undefined
  return makeHtmlElement('div', pick(element.properties, ['id']), element, [...around, ...inside])
}

/** Code where it is text alone; a browser keeps its blanks either way. */
function makePre(element: ReadElement): RootContent[] {
  const { properties, kids } = element
  const values = kids.flatMap((kid) =>
    kid.type === 'text' || kid.type === 'inlineCode' ? [kid.value] : [],
  )
  const others = kids.filter(({ type }) => type !== 'text' && type !== 'inlineCode')
  if (others.some(({ type }) => type !== 'html'))
    return [makeHtmlElement('pre', properties, element, preformat(toWords(kids)))]
  const value = values.join('').replace(/^\n|\n\s*$/g, '')
  return [...others, ...hold(element, { type: 'code', value, ...copyPosition(element) })]
}

/** Says of the text in a line that its blanks are kept. */
function preformat(line: readonly PhrasingContent[]): PhrasingContent[] {
  for (const node of line) {
    visit(node, 'text', (text) => {
      text.data = { ...text.data, isPreformatted: true }
    })
  }
  return [...line]
}

/** Lists hold items and nothing else; anything else makes of it what a reader sees: blocks, one below the other. */
function makeIfOnly(element: ReadElement, parts: readonly string[]): HtmlElement {
  const { properties, kids } = element
  const solid = kids.filter(hasWords)
  const regular = solid.every((kid) => kid.type === 'htmlElement' && parts.includes(kid.tagName))
  if (regular && solid.length > 0)
    return copyElement(
      element,
      kids.filter((kid) => kid.type !== 'text'),
    )
  return makeHtmlElement('div', pick(properties, ['id']), element, toBlocks(kids))
}

function lineOrBlocks(kids: readonly RootContent[]): RootContent[] {
  return isLineOfText(kids) ? trimWords(kids) : toBlocks(kids)
}

/** Its summary first, and once. */
function arrangeDetails(kids: readonly RootContent[]): RootContent[] {
  const summary = kids.find((kid) => kid.type === 'htmlElement' && kid.tagName === 'summary')
  const others = toBlocks(kids.filter((kid) => kid !== summary))
  return summary ? [summary, ...others] : others
}

/** Blanks between rows and cells are ignored. */
function isOfTable(node: RootContent): boolean {
  return node.type === 'htmlElement' || node.type === 'html'
}

function isBlock(node: RootContent): node is BlockContent | DefinitionContent {
  return !isPhrasing(node) || node.type === 'html'
}

/** Returns a block that has no place for a name inside an element that has. */
function hold(element: ReadElement, block: RootContent): RootContent[] {
  const named: Properties = pick(element.properties, ['id'])
  return named.id === undefined ? [block] : [makeHtmlElement('div', named, element, [block])]
}

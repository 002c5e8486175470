import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { leftward as left } from '../source/characters/leftward.js'

/** A letter or a number that is not. */
const right = `(?:(?!${left})[\\p{L}\\p{N}])`
const leftward = new RegExp(left, 'u')
const rightward = new RegExp(`(?!${left})\\p{L}`, 'u')
const strong = new RegExp(`${left}|\\p{L}`, 'u')
/** Some words with what stands between them, and the numbers after them. */
const run = new RegExp(`${left}(?:\\P{L}*${left})*\\p{M}*(?:[\\s\\p{Pd}:]*\\p{Nd}+)*`, 'gu')
/** Words that run to the right, numbers, and rows of signs, in a text that runs to the left. */
const inner = new RegExp(
  `[#+\\p{Sc}-]?${right}(?:(?:(?!${left})[^])*${right})?\\p{M}*[%‰\\p{Sc}]?|\\p{S}[\\s\\p{S}\\p{M}\\p{Cf}]*\\p{S}\\p{M}*`,
  'gu',
)

const blocks = new Set([
  ...['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'blockquote', 'div', 'section', 'figure'],
  ...['figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'hr'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'details', 'summary'],
])

/**
 * Sets what is written from right to left as an element of its own (`bdi`): a quoted word does not pull the
 * punctuation and the numbers around it to its side, and the order of the page says what the order of the text was.
 * Where a paragraph or a cell begins so, or stands in a block that its author lets run so, all of it runs that way. A line of
 * code may end before it: where Chrome has to break the first word of such an element, it takes the letters of both lines for
 * their neighbours.
 */
export function direct() {
  return (tree: Root): void => visit(tree, { isCode: false, runsLeft: false })
}

/** A text that stands in a line of a template, in the pieces that `direct` would make of it. */
export function directText(text: string): ElementContent[] {
  const line: ElementContent[] = [{ type: 'text', value: text }]
  if (!leftward.test(text)) return line
  const span: Element = { type: 'element', tagName: 'span', properties: {}, children: [] }
  return directLine(line, span, { isCode: false, runsLeft: false })
}

/** Where a line stands. */
interface Around {
  isCode: boolean
  /** Whether its block runs from right to left by an attribute, and takes lines along that do not. */
  runsLeft: boolean
}

/** What stands in an element: its own attribute goes before those around it. */
function within(parent: Root | Element, { isCode, runsLeft }: Around): Around {
  const dir = parent.type === 'element' ? parent.properties.dir : undefined
  return { isCode: isCode || isPre(parent), runsLeft: dir === undefined ? runsLeft : dir === 'rtl' }
}

function visit(parent: Root | Element, outside: Around): void {
  if (parent.type === 'element' && parent.tagName === 'svg') return
  // Code runs to the right wherever it stands.
  if (outside.runsLeft && isPre(parent)) parent.properties.dir ??= 'ltr'
  const around = within(parent, outside)
  if (!around.runsLeft && !mayRunLeft(parent)) return
  const children: ElementContent[] = []
  let line: ElementContent[] = []
  const endLine = (): void => {
    children.push(...directLine(line, parent, around))
    line = []
  }
  for (const child of parent.children) {
    if (child.type === 'doctype') continue
    if (!isBlock(child) && !isBox(child)) {
      line.push(...(line.length === 0 ? splitBlank(child) : [child]))
      continue
    }
    endLine()
    if (child.type === 'element') visit(child, around)
    children.push(child)
  }
  endLine()
  parent.children = children
}

function mayRunLeft(parent: Root | Element): boolean {
  return parent.children.some((child) => {
    if (child.type === 'text') return leftward.test(child.value)
    return child.type === 'element' && (child.properties.dir === 'rtl' || mayRunLeft(child))
  })
}

function directLine(
  line: ElementContent[],
  parent: Root | Element,
  around: Around,
): ElementContent[] {
  const { runsLeft } = around
  const text = line
    .map((node) => ('children' in node || node.type === 'text' ? textOf(node) : ''))
    .join('')
  const whole = (parent.type === 'root' || isBlock(parent) || hasWay(parent)) && !isPre(parent)
  if (whole && leftward.test((runsLeft ? text : strong.exec(text)?.[0]) ?? '')) {
    const [first] = line
    return first && isBlank(first) ? [first, isolate(line.slice(1))] : [isolate(line)]
  }
  if (whole && runsLeft) return text.trim() === '' ? line : [bdi('ltr', line)]
  return setApart(line, parent, around)
}

/** Sets the words of a line that run from right to left apart from the others. */
function setApart(
  line: ElementContent[],
  parent: Root | Element,
  around: Around,
): ElementContent[] {
  const set: ElementContent[] = []
  /** Words from right to left, and what stands after them and may stand between two. */
  let open: ElementContent[] = []
  let between: ElementContent[] = []
  const close = (): void => {
    if (open.length > 0 && around.isCode && set.length > 0) set.push(h('wbr'))
    if (open.length > 0) set.push(isolate(open))
    set.push(...between)
    open = []
    between = []
  }
  for (const piece of line.flatMap(splitText)) {
    const words = piece.type === 'text' || piece.type === 'element' ? textOf(piece) : ''
    if (leftward.test(words) && !rightward.test(words) && !isPre(parent)) {
      open.push(...between, piece)
      between = []
    } else if (piece.type === 'text' && !strong.test(words) && open.length > 0) between.push(piece)
    else {
      close()
      if (piece.type === 'element') visit(piece, around)
      set.push(piece)
    }
  }
  close()
  return set
}

/** Cuts off the blanks that a line begins with: they part it from a box before it. */
function splitBlank(node: ElementContent): ElementContent[] {
  const [, blank, words] = (node.type === 'text' && /^(\s+)(.*)$/s.exec(node.value)) || []
  if (!blank || !words) return [node]
  return [
    { type: 'text', value: blank },
    { type: 'text', value: words },
  ]
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function splitText(node: ElementContent): ElementContent[] {
  if (node.type !== 'text' || !leftward.test(node.value)) return [node]
  return split(node.value, run).map(({ text }) => ({ type: 'text', value: text }))
}

/** Cuts a text into what a pattern finds and what stands between. */
function split(text: string, pattern: RegExp): { text: string; found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = []
  let done = 0
  for (const { 0: words, index } of text.matchAll(pattern)) {
    pieces.push({ text: text.slice(done, index), found: false }, { text: words, found: true })
    done = index + words.length
  }
  return [...pieces, { text: text.slice(done), found: false }].filter((piece) => piece.text !== '')
}

function isolate(children: ElementContent[]): Element {
  return bdi('rtl', isolateInner(children))
}

/** A node among words that run to the left; `found` where it may not run with them. */
interface InnerPiece {
  node: ElementContent
  found: boolean
}

function isolateInner(nodes: ElementContent[]): ElementContent[] {
  const set: ElementContent[] = []
  let open: InnerPiece[] = []
  for (const piece of nodes.flatMap(splitInner)) {
    if (!leftward.test(textIn(piece.node))) open.push(piece)
    else {
      set.push(...joinWords(open), piece.node)
      open = []
    }
  }
  return [...set, ...joinWords(open)]
}

/** Sets what stands from the first word that runs to the right to the last as one: a sentence with its elements. */
function joinWords(pieces: readonly InnerPiece[]): ElementContent[] {
  const from = pieces.findIndex(hasWord)
  if (from < 0) return pieces.map(isolatePiece)
  const to = pieces.findLastIndex(hasWord) + 1
  const words = pieces.slice(from, to).map(({ node }) => node)
  return [
    ...pieces.slice(0, from).map(isolatePiece),
    bdi('ltr', words),
    ...pieces.slice(to).map(isolatePiece),
  ]
}

function hasWord({ node }: InnerPiece): boolean {
  return rightward.test(textIn(node))
}

function isolatePiece({ node, found }: InnerPiece): ElementContent {
  return found ? bdi('ltr', [node]) : node
}

function splitInner(node: ElementContent): InnerPiece[] {
  if (node.type === 'text')
    return split(node.value, inner).map(({ text, found }) => ({
      node: { type: 'text', value: text },
      found,
    }))
  if (node.type !== 'element' || node.tagName === 'svg') return [{ node, found: false }]
  if (!leftward.test(textOf(node))) return [{ node, found: true }]
  node.children = isolateInner(node.children)
  return [{ node, found: false }]
}

/** The words of a drawing run by themselves. */
function textIn(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' && node.tagName !== 'svg' ? textOf(node) : ''
}

function bdi(dir: 'ltr' | 'rtl', children: ElementContent[]): Element {
  return { type: 'element', tagName: 'bdi', properties: { dir }, children }
}

function isBlock(node: RootContent): boolean {
  return node.type === 'element' && blocks.has(node.tagName)
}

/** Whether its author says in which direction it runs: `<span dir="rtl">`. */
function hasWay({ properties }: Element): boolean {
  return properties.dir !== undefined
}

/** The box of a task is the mark of its item, not a part of its words. */
function isBox(node: RootContent): boolean {
  return node.type === 'element' && node.tagName === 'input'
}

function isPre(node: Root | Element): node is Element {
  return node.type === 'element' && node.tagName === 'pre'
}

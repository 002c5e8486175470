import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { takeSourceUrl } from './set-source-urls.js'

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

const blocks = new Set(['p', 'ul', 'ol', 'pre', 'blockquote', 'table', 'figure', 'div', 'hr'])

/** Fewest characters on the last line of a Japanese paragraph. */
const lastLine = 3

/** Letters with the marks on them, which no element may part. */
const letters = new Intl.Segmenter()

/**
 * Ties what a Japanese line break must not part, where the browser's own rules (kinsoku) would allow it:
 * a call and the character before it, and the last few characters of a paragraph, so that none ends in a line of
 * one character.
 */
export function tie() {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName === 'pre' || element.tagName === 'svg' || isTied(element)) return SKIP
      tieCalls(element)
      if (element.tagName === 'p') tieParagraph(element)
      if (element.tagName === 'li') tieItem(element)
      return undefined
    })
  }
}

function tieCalls(parent: Element): void {
  for (const [index, child] of parent.children.entries()) {
    const before = parent.children[index - 1]
    if (child.type !== 'element' || !isCalls(child)) continue
    if (before?.type === 'element' && isTied(before)) {
      // A date: what is tied already takes the call along.
      parent.children[index - 1] = { ...before, children: [...before.children, child] }
      parent.children[index] = { type: 'text', value: '' }
    }
    if (before?.type !== 'text') continue
    // A bracket or full stop may not begin a line either, so it takes the character before it along.
    const tail = /\S\p{M}*[\p{P}\p{S}]*$/u.exec(before.value)?.[0]
    if (!tail || !wide.test(tail) || [...tail].length > 6) continue
    before.value = before.value.slice(0, -tail.length)
    parent.children[index] = tied([{ type: 'text', value: tail }, child])
  }
}

/** An address that ends a note has a line of its own, so the words before it end one, too. */
function tieParagraph(paragraph: Element): void {
  const source = takeSourceUrl(paragraph.children)
  tieEnd(paragraph)
  paragraph.children.push(...source)
}

function tieEnd(paragraph: Element): void {
  const text = textOf(paragraph)
  const isShort = text.length < lastLine * 8 && [...text].length < lastLine * 4
  if (isShort || !wide.test(text)) return
  const kept: ElementContent[] = []
  let length = 0
  while (length <= lastLine) {
    const last = paragraph.children.pop()
    if (last?.type === 'text') {
      const { before, taken } = takeLast(last.value, lastLine + 1 - length)
      if (isWord(before.letter) && isWord(taken[0])) {
        // No line ends inside a word, whose letters may share a glyph: its own length is enough, too.
        paragraph.children.push(last, ...kept)
        return
      }
      if (before.text !== '') paragraph.children.push({ ...last, value: before.text })
      kept.unshift({ type: 'text', value: taken.join('') })
      length += taken.length
    } else if (last?.type === 'element' && (isCalls(last) || isTied(last))) {
      kept.unshift(last)
      length += isTied(last) ? 1 : 0
    } else {
      // A link or an emphasis ends the paragraph: its own length is enough.
      paragraph.children.push(...(last ? [last] : []), ...kept)
      return
    }
  }
  paragraph.children.push(tied(kept))
}

/** Takes up to so many letters from the end of a text; returns them, what stands before them, and its last letter. */
function takeLast(text: string, most: number) {
  const segments = letters.segment(text)
  const taken: string[] = []
  let end = text.length
  while (end > 0 && taken.length < most) {
    const { segment = '', index = 0 } = segments.containing(end - 1) ?? {}
    taken.unshift(segment)
    end = index
  }
  const letter = segments.containing(end - 1)?.segment
  return { before: { text: text.slice(0, end), letter }, taken }
}

/** Whether a letter is one of a script that writes words apart and joins letters. */
function isWord(letter = ''): boolean {
  return (
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(letter) && !wide.test(letter)
  )
}

/** An item of a tight list is a paragraph in all but name; another list may follow its text. */
function tieItem(item: Element): void {
  const end = item.children.findIndex(
    (child) => child.type === 'element' && blocks.has(child.tagName),
  )
  if (end === 0) return
  const text: Element = { ...item, children: end < 0 ? item.children : item.children.slice(0, end) }
  tieEnd(text)
  item.children = end < 0 ? text.children : [...text.children, ...item.children.slice(end)]
}

function tied(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['tied'] }, children }
}

function isTied(node: RootContent): boolean {
  return node.type === 'element' && hasClass(node, 'tied')
}

function isCalls(node: RootContent): boolean {
  return node.type === 'element' && hasClass(node, 'calls')
}

function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.includes(name)
}

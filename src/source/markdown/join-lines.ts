import type { Nodes, Root, Text } from 'mdast'
import { isPhrasing } from '../html/nodes.js'
import { listVisits } from './walk.js'

/** Between such characters nobody writes a blank; Korean, whose characters are as wide, has blanks between words. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u3099-\u309c\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u

/** Whether a source may hold such characters at all. */
const mayBeWide = /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\ud840-\ud8ff]|&#/

/** What a text has at the ends of its lines, with the blanks around. */
const lineEnd = /(?<![ \t])[ \t]*(?:\r\n|\r|\n)[ \t]*/g

/**
 * Joins the lines of a paragraph without a blank where Japanese or Chinese stands on both sides of their end, as CSS
 * Text 3 §4.1.3 does: a text that was wrapped at so many characters, as in mail, has its lines end within words.
 *
 * @param source that the tree was parsed from
 */
export function joinLines(root: Root, source: string): void {
  if (!mayBeWide.test(source)) return
  let line: Nodes[] = []
  for (const { node } of listVisits(root)) {
    if (!isPhrasing(node)) {
      joinIn(line)
      line = []
    } else if (!('children' in node)) line.push(node)
  }
  joinIn(line)
}

/** @param words of one paragraph, in their order */
function joinIn(words: readonly Nodes[]): void {
  const shown = words.filter(({ type }) => type !== 'footnoteReference' && type !== 'html')
  for (const [index, node] of shown.entries()) {
    if (node.type !== 'text' || node.data?.isPreformatted || !/[\r\n]/.test(node.value)) continue
    const before = lastOf(shown[index - 1])
    const after = firstOf(shown[index + 1])
    join(node, before, after)
  }
}

function join(node: Text, before: string, after: string): void {
  const { value } = node
  node.value = value.replace(lineEnd, (end, start: number) => {
    const left = value.slice(0, start) || before
    const right = value.slice(start + end.length) || after
    return wide.test(lastOf(left)) && wide.test(firstOf(right)) ? '' : end
  })
}

function lastOf(words: Nodes | string | undefined): string {
  return [...wordsIn(words).slice(-2)].at(-1) ?? ''
}

function firstOf(words: Nodes | string | undefined): string {
  return [...wordsIn(words).slice(0, 2)][0] ?? ''
}

function wordsIn(words: Nodes | string | undefined): string {
  if (typeof words === 'string') return words
  return words?.type === 'text' || words?.type === 'inlineCode' ? words.value : ''
}

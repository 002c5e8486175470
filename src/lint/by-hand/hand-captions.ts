import type { Nodes, RootContent } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, Range } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import { marks, numberOf, pandocCaption, readPandocCaption } from './caption-words.js'

/** A caption that its author numbered: a line of text beside a picture or a table. */
export interface HandCaption {
  kind: 'figure' | 'table'
  /** The number, as it is written, or what makes a caption elsewhere. */
  place: Range
  /** Whether it is `: words` or `Table: words`, as pandoc writes them, and not a number. */
  isPandoc: boolean
  /** Puts both into a block, which numbers them; missing where the number is all there is. */
  edit: Edit | undefined
}

/** Longer than any caption: a paragraph that begins with the number of a figure. */
const longest = 300

/** Finds the captions of a file that are numbered by hand, by the pictures and tables beside which they stand. */
export function listHandCaptions(at: SourceFile): Map<Nodes, HandCaption> {
  const { children } = at.tree
  const found = new Map<Nodes, HandCaption>()
  for (const kind of ['figure', 'table'] as const) {
    const isShown = (block: RootContent | undefined) =>
      block !== undefined && (kind === 'table' ? block.type === 'table' : isPicture(block))
    const isCaption = ({ words }: Caption) =>
      numberOf[kind].test(words.replace(marks, '$2')) ||
      (kind === 'table' && pandocCaption.test(words))
    const step = findSide(children, isShown, (block) => readWhole(at, block, block).some(isCaption))
    const taken = new Set<RootContent>()
    for (const [index, block] of children.entries()) {
      if (!isShown(block)) continue
      const inside = kind === 'figure' ? readBelowPicture(at, block) : undefined
      // What stands on the other side of a picture may be the caption of the next one.
      const sides = isShown(children[index - 2 * step]) ? [step] : [step, -step]
      const beside = sides
        .map((side) => children[index + side])
        .filter((other) => other?.type === 'paragraph' && !taken.has(other) && !isPicture(other))
      const candidates = inside
        ? [inside]
        : [
            ...beside.flatMap((other) => readWhole(at, block, other)),
            ...(kind === 'figure' ? readAlternative(at, block) : []),
          ]
      const caption = candidates.find(isCaption)
      if (!caption) continue
      if (caption.from) taken.add(caption.from)
      found.set(block, toHandCaption(kind, caption))
    }
  }
  return found
}

/**
 * Tells on which side of their pictures or tables an author writes captions, by those that have one on one side only:
 * 1 for below, -1 for above. Where that decides nothing, tables have theirs above.
 */
function findSide(
  children: readonly RootContent[],
  isShown: (block: RootContent | undefined) => boolean,
  isCaption: (block: RootContent) => boolean,
): 1 | -1 {
  let below = 0
  for (const [index, block] of children.entries()) {
    if (block.type !== 'paragraph' || !isCaption(block)) continue
    below += Number(isShown(children[index - 1])) - Number(isShown(children[index + 1]))
  }
  const isTable = children.some((block) => block.type === 'table' && isShown(block))
  return below > 0 || (below === 0 && !isTable) ? 1 : -1
}

function isPicture(block: RootContent): boolean {
  return block.type === 'paragraph' && block.children[0]?.type === 'image'
}

interface Caption {
  /** As they are written, with what emphasises all of them. */
  words: string
  start: number
  /** The paragraph, where it is one of its own. */
  from?: RootContent
  /** The picture or table alone, and that together with its caption. */
  shown: string
  all: Range
}

/** Words in the line below a picture, in its paragraph. */
function readBelowPicture(at: SourceFile, block: RootContent): Caption | undefined {
  const [start, end] = rangeOf(block)
  if (block.type !== 'paragraph' || start === undefined || end === undefined) return undefined
  const [, below] = block.children[0] ? rangeOf(block.children[0]) : []
  const text = textOf(at)
  const gap = below === undefined ? null : /^[ \t]*\\?\r?\n[ \t]*/.exec(text.slice(below, end))
  if (below === undefined || !gap) return undefined
  const from = below + gap[0].length
  return {
    words: text.slice(from, end),
    start: from,
    shown: text.slice(start, below),
    all: [start, end],
  }
}

/** The words in place of a picture that is alone in its paragraph: pandoc and Word make the caption of them. */
function readAlternative(at: SourceFile, block: RootContent): Caption[] {
  const [start, end] = rangeOf(block)
  if (start === undefined || end === undefined) return []
  const shown = textOf(at).slice(start, end)
  const [, words] = /^!\[([^[\]]+)\]\([^()\s]+\)$/.exec(shown) ?? []
  if (words === undefined) return []
  return [{ words, start: start + 2, shown, all: [start, end] }]
}

function readWhole(at: SourceFile, block: RootContent, from: RootContent | undefined): Caption[] {
  const [start, end] = from ? rangeOf(from) : []
  const [first, last] = rangeOf(block)
  if (!from || start === undefined || end === undefined) return []
  if (first === undefined || last === undefined) return []
  const text = textOf(at)
  const words = text.slice(start, end)
  const all: Range = [Math.min(first, start), Math.max(last, end)]
  return words.length > longest ? [] : [{ words, start, from, shown: text.slice(first, last), all }]
}

function toHandCaption(
  kind: HandCaption['kind'],
  { words, start, shown, all }: Caption,
): HandCaption {
  const sign = pandocCaption.exec(words)?.[0]
  if (kind === 'table' && sign !== undefined) {
    const { id, words: caption } = readPandocCaption(words)
    const text = `:::table${id ? `{#${id}}` : ''}\n${shown}\n\n${caption}\n:::`
    const place = [start, start + sign.trimEnd().length] as const
    return { kind, place, isPandoc: true, edit: caption ? { range: all, text } : undefined }
  }
  const [, mark = '', inner = words] = marks.exec(words) ?? []
  const written = numberOf[kind].exec(inner)?.[0] ?? ''
  const caption = inner.slice(written.length)
  const from = start + mark.length
  const place = [from, from + written.trimEnd().length] as const
  const bare = shown.startsWith(`![${words}]`) ? shown.replace(words, () => caption) : shown
  const text = `:::${kind}\n${bare}\n\n${caption}\n:::`
  return { kind, place, isPandoc: false, edit: caption ? { range: all, text } : undefined }
}

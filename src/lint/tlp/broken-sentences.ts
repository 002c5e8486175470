import type { Nodes } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import { listVisits } from '../../source/markdown/walk.js'
import { isAbove, type Level } from '../../source/tlp/level.js'
import { isMark, levelOfMark } from '../../source/tlp/marks.js'
import type { SourceFile } from '../source.js'

/** A sentence of which an edition would have only a part. */
export interface BrokenSentence {
  mark: TextDirective
  /** What is left of the sentence, or of the brackets, that the mark stood in. */
  left: string
}

/** Stands for words that are left out. */
const gap = '\uFFFC'
/** One that ends with words ends a sentence as well: what follows a full stop. */
const sentenceEnd = /(?<=[。．！？]+[」』）]?)|(?<=[.!?]["')\]]?)(?=\s|$)/u
const emptyBrackets = new RegExp(`[(（「『［[【]\\s*${gap}[\\s${gap}]*[)）」』］\\]】]`, 'u')

/** Lists the marks of a file whose sentences have no word left in the edition for a level. */
export function listBrokenSentences({ written }: SourceFile, level: Level): BrokenSentence[] {
  if (!written) return []
  return listVisits(written).flatMap(({ node }) => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return []
    const marks: TextDirective[] = []
    const text = wordsIn(node, level, marks)
    let seen = 0
    return text.split(sentenceEnd).flatMap((sentence): BrokenSentence[] => {
      const count = sentence.split(gap).length - 1
      const mark = marks[seen]
      seen += count
      const left = readRemnant(sentence)
      return mark && count > 0 && left ? [{ mark, left }] : []
    })
  })
}

function readRemnant(sentence: string): string {
  const rest = sentence.replaceAll(gap, '').trim()
  if (!/[\p{L}\p{N}]/u.test(rest)) return rest
  return emptyBrackets.exec(sentence)?.[0].replaceAll(gap, '').replace(/\s/g, '') ?? ''
}

/** The words of a block, with a gap for each mark above the level. */
function wordsIn(node: Nodes, level: Level, marks: TextDirective[]): string {
  if (node.type === 'textDirective' && isMark(node) && isAbove(levelOfMark(node), level)) {
    marks.push(node)
    return gap
  }
  if (node.type === 'image') return node.alt || 'picture'
  if (node.type === 'break') return '\n'
  if ('children' in node) return node.children.map((child) => wordsIn(child, level, marks)).join('')
  return node.type === 'text' || node.type === 'inlineCode' ? node.value : ''
}

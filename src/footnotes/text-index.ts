import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { listVisits, type Visit } from '../source/markdown/walk.js'
import { listMarkSigns } from '../source/tlp/marks.js'
import { listHtmlWords, listProse, type Prose, type WordRange } from './prose.js'

/** The nodes and the words of one file, found once and read by all rules. */
export interface TextIndex {
  /** Every node, in document order. */
  visits: readonly Visit[]
  prose: readonly Prose[]
  /** The prose, and the words in HTML beside it. */
  words: readonly WordRange[]
}

/**
 * Takes a file and its tree; returns its nodes and words, in time linear in the text.
 *
 * @param written the tree with the marks of who may read what; absent if nothing is marked
 */
export function textIndex(file: VFile, tree: Root, written?: Root): TextIndex {
  const source = String(file)
  const visits = listVisits(tree)
  const prose = listProse(visits, source, written ? listMarkSigns(written, source) : [])
  const words = [...prose, ...listHtmlWords(visits, source)]
  return { visits, prose, words: words.sort((a, b) => a.start - b.start) }
}

import type { ContainerDirective } from 'mdast-util-directive'
import { listVisits } from '../source/markdown/walk.js'
import type { SourceFile } from './source.js'

/** The names that `:::` may open. */
export const containerNames = ['summary', 'figure', 'figures', 'table', 'iocs', 'attack', 'tlp']

const wideOpening = new RegExp(`^[:：]{3,}[ \\t]*(?:${containerNames.join('|')})(?![\\w-])`, 'i')

/** Lists the blocks between `:::`, marks of TLP too, in document order. */
export function listContainers({ written, visits }: SourceFile): ContainerDirective[] {
  return (written ? listVisits(written) : visits).flatMap(({ node }) =>
    node.type === 'containerDirective' ? [node] : [],
  )
}

/** A line that begins like a block's fence and is text, from its first colon on. */
export interface StrayFence {
  start: number
  words: string
}

/** Lists the lines that begin like a block's fence and are text. */
export function listStrayFences({ prose }: SourceFile): StrayFence[] {
  const found = prose.flatMap(({ text, start, block }) =>
    block.type === 'paragraph' && /[:：]{3}/.test(text)
      ? [...text.matchAll(/(?<=^|[\r\n])([ \t>]*)([:：]{3,}[^\r\n]*)/g)].map(
          ({ index, 1: indent = '', 2: line = '' }) => ({
            start: start + index + indent.length,
            words: line.trimEnd(),
          }),
        )
      : [],
  )
  const first = found.findIndex(({ words }) => wideOpening.test(words))
  // Wide colons may be an ornament; below a line that names a block they end it.
  return found.filter(
    ({ words }, index) =>
      /^:{3}/.test(words) ||
      wideOpening.test(words) ||
      (first !== -1 && index > first && /^[:：]+$/.test(words)),
  )
}

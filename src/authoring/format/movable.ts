import type { FootnoteDefinition, Html, Nodes, Root } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'

/** A definition at the top level of a file with the comments that speak of it; both move together. */
export interface MovableDefinition {
  definition: FootnoteDefinition
  nodes: (Html | FootnoteDefinition)[]
  /** From the beginning of its first line to the end of its last. */
  start: number
  end: number
}

/** Lists the definitions that can stand anywhere in the file without a change of meaning, in document order. */
export function listMovable(tree: Root, source: string): MovableDefinition[] {
  return tree.children.flatMap((definition, index) => {
    if (definition.type !== 'footnoteDefinition') return []
    const nodes: MovableDefinition['nodes'] = [definition]
    for (let at = index - 1; at >= 0; at--) {
      const [above, below] = [tree.children[at], nodes[0]]
      if (!above || !below || !speaksOf(above, below, source)) break
      nodes.unshift(above)
    }
    const [start] = rangeOf(nodes[0] ?? definition)
    const [, end] = rangeOf(definition)
    if (start === undefined || end === undefined) return []
    const line = Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1))
    return [{ definition, nodes, start: start === 0 ? 0 : line + 1, end }]
  })
}

/** A comment speaks of what stands right below it; one that silences a rule, of the next line that is not blank. */
function speaksOf(above: Nodes, below: Nodes, source: string): above is Html {
  if (above.type !== 'html' || !/^(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/.test(above.value))
    return false
  const gap = source.slice(above.position?.end.offset, below.position?.start.offset)
  const lines = gap.match(/\r\n|\n|\r/g)?.length ?? 0
  return /^\s*$/.test(gap) && (lines === 1 || above.value.includes('briefing-disable-next-line'))
}

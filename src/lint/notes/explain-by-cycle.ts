import type { FootnoteDefinition } from 'mdast'
import type { Explanation } from '../finding.js'
import type { SourceFile } from '../source.js'

/** Names the finding about the circle that all of some notes belong to, if there is one. */
export function explainByCycle(
  { footnotes }: SourceFile,
  ...notes: readonly FootnoteDefinition[]
): Explanation[] {
  const [cycle, ...others] = new Set(notes.map((note) => footnotes.cycleOf.get(note)))
  if (!cycle || others.length > 0) return []
  return [{ ruleId: 'footnote-cycle', start: cycle.closing.node.position?.start.offset ?? 0 }]
}

import type { Element } from 'hast'
import { h } from 'hastscript'
import type { FootnoteReference, Nodes, Parents } from 'mdast'
import { runOfCalls } from '../../briefing/run-of-calls.js'
import type { ReportState } from '../context.js'

/**
 * Sets a run of calls side by side as one superscript, `8, 9`. The first call of the run makes the whole of it; the
 * others make nothing.
 */
export function footnoteReference(
  { report: { briefing, edition, words } }: ReportState,
  node: FootnoteReference,
  parent: Parents | undefined,
): Element | undefined {
  const siblings: readonly Nodes[] = parent?.children ?? [node]
  const run = runOfCalls(siblings, siblings.indexOf(node))
  if (run.length === 0) return undefined

  const children: (Element | string)[] = []
  for (const each of run) {
    const found = briefing.index.noteByCall.get(each)
    if (!found) continue
    const { note, call } = found
    const name = { role: 'doc-noteref', ariaLabel: words.noteLabel(note.number) }
    const properties = {
      href: `#${note.id}`,
      id: call.id,
      dataCall: call.id,
      ...(edition === 'html' && name),
    }
    if (children.length > 0) children.push(words.callSeparator)
    children.push(h('a', properties, String(note.number)))
  }
  return h('sup.calls', children)
}

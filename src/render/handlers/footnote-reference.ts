import type { Element } from 'hast'
import { h } from 'hastscript'
import type { FootnoteReference } from 'mdast'
import type { ReportState } from '../context.js'

/**
 * Sets a run of calls side by side as one superscript, `8, 9`. The first call of the run makes the whole of it; the
 * others make nothing. Where a run goes on after the end of a mark, the superscript begins with what separates them.
 */
export function footnoteReference(
  { report: { facts, edition, words } }: ReportState,
  node: FootnoteReference,
): Element | undefined {
  const run = facts.runByCall.get(node)
  if (!run) return undefined

  const children: (Element | string)[] = []
  for (const each of run.calls) {
    const call = facts.callByNode.get(each)
    if (!call) continue
    const { note } = call
    const name = { role: 'doc-noteref', ariaLabel: words.noteLabel(note.number) }
    const properties = {
      href: `#${note.id}`,
      id: call.id,
      dataCall: call.id,
      ...(edition === 'html' && name),
    }
    if (run.goesOn || children.length > 0) children.push(words.callSeparator)
    children.push(h('a', properties, String(note.number)))
  }
  return h('sup.calls', children)
}

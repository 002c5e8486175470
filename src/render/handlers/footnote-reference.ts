import type { Element, ElementContent } from 'hast'
import type { FootnoteReference, Parents } from 'mdast'
import type { HastContext } from '../context.js'

/**
 * Sets a run of calls side by side as one superscript, `8, 9`. The first call of the run makes the whole of it; the
 * others make nothing.
 */
export function footnoteReference(
  context: HastContext,
  node: FootnoteReference,
  parent: Parents | undefined,
): Element | undefined {
  const siblings = parent?.children ?? [node]
  const at = siblings.indexOf(node)
  if (siblings[at - 1]?.type === 'footnoteReference') return undefined

  const children: ElementContent[] = []
  for (const sibling of siblings.slice(at)) {
    if (sibling.type !== 'footnoteReference') break
    const found = context.briefing.index.noteByCall.get(sibling)
    if (!found) continue
    if (children.length > 0) children.push({ type: 'text', value: context.words.callSeparator })
    children.push({
      type: 'element',
      tagName: 'a',
      properties: {
        href: `#${found.note.id}`,
        id: found.call.id,
        dataCall: found.call.id,
        ...(context.edition === 'html' && {
          role: 'doc-noteref',
          ariaLabel: context.words.noteLabel(found.note.number),
        }),
      },
      children: [{ type: 'text', value: String(found.note.number) }],
    })
  }
  return { type: 'element', tagName: 'sup', properties: { className: ['calls'] }, children }
}

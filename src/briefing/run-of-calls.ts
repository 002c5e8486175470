import type { FootnoteReference, Nodes } from 'mdast'

/**
 * Takes the siblings of a call and its place among them; returns the calls side by side that it begins, or none where one
 * stands before it. A remark prints nothing: calls on both sides of one would read as one number.
 */
export function runOfCalls(siblings: readonly Nodes[], at: number): FootnoteReference[] {
  let before = at - 1
  while (siblings[before]?.type === 'html') before -= 1
  if (siblings[before]?.type === 'footnoteReference') return []
  const run: FootnoteReference[] = []
  for (let next = at; next < siblings.length; next += 1) {
    const node = siblings[next]
    if (node?.type === 'footnoteReference') run.push(node)
    else if (node?.type !== 'html') break
  }
  return run
}

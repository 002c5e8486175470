import type { Nodes } from 'mdast'

/** A node and the way up to the root. */
export interface Visit {
  node: Nodes
  parent: Visit | undefined
}

/** Lists a tree in document order. Without recursion, so that no depth of nesting ends the run. */
export function listVisits(root: Nodes): Visit[] {
  const visits: Visit[] = []
  const waiting: Visit[] = [{ node: root, parent: undefined }]
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    visits.push(visit)
    const { node } = visit
    if (!('children' in node)) continue
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index]
      if (child) waiting.push({ node: child, parent: visit })
    }
  }
  return visits
}

/** Returns the nearest node above a visit that passes the test; undefined if none does. */
export function findAbove<Found extends Nodes>(
  visit: Visit,
  test: (node: Nodes) => node is Found,
): Found | undefined {
  for (let above = visit.parent; above; above = above.parent) {
    if (test(above.node)) return above.node
  }
  return undefined
}

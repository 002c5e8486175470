import type { Nodes, Root, RootContent, Text } from 'mdast'
import { isEmptied, withoutEmptyColumns } from './emptied.js'

/**
 * Takes a node; returns what becomes of it: it goes, its children stand in its place, or another node does. Undefined
 * where it stays, and only what is in it may change.
 */
export type Replace = (node: Nodes) => 'drop' | 'unwrap' | Nodes | undefined

/** A tree of which something was left out or changed. */
export interface Rewritten {
  tree: Root
  /** Takes a node of the tree before; returns what it is now, undefined if it is gone. */
  keptAs<Kept extends Nodes>(node: Kept): Kept | undefined
}

/**
 * Returns a tree with nodes replaced, and the tree before untouched: what has not changed is in both. A block that holds
 * nothing any more goes as well, so that nothing tells where its words stood: a list's item, a table's row or column,
 * a figure without its picture.
 */
export function rewrite(tree: Root, replace: Replace): Rewritten {
  const kept = new Map<Nodes, Nodes>()
  const visit = (node: Nodes): readonly Nodes[] => {
    const instead = replace(node)
    if (instead === 'drop') return []
    if (instead === 'unwrap') return 'children' in node ? node.children.flatMap(visit) : []
    const [made] = rewriteIn(instead ?? node)
    return made ? keep(node, made) : []
  }
  const keep = (node: Nodes, as: Nodes): Nodes[] => {
    kept.set(node, as)
    return [as]
  }
  const rewriteIn = (node: Nodes): Nodes[] => {
    if (!('children' in node)) return [node]
    const parts = node.children.map(visit)
    const isSame = parts.every(
      (part, index) => part.length === 1 && part[0] === node.children[index],
    )
    if (isSame) return [node]
    const children = close(parts)
    if (node.type !== 'root' && isEmptied(node, children)) return []
    const copy = { ...node, children } as Nodes
    return [copy.type === 'table' && node.type === 'table' ? withoutEmptyColumns(copy, node) : copy]
  }
  const [root] = visit(tree)
  return {
    tree: root?.type === 'root' ? root : tree,
    keptAs: <Kept extends Nodes>(node: Kept) => kept.get(node) as Kept | undefined,
  }
}

const blankAtStart = /^[ \t\n]+/
const blankAtEnd = /[ \t\n]+$/
/** What no blank stands before, in English or Japanese. */
const closing = /^[,.;:!?)\]}、。，．」』）】]/

/** Puts the children together again, with one blank where words between two blanks are gone, and none at an end. */
function close(parts: readonly (readonly Nodes[])[]): RootContent[] {
  const closed: Nodes[] = []
  let gap = false
  for (const part of parts) {
    if (part.length === 0) gap = true
    for (const node of part) {
      if (gap) closeGap(closed, node)
      const next = gap && node.type === 'text' ? trimStart(node, closed.at(-1)) : node
      gap = false
      append(closed, next)
    }
  }
  if (gap) trimEnd(closed)
  return closed as RootContent[]
}

/** Where words are gone before `next`. */
function closeGap(closed: Nodes[], next: Nodes): void {
  if (next.type === 'break' && (closed.length === 0 || closed.at(-1)?.type === 'break')) {
    closed.pop()
  } else if (next.type === 'text' && closing.test(next.value)) {
    trimEnd(closed)
  }
}

function trimStart(text: Text, before: Nodes | undefined): Text {
  const isAfterBlank =
    before === undefined ||
    before.type === 'break' ||
    (before.type === 'text' && blankAtEnd.test(before.value))
  return isAfterBlank ? { ...text, value: text.value.replace(blankAtStart, '') } : text
}

function trimEnd(closed: Nodes[]): void {
  while (closed.at(-1)?.type === 'break') closed.pop()
  const last = closed.at(-1)
  if (last?.type !== 'text') return
  closed[closed.length - 1] = { ...last, value: last.value.replace(blankAtEnd, '') }
}

/** Two texts side by side are one, as the parser would have read them. */
function append(closed: Nodes[], next: Nodes): void {
  const last = closed.at(-1)
  if (last?.type !== 'text' || next.type !== 'text' || last.data || next.data) {
    if (next.type !== 'text' || next.value !== '') closed.push(next)
    return
  }
  const [start, end] = [last.position?.start, next.position?.end]
  closed[closed.length - 1] = {
    type: 'text',
    value: last.value + next.value,
    ...(start && end && { position: { start, end } }),
  }
}

import type { Nodes, Root } from 'mdast'
import { group } from '../../group.js'
import { parseMarkdown } from '../../source/markdown/parse-text.js'
import { listVisits } from '../../source/markdown/walk.js'
import { listMovable } from './movable.js'
import type { ParseSource } from './parse-patiently.js'

/**
 * Gives a key that two sources share when they mean the same: the same tree but for places in the file and the
 * order of the definitions at its top level, and behind every label the same note.
 */
export function meaningOf(source: string, parse: ParseSource = parseMarkdown): string {
  return describeMeaning(parse(source), source)
}

function describeMeaning(tree: Root, source: string): string {
  const movable = listMovable(tree, source)
  const moved = new Set<Nodes>(movable.flatMap(({ nodes }) => nodes))
  const definitions = [...group(movable, ({ definition }) => definition.identifier)]
    .map(([identifier, all]) => [identifier, all.map(({ nodes }) => nodes)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return JSON.stringify(
    [tree.children.filter((node) => !moved.has(node)), definitions, listNotes(tree)],
    (key, value: unknown) => (key === 'position' ? undefined : value),
  )
}

/** The definition that counts for each label: the first in the file, wherever it stands. */
function listNotes(tree: Root): [string, Nodes][] {
  const notes = new Map<string, Nodes>()
  for (const { node } of listVisits(tree)) {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier))
      notes.set(node.identifier, node)
  }
  return [...notes].sort(([a], [b]) => (a < b ? -1 : 1))
}

import type { Html, Nodes } from 'mdast'
import type { Position } from 'unist'
import type { Edit } from './finding.js'
import type { SourceFile } from './source.js'

/**
 * By an element that GitHub does not show, the tag that does the same and is shown; empty where it only changes the
 * type, so that its words are left as GitHub leaves them.
 */
const replacements: ReadonlyMap<string, string> = new Map([
  ['center', 'div align="center"'],
  ['cite', 'em'],
  ['dfn', 'em'],
  ['mark', 'strong'],
  ['u', 'ins'],
  ...'abbr acronym address bdi big blink data font label marquee nobr small time'
    .split(' ')
    .map((name) => [name, ''] as const),
])

/**
 * Lists the edits that make of elements which GitHub does not show what it does show, by the place of the start tag.
 * Only where the end tag stands in the same line of text, or between the same blocks.
 */
export function listHtmlRepairs({ footnotes }: SourceFile): Map<Position, Edit[]> {
  const repairs = new Map<Position, Edit[]>()
  const open = new Map<Nodes | undefined, Map<string, Position[]>>()
  for (const { node, parent } of footnotes.visits) {
    if (node.type !== 'html') continue
    const waiting = open.get(parent?.node) ?? new Map<string, Position[]>()
    open.set(parent?.node, waiting)
    for (const { name, position, isEnd } of listHiddenTags(node)) {
      const replacement = replacements.get(name)
      if (replacement === undefined) continue
      const starts = waiting.get(name) ?? []
      waiting.set(name, starts)
      if (!isEnd) {
        starts.push(position)
        continue
      }
      const start = starts.pop()
      if (!start) continue
      const end = replacement && `/${replacement.split(' ')[0]}`
      repairs.set(start, [replace(start, replacement), replace(position, end)])
    }
  }
  return repairs
}

/** The tags of elements that GitHub does not show, in their order. */
function listHiddenTags({ data }: Html) {
  const starts = (data?.faults ?? [])
    .filter(({ kind }) => kind === 'element')
    .map(({ element, position }) => ({ name: element, position, isEnd: false }))
  const ends = (data?.ends ?? []).map((tag) => ({ ...tag, isEnd: true }))
  return [...starts, ...ends].sort((a, b) => offsetOf(a) - offsetOf(b))
}

function offsetOf({ position }: { position: Position }): number {
  return position.start.offset ?? 0
}

function replace({ start, end }: Position, tag: string): Edit {
  return { range: [start.offset ?? 0, end.offset ?? 0], text: tag && `<${tag}>` }
}

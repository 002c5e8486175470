import type { FootnoteDefinition, Html, Nodes, Root } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import { parseMarkdown } from '../../source/markdown/parse-text.js'
import { listVisits } from '../../source/markdown/walk.js'
import type { ParseSource } from './parse-patiently.js'

/** More attempts than an honest source needs; whatever remains is left unchanged. */
const maximumTrials = 200

/**
 * Makes the changes that leave the meaning of a source as it is, and only those. Tries all at once; if that would
 * change the meaning, halves them until the culprits are found.
 *
 * @param make gives the source with some of the changes made
 */
export function keepSafe<Change>(
  source: string,
  parse: ParseSource,
  changes: readonly Change[],
  make: (chosen: readonly Change[]) => string,
): string {
  if (changes.length === 0 || make(changes) === source) return source
  const meaning = meaningOf(source, parse)
  let best = source
  let accepted: readonly Change[] = []
  let trials = 0
  const attempt = (some: readonly Change[]): void => {
    if (++trials > maximumTrials) return
    const made = make([...accepted, ...some])
    if (meaningOf(made, parse) === meaning) {
      best = made
      accepted = [...accepted, ...some]
      return
    }
    if (some.length < 2) return
    const middle = some.length >> 1
    attempt(some.slice(0, middle))
    attempt(some.slice(middle))
  }
  attempt(changes)
  return best
}

/** A change in one place: the text between two offsets becomes another. */
export interface Replacement {
  start: number
  end: number
  text: string
}

/** Makes those replacements that are safe; they must not overlap. */
export function replaceSafely(
  source: string,
  parse: ParseSource,
  replacements: readonly Replacement[],
): string {
  return keepSafe(source, parse, replacements, (chosen) => {
    let made = ''
    let done = 0
    for (const { start, end, text } of chosen.toSorted((a, b) => a.start - b.start)) {
      made += source.slice(done, start) + text
      done = end
    }
    return made + source.slice(done)
  })
}

/**
 * Returns a key that two sources share when they mean the same: the same tree except places in the file and the
 * order of the definitions at its top level, and after every label the same note.
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

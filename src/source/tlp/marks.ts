import type { Nodes, Root } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { isMap, isScalar, parseDocument } from 'yaml'
import { type Level, levels, parseLevel } from './level.js'
import { rewrite } from './rewrite.js'

/** `:::tlp{amber}` around blocks, or `:tlp[words]{amber}`. */
export type Mark = ContainerDirective | TextDirective

/** Whether a node says who may read what is in it. */
export function isMark(node: Nodes): node is Mark {
  return (
    node.type === 'textDirective' || (node.type === 'containerDirective' && node.name === 'tlp')
  )
}

/** What stands in the braces of a mark. */
export function writtenLevel({ attributes }: Mark): string {
  return Object.entries(attributes ?? {})
    .map(([name, value]) => writeAttribute(name, value ?? ''))
    .join(' ')
}

/** As it is written: `.amber`, `#amber`, `level=amber`. */
function writeAttribute(name: string, value: string): string {
  if (value === '') return name
  return { class: `.${value}`, id: `#${value}` }[name] ?? `${name}=${value}`
}

/** The level of a mark; the highest where it names none, so that a misspelt level shows the words to nobody. */
export function levelOfMark(mark: Mark): Level {
  return parseLevel(writtenLevel(mark)) ?? highest
}

/** The level at the top of a chapter. */
export interface ChapterLevel {
  /** As it is written after `tlp:`. */
  written: string
  level: Level
}

/** What the front matter of a chapter says of who may read it; undefined if it says nothing. */
export function levelOfChapter({ children: [first] }: Root): ChapterLevel | undefined {
  if (first?.type !== 'yaml') return undefined
  const { contents } = parseDocument(first.value)
  if (!isMap(contents) || !contents.has('tlp')) return undefined
  const value: unknown = contents.get('tlp')
  const written = isScalar(value) ? String(value.value) : String(value)
  return { written, level: parseLevel(written) ?? highest }
}

const highest: Level = levels[levels.length - 1] ?? 'red'

/** Takes the tree of a text; returns it as if nothing were marked and, where something is, with the marks too. */
export function readMarks(root: Root): { tree: Root; written?: Root } {
  const tree = withoutMarks(root)
  return tree === root ? { tree } : { tree, written: root }
}

/**
 * Takes a tree as it is written and its source; returns where there stand signs that are no text: `:tlp[` and `]{amber}`.
 */
export function listMarkSigns(written: Root, source: string): [start: number, end: number][] {
  const signs: [number, number][] = []
  visit(written, 'textDirective', ({ position }) => {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (start === undefined || end === undefined) return
    const slice = source.slice(start, end)
    const close = /\](?:\{[^{}]*\})?$/.exec(slice)?.index ?? slice.length
    const open = Math.min(':tlp['.length, close)
    signs.push([start, start + open], [start + close, end])
  })
  return signs
}

/** Returns the whole of a text, as if nothing were marked. */
function withoutMarks(tree: Root): Root {
  return rewrite(tree, (node) => (isMark(node) ? 'unwrap' : undefined)).tree
}

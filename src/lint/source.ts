import type { Image, Nodes, Root } from 'mdast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import type { MissingCharacter } from '../fonts/supply-glyphs.js'
import { type FootnoteIndex, footnoteIndex } from '../footnotes/footnote-index.js'
import { type TextIndex, textIndex } from '../footnotes/text-index.js'
import { group } from '../group.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { ParsedFile } from '../source/parse.js'

/** What the rules look at: a whole briefing, or one Markdown file that belongs to none. */
export interface Source {
  kind: 'briefing' | 'document'
  /** The briefing's id, or the file's path. */
  id: string
  /** Missing in a document, and where briefing.md has none that is valid. */
  frontMatter?: FrontMatter
  /** Characters of the files and their drawings that no font has. */
  missing?: ReadonlyMap<string, MissingCharacter>
  /** What stands written in drawings. */
  drawn?: ReadonlyMap<Image, string>
  /** The briefings beside it to compare it with; missing if nobody has looked for them. */
  neighbours?: Neighbours
  /** In a briefing, briefing.md first, then the chapters in order, then the disclaimer. */
  files: readonly SourceFile[]
}

/** Briefings that a briefing is compared with. Its rules do not report their faults. */
export interface Neighbours {
  /** What it translates; missing if there is none that can be read. */
  original?: Source
  /** The months before it in its series, the latest first, two at most; missing if it has no month. */
  earlier?: readonly OtherMonth[]
  /** The month after it, where it is no longer the latest. */
  later?: OtherMonth
}

/** A month as its authors have written it. Nobody parses it: its words are compared, not what they mean. */
export interface OtherMonth {
  id: string
  frontMatter: FrontMatter & { period: string }
  /** briefing.md first. */
  files: readonly VFile[]
  /** By the address of one of the briefing's own pictures, the file of this month that has the same bytes. */
  pictures: ReadonlyMap<string, string>
}

/** A file as the rules look at it. */
export interface SourceFile extends TextIndex {
  file: VFile
  tree: Root
  /** The tree with the marks of who may read what; absent if nothing is marked. */
  written?: Root
  role: 'briefing' | 'chapter' | 'document' | 'disclaimer'
  /** Of a disclaimer: the file in whose front matter it stands, and where in that. */
  origin?: { file: VFile; offsetOf: (offset: number) => number }
  /** From footnoteIndex: found once, read by all rules. */
  footnotes: FootnoteIndex
}

/** Takes a file with its tree; returns it as the rules look at it. */
export function toSourceFile(
  { file, tree, written }: ParsedFile,
  role: SourceFile['role'],
): SourceFile {
  const text = textIndex(file, tree, written)
  const footnotes = footnoteIndex(file, tree, text)
  return { file, tree, ...(written && { written }), role, ...text, footnotes }
}

const shortened = new WeakMap<Source, Source>()

/**
 * What most rules look at, and the comments that silence them. The same each time: rules keep what they found out of
 * it.
 */
export function withoutDisclaimer(source: Source): Source {
  const known = shortened.get(source)
  if (known) return known
  const files = source.files.filter(({ role }) => role !== 'disclaimer')
  const made = { ...source, files }
  shortened.set(source, made)
  return made
}

/** The file's text, byte order mark aside, in which all offsets count. */
export function textOf({ file }: SourceFile): string {
  return String(file)
}

const locations = new WeakMap<VFile, ReturnType<typeof location>>()

/** Takes two offsets of a file; returns the place between them. */
export function placeOf({ file }: Pick<SourceFile, 'file'>, start: number, end: number): Position {
  const known = locations.get(file) ?? location(file)
  locations.set(file, known)
  const pointAt = (offset: number) => known.toPoint(offset) ?? { line: 1, column: 1, offset: 0 }
  return { start: pointAt(start), end: pointAt(end) }
}

const nodes = new WeakMap<TextIndex['visits'], Map<string, Nodes[]>>()

/** Lists every node of some type in a file, in document order. */
export function listNodes<Type extends Nodes['type']>(
  { visits }: SourceFile,
  type: Type,
): Extract<Nodes, { type: Type }>[] {
  const known =
    nodes.get(visits) ??
    group(
      visits.map(({ node }) => node),
      (node) => node.type,
    )
  nodes.set(visits, known)
  return (known.get(type) ?? []).filter((node) => isType(node, type))
}

function isType<Type extends Nodes['type']>(
  node: Nodes,
  type: Type,
): node is Extract<Nodes, { type: Type }> {
  return node.type === type
}

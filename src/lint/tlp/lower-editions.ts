import type { Nodes } from 'mdast'
import { levelsOfRows } from '../../briefing/tlp/cut.js'
import { cutFiles } from '../../briefing/tlp/cut-files.js'
import { listVisits } from '../../source/markdown/walk.js'
import { isAbove, type Level, levels } from '../../source/tlp/level.js'
import { isMark, levelOfChapter, levelOfMark } from '../../source/tlp/marks.js'
import type { Source, SourceFile } from '../source.js'

/** What the readers of a lower level see of a briefing. */
export interface LowerEdition {
  level: Level
  /** The lowest level that it leaves out. */
  without: Level
  /** What is left of a file's nodes, by `keyOfNode`; undefined if the whole file is left out. */
  nodesOf(at: SourceFile): ReadonlyMap<string, Nodes> | undefined
}

const known = new WeakMap<Source['files'], LowerEdition[]>()

/**
 * Lists the editions of a briefing that differ from each other and from the whole, the lowest first: one below each
 * level that something is marked with.
 */
export function listLowerEditions({ kind, files }: Source): LowerEdition[] {
  const made = known.get(files)
  if (made || kind !== 'briefing') return made ?? []
  const marked = new Set(files.flatMap(listLevels))
  const texts = files.filter(({ role }) => role !== 'disclaimer')
  const editions = levels.flatMap((without, index) => {
    const level = levels[index - 1]
    return level && marked.has(without) ? [createEdition(texts, level, without)] : []
  })
  known.set(files, editions)
  return editions
}

function createEdition(files: readonly SourceFile[], level: Level, without: Level): LowerEdition {
  const nodes = new Map(
    cutFiles(files, level).map(({ file, tree }) => [
      file,
      new Map(listVisits(tree).map(({ node }) => [keyOfNode(node), node])),
    ]),
  )
  return { level, without, nodesOf: ({ file }) => nodes.get(file) }
}

/** A node that has lost a part of itself is a copy, but begins where it did. */
export function keyOfNode({ type, position }: Nodes): string {
  return `${type} ${position?.start.offset}`
}

/** Returns the level from which on readers see a node; undefined if all do. */
export function levelOfNode(source: Source, at: SourceFile, node: Nodes): Level | undefined {
  const key = keyOfNode(node)
  return listLowerEditions(source).findLast((edition) => !edition.nodesOf(at)?.has(key))?.without
}

/** Whether what is for `one` is kept from some readers of what is for `other`; undefined stands for all readers. */
export function isHigher(one: Level | undefined, other: Level | undefined): boolean {
  return one !== undefined && (other === undefined || isAbove(one, other))
}

function listLevels({ tree, written }: SourceFile): Level[] {
  const chapter = levelOfChapter(tree)
  const marks = written
    ? listVisits(written).flatMap(({ node }) => (isMark(node) ? [node] : []))
    : []
  return [
    ...(chapter ? [chapter.level] : []),
    ...marks.map(levelOfMark),
    ...levelsOfRows(tree).values(),
  ]
}

import type { Image, Nodes, Root } from 'mdast'
import { hidden } from '../../footnotes/prose.js'
import type { ParsedFile } from '../../source/parse.js'
import { isAbove, type Level } from '../../source/tlp/level.js'
import { isMark, levelOfChapter, levelOfMark } from '../../source/tlp/marks.js'
import { chapterId } from '../reference-target.js'
import { levelsOfRows } from './cut.js'
import { listCalled } from './list-called.js'
import {
  isBlock,
  listOwn,
  ownWords,
  type PieceKind,
  type PieceRole,
  roleOf,
} from './words-of-nodes.js'

/** Something that a file could say to a reader. */
export interface Piece {
  kind: PieceKind
  role?: PieceRole
  text: string
  file: string
  line: number
  column: number
}

/** The words and pictures of a briefing, or of a part of it. */
export interface Contents {
  pieces: Piece[]
  pictures: Image[]
}

/**
 * Takes the files of a briefing; returns what the edition for a level must not say, and what it may. It goes by the
 * marks alone, not by the edition that was made from them, which it is there to judge.
 */
export function listContents(
  files: readonly ParsedFile[],
  level: Level,
): { leftOut: Contents; kept: Contents } {
  const leftOut: Contents = { pieces: [], pictures: [] }
  const kept: Contents = { pieces: [], pictures: [] }
  for (const [index, { file, tree, written, disclaimer, writtenDisclaimer }] of files.entries()) {
    const chapter = index === 0 ? undefined : levelOfChapter(tree)
    const isOut = chapter !== undefined && isAbove(chapter.level, level)
    const place = { file: file.path, line: 1, column: 1 }
    const into = isOut ? leftOut : kept
    if (index > 0) into.pieces.push({ kind: 'name', text: chapterId(file.path), ...place })
    for (const root of [written ?? tree, writtenDisclaimer ?? disclaimer]) {
      if (root) divide(root, file.path, isOut ? undefined : level, { leftOut, kept })
    }
  }
  return { leftOut, kept }
}

/** How the nodes of one tree are told apart, and where what they say goes. */
interface Division {
  file: string
  isOut(node: Nodes): boolean
  /** The definitions that the text which stays refers to. */
  called: ReadonlySet<Nodes>
  leftOut: Contents
  kept: Contents
}

/**
 * Adds what a tree says to what is left out or to what is kept.
 *
 * @param level undefined if all of it is left out
 */
function divide(
  root: Root,
  file: string,
  level: Level | undefined,
  sides: Pick<Division, 'leftOut' | 'kept'>,
): void {
  const rows = levelsOfRows(root)
  const isOut = (node: Nodes): boolean => {
    if (level === undefined || isMark(node)) return !level || isAbove(levelOfMarkIn(node), level)
    const row = node.type === 'tableRow' ? rows.get(node) : undefined
    return (row && isAbove(row, level)) ?? false
  }
  const division = { file, isOut, called: listCalled(root, isOut), ...sides }
  divideNode(division, root, { isOut: level === undefined })
}

/** @param above the node's parent, if it has one, and whether that is left out */
function divideNode(
  division: Division,
  node: Nodes,
  above: { node?: Nodes; isOut: boolean },
): void {
  const { file, called, leftOut, kept } = division
  const isUncalled =
    (node.type === 'footnoteDefinition' || node.type === 'definition') && !called.has(node)
  const isOut = above.isOut || division.isOut(node) || isUncalled
  const { pieces, pictures } = isOut ? leftOut : kept
  const place = placeOf(node, file)
  for (const [kind, text] of listOwn(node)) if (text) pieces.push({ kind, text, ...place })
  if (node.type === 'image') {
    pictures.push(node)
    if (node.title) pieces.push({ kind: 'words', role: 'caption', text: node.title, ...place })
  }
  if (isBlock(node)) addWords(division, node, { isOut, role: roleOf(node, above.node) })
  if ('children' in node)
    for (const child of node.children) divideNode(division, child, { node, isOut })
}

/** Adds the words of a block: those that stay, as they stand then, and each stretch of those that go. */
function addWords(
  { file, isOut, leftOut, kept }: Division,
  block: Nodes,
  { isOut: above, role }: { isOut: boolean; role: PieceRole | undefined },
): void {
  const runs = listRuns(block, above ? () => true : isOut)
  const describe = (text: string, node: Nodes): Piece => ({
    kind: 'words',
    ...(role && { role }),
    text,
    ...placeOf(node, file),
  })
  for (const { out, text, node } of runs) if (out) leftOut.pieces.push(describe(text, node))
  const whole = runs.flatMap(({ out, text }) => (out ? [] : [text])).join('')
  // Numbers of notes, and names that references print, stand between its parts.
  const parts = whole.includes(hidden) ? whole.split(hidden) : []
  for (const text of [whole, ...parts]) if (text) kept.pieces.push(describe(text, block))
}

/** The words of a block in stretches that stay or go as a whole, each with the node where it begins. */
function listRuns(block: Nodes, isOut: Division['isOut']) {
  const runs: { out: boolean; text: string; node: Nodes }[] = []
  const walk = (node: Nodes, outer: { out: boolean }): void => {
    const out = outer.out || isOut(node)
    const text = ownWords(node)
    const last = runs.at(-1)
    if (text && last?.out === out) last.text += text
    else if (text) runs.push({ out, text, node })
    if ('children' in node) for (const child of node.children) walk(child, { out })
  }
  walk(block, { out: false })
  return runs
}

function placeOf(node: Nodes, file: string): Pick<Piece, 'file' | 'line' | 'column'> {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { file, line, column }
}

function levelOfMarkIn(node: Nodes): Level {
  return isMark(node) ? levelOfMark(node) : 'clear'
}

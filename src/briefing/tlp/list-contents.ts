import type { Definition, FootnoteDefinition, Image, Nodes, Root } from 'mdast'
import { hidden } from '../../footnotes/prose.js'
import { isPhrasing, phrasingElements } from '../../source/html/nodes.js'
import { readCodeInfo } from '../../source/markdown/code-info.js'
import type { ParsedFile } from '../../source/parse.js'
import { isAbove, type Level } from '../../source/tlp/level.js'
import { isMark, levelOfChapter, levelOfMark } from '../../source/tlp/marks.js'
import { chapterId } from '../reference-target.js'
import { levelsOfRows } from './cut.js'

/** Something that a file could say to a reader. */
export interface Piece {
  /** An address leads out of the report; a name is an id, a label or a file's name, which is printed nowhere. */
  kind: 'words' | 'address' | 'name'
  /** Of words that the program sets after a number. */
  role?: 'title' | 'caption'
  text: string
  file: string
  line: number
  column: number
}

export interface Contents {
  pieces: Piece[]
  pictures: Image[]
}

/**
 * Takes the files of a briefing; returns what the edition for a level must not say, and what it may. It goes by the marks
 * alone and not by the edition that was made of them, which it is there to judge.
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
  { isOut: above, role }: { isOut: boolean; role: Piece['role'] },
): void {
  const runs = listRuns(block, above, isOut)
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
function listRuns(block: Nodes, above: boolean, isOut: Division['isOut']) {
  const runs: { out: boolean; text: string; node: Nodes }[] = []
  const walk = (node: Nodes, outside: boolean): void => {
    const out = outside || isOut(node)
    const text = wordsOf(node)
    const last = runs.at(-1)
    if (text && last?.out === out) last.text += text
    else if (text) runs.push({ out, text, node })
    if ('children' in node) for (const child of node.children) walk(child, out)
  }
  walk(block, above)
  return runs
}

function placeOf(node: Nodes, file: string): Pick<Piece, 'file' | 'line' | 'column'> {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { file, line, column }
}

function levelOfMarkIn(node: Nodes): Level {
  return isMark(node) ? levelOfMark(node) : 'clear'
}

/** The definitions of notes and links that the text which stays refers to, and those to which these do. */
function listCalled(root: Root, isOut: (node: Nodes) => boolean): Set<Nodes> {
  const definitions = new Map<string, FootnoteDefinition>()
  const addresses = new Map<string, Definition>()
  const called = new Set<Nodes>()
  const find = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
    if (node.type === 'definition' && !addresses.has(node.identifier))
      addresses.set(node.identifier, node)
    if ('children' in node) for (const child of node.children) find(child)
  }
  const follow = (node: Nodes, top: Nodes): void => {
    if (isOut(node) || (node.type === 'footnoteDefinition' && node !== top)) return
    const address =
      node.type === 'link' || node.type === 'image'
        ? addresses.get(node.data?.definition ?? '')
        : undefined
    if (address) called.add(address)
    const definition =
      node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined
    if (definition && !called.has(definition)) {
      called.add(definition)
      follow(definition, definition)
    }
    if ('children' in node) for (const child of node.children) follow(child, top)
  }
  find(root)
  follow(root, root)
  return called
}

/** What the program numbers with its words after the number. */
function roleOf(block: Nodes, parent: Nodes | undefined): Piece['role'] {
  if (block.type === 'heading') return block.depth === 1 ? 'title' : undefined
  const captions = ['figure', 'table', 'iocs', 'attack']
  return parent?.type === 'containerDirective' && captions.includes(parent.name)
    ? 'caption'
    : undefined
}

/** Where words stand together in a line; in HTML, in whatever holds some beside its tags. */
function isBlock(node: Nodes): boolean {
  if (node.type === 'htmlElement')
    return !phrasingElements.has(node.tagName) && node.children.some(isPhrasing)
  return ['paragraph', 'heading', 'tableCell', 'code'].includes(node.type)
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return '\n'
  // The program writes here: the number of a note, and the name of what a reference leads to.
  if (node.type === 'footnoteReference') return hidden
  if (node.type === 'link' && node.children.length === 0) return hidden
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code'
    ? node.value
    : ''
}

/** An address, or the names that lead to a heading: of its chapter, and its own. */
function listTargets(url: string): [Piece['kind'], string][] {
  if (!url.startsWith('#')) return [['address', url]]
  return url
    .slice(1)
    .split('/')
    .map((name) => ['name', name])
}

/** What a node says besides the words of its line. */
function listOwn(node: Nodes): [Piece['kind'], string | null | undefined][] {
  switch (node.type) {
    case 'link':
    case 'definition':
      return [...listTargets(node.url), ['words', node.title]]
    case 'image':
      return [
        ['words', node.alt],
        ['name', node.url],
      ]
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [['name', node.label]]
    case 'containerDirective':
      return [['name', node.attributes?.id]]
    case 'code':
      return [['words', readCodeInfo(node).title]]
    case 'html':
      return [['words', node.value]]
    case 'htmlElement':
      return Object.values(node.properties).map((value) => [
        'words',
        typeof value === 'string' ? value : '',
      ])
    default:
      return []
  }
}

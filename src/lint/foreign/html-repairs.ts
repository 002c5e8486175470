import type { Html, Nodes } from 'mdast'
import type { Position } from 'unist'
import type { HtmlFault } from '../../source/html/nodes.js'
import type { Edit } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import { repairAside } from './box-repairs.js'
import { repairCaption } from './caption-repairs.js'
import { repairFigure } from './figure-repairs.js'
import { isWord, replacements } from './html-elements.js'
import { hidingStyle } from './withholding.js'

/** Attributes that do something, or fetch something; without any other an element is to a reader what it was. */
const acting = /^(?:on.*|style|srcdoc|background|poster|action|formaction|data|ping)$/i

/** Whether an element is to a reader what it was without an attribute that GitHub does not keep. */
export function isIdle({ kind, attribute = '' }: HtmlFault): boolean {
  return kind === 'attribute' && !acting.test(attribute)
}

/**
 * Lists the edits that make of elements which GitHub does not show what it does show, by the place of the start tag:
 * only where the end tag stands in the same line of text, or between the same blocks. Attributes that it does not keep
 * and that only name, sort or dress an element are left out, by their places.
 */
export function listHtmlRepairs(at: SourceFile): Map<Position, Edit[]> {
  const repairs = new Map<Position, Edit[]>()
  const subjects = listSubjects(at)
  const open = new Map<Nodes | undefined, Map<string, Position[]>>()
  const closed = listClosed(at)
  for (const { node, parent } of at.visits) {
    if (node.type !== 'html') continue
    for (const fault of node.data?.faults ?? []) {
      const edit = dropAttribute(at, fault) ?? writeWord(at, fault, closed) ?? closeTag(at, fault)
      const edits = fault.element === 'caption' ? repairCaption(at, node) : edit && [edit]
      if (edits) repairs.set(fault.position, edits)
    }
    const around = isFromHtml(parent?.node) ? parent?.parent?.node : parent?.node
    const waiting = open.get(around) ?? new Map<string, Position[]>()
    open.set(around, waiting)
    for (const { name, position, isEnd } of listHiddenTags(node)) {
      const replacement = replacements.get(name)
      if (name === 'col' && !isEnd) repairs.set(position, [drop(at, position)])
      if (replacement === undefined || subjects.has(name)) continue
      const starts = waiting.get(name) ?? []
      waiting.set(name, starts)
      if (!isEnd) {
        starts.push(position)
        continue
      }
      const start = starts.pop()
      if (!start) continue
      const edits = repairBlock(at, name, start, position) ?? [
        ...(replacement === ''
          ? [drop(at, start), drop(at, position)]
          : [replace(start, replacement), replace(position, `/${replacement.split(' ')[0]}`)]),
      ]
      repairs.set(start, edits)
    }
  }
  return repairs
}

/**
 * The elements that a file speaks of: a sentence names one by a tag alone, as in "words inside <bdi> tags", and then
 * nobody can tell whether those in pairs are meant as text as well.
 */
function listSubjects(at: SourceFile): Set<string> {
  const depths = new Map<string, number>()
  const said = new Set<string>()
  for (const { node, parent } of at.visits) {
    if (node.type !== 'html') continue
    const isSaid = parent?.node.type === 'paragraph' && !isFromHtml(parent.node)
    for (const { name, isEnd } of listHiddenTags(node)) {
      depths.set(name, (depths.get(name) ?? 0) + (isEnd ? -1 : 1))
      if (isSaid) said.add(name)
    }
  }
  return new Set([...said].filter((name) => depths.get(name) !== 0))
}

/** Whether a paragraph is the text after a tag, in the lines of a block of HTML. */
function isFromHtml(node: Nodes | undefined): boolean {
  return node?.type === 'paragraph' && node.data?.fromHtml === true
}

/** Turns a block into what the source format has in its place. */
function repairBlock(at: SourceFile, name: string, start: Position, end: Position) {
  if (name === 'figure') return repairFigure(at, start)
  if (name === 'aside') return repairAside(at, [offsetOf({ position: start }), end.end.offset ?? 0])
  return undefined
}

function dropAttribute(at: SourceFile, fault: HtmlFault): Edit | undefined {
  const { start, end } = fault.position
  if (start.offset === undefined || end.offset === undefined) return undefined
  const text = textOf(at)
  const written = text.slice(start.offset, end.offset)
  const isDress =
    fault.kind === 'attribute' && /^style=/i.test(written) && !hidingStyle.test(written)
  if (!isIdle(fault) && !isDress) return undefined
  const blank = /[ \t]*$/.exec(text.slice(Math.max(0, start.offset - 40), start.offset))?.[0] ?? ''
  return { range: [start.offset - blank.length, end.offset], text: '' }
}

/** `<div/>` ends nothing in HTML: it is meant to hold nothing. */
function closeTag(at: SourceFile, { kind, element, position }: HtmlFault): Edit | undefined {
  const { start, end } = position
  if (kind !== 'open' || start.offset === undefined || end.offset === undefined) return undefined
  const slash = /[ \t]*\/>$/.exec(textOf(at).slice(start.offset, end.offset))?.[0]
  if (slash === undefined) return undefined
  return { range: [end.offset - slash.length, end.offset], text: `></${element}>` }
}

function listClosed(at: SourceFile): Set<string> {
  return new Set(
    at.visits.flatMap(({ node }) =>
      node.type === 'html' ? (node.data?.ends ?? []).map(({ name }) => name) : [],
    ),
  )
}

/** Makes text of `<host>` and `<host name>`, which no end tag and no attribute shows to be more. */
function writeWord(
  at: SourceFile,
  { kind, element, position }: HtmlFault,
  closed: ReadonlySet<string>,
): Edit | undefined {
  const start = offsetOf({ position })
  const isBare = /^<[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){0,5}>$/u.test(
    textOf(at).slice(start, position.end.offset),
  )
  if (kind !== 'element' || !isBare || !isWord(element) || closed.has(element)) return undefined
  return { range: [start, start + 1], text: '&lt;' }
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
  return { range: [start.offset ?? 0, end.offset ?? 0], text: `<${tag}>` }
}

/** Leaves out a tag, and its line where it has one to itself: a blank line would end the HTML around it. */
function drop(at: SourceFile, { start, end }: Position): Edit {
  const text = textOf(at)
  const [from, to] = [start.offset ?? 0, end.offset ?? 0]
  const before = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, from - 100), from))
  const after = /^[ \t]*(?:\r\n|[\r\n])/.exec(text.slice(to, to + 100))
  if (!before || !after) return { range: [from, to], text: '' }
  return { range: [from - (before[1]?.length ?? 0), to + after[0].length], text: '' }
}

import type { ContainerDirective } from 'mdast-util-directive'
import { rangeOf } from '../../footnotes/prose.js'
import { partitionPoint } from '../../partition-point.js'
import { listContainers } from '../containers.js'
import type { Edit, Range } from '../finding.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { alertFor } from './alert-names.js'

/** The name of a block, with a label of its own. */
export const named = /^(?<name>[\p{L}\p{N}_-]+)(?:\[(?<label>[^\]]*)\])?/u

/** The attributes of a block, and the words after them. */
const dressed = /^(?<attributes>\{[^{}]*\})?(?<words>.*)$/su

/** What the words after `:::note` and `:::message` say of the box, on Qiita and Zenn, are no title. */
const manners: ReadonlyMap<string, string> = new Map([
  ['info', 'NOTE'],
  ['warn', 'WARNING'],
  ['alert', 'CAUTION'],
])

interface Box {
  /** The alert of GitHub's to write for it; undefined for a block that only sets attributes. */
  alert: string | undefined
  title: string
}

/** Takes the line that opens a block; returns what it is elsewhere, or undefined if it is nothing that is known. */
export function readBox(line: string): Box | undefined {
  const opened = line.replace(/^:+/, '').trim()
  const { 0: head = '', groups: { name, label } = {} } = named.exec(opened) ?? {}
  const rest = opened.slice(head.length).trimStart()
  const { attributes = '', words: after = '' } = dressed.exec(rest)?.groups ?? {}
  const words = after.trimStart()
  const callout = /\.(?:callout-)?([a-z]+)/.exec(attributes)?.[1]
  if (name === undefined) {
    if (!attributes || words) return undefined
    return { alert: callout && alertFor(callout), title: '' }
  }
  const manner = /^(?:note|message)$/i.test(name) ? manners.get(words.toLowerCase()) : undefined
  const alert = manner ?? alertFor(name)
  return alert === undefined ? undefined : { alert, title: manner ? '' : (label ?? words).trim() }
}

/** Returns the edits that make an alert of a block that is one elsewhere; none where the block is not that simple. */
export function repairBlock(at: SourceFile, block: ContainerDirective): Edit[] {
  const [start, end] = rangeOf(block)
  return start === undefined || end === undefined ? [] : rewriteBox(at, [start, end])
}

/** Takes a block from the first character of its opening line to the last of its closing line. */
export function rewriteBox(at: SourceFile, [start, end]: Range): Edit[] {
  const [from, around] = findMargin(at, start) ?? []
  if (from === undefined || around === undefined) return []
  const [first = '', ...rest] = linesOf(at, [start, end], around)
  const box = readBox(first.trimEnd())
  if (!box || !/^:{3,}[ \t]*$/.test(rest.at(-1) ?? '') || !isPlain(at, [start, end])) return []
  const inside = trimBlank(rest.slice(0, -1))
  const lines = box.alert === undefined ? inside : quote(box.alert, box.title, inside)
  if (lines.length === 0) return box.alert === undefined ? [{ range: [from, end], text: '' }] : []
  return writeBlock(at, [from, end], lines, around)
}

/** Where the line of a block begins, and what stands before the block in it: undefined where that is more than a margin. */
export function findMargin(at: SourceFile, start: number): [number, string] | undefined {
  const source = textOf(at)
  const from = source.lastIndexOf('\n', start - 1) + 1
  const around = source.slice(from, start)
  return /^[ \t>]*$/.test(around) ? [from, around] : undefined
}

/** The lines between two offsets, without the margin of the block that they are in. */
export function linesOf(at: SourceFile, [start, end]: Range, around: string): string[] {
  const bare = around.trimEnd()
  const [first = '', ...below] = textOf(at).slice(start, end).split(/\r?\n/)
  const strip = (line: string) => {
    if (line.startsWith(around)) return line.slice(around.length)
    return bare !== '' && line.startsWith(bare) ? line.slice(bare.length) : line
  }
  return [first, ...below.map(strip)]
}

/**
 * Returns the edit that writes lines in the place of others, between blank lines.
 *
 * @param around what each line begins with: blanks, and the marks of quotes
 */
export function writeBlock(
  at: SourceFile,
  [start, end]: Range,
  lines: readonly string[],
  around = '',
): Edit[] {
  const source = textOf(at)
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const blank = `${around.trimEnd()}${eol}`
  const before = /(?:^|\n)[^\n]*[^\s>][^\n]*\n$/.test(source.slice(Math.max(0, start - 200), start))
  const after = /^[ \t]*\r?\n[ \t>]*[^\s>]/.test(source.slice(end, end + 200))
  const text = lines.map((line) => `${around}${line}`.trimEnd()).join(eol)
  return [
    {
      range: [start, end],
      text: `${before ? blank : ''}${text}${after ? eol + blank.trimEnd() : ''}`,
    },
  ]
}

/** The icons of Notion's callouts that say what they are. */
const icons: readonly (readonly [pattern: RegExp, alert: string])[] = [
  [/^💡\ufe0f?/u, 'TIP'],
  [/^[⚠🚧]\ufe0f?/u, 'WARNING'],
  [/^[❗❕‼📢📣]\ufe0f?/u, 'IMPORTANT'],
  [/^[🚨🔥⛔🚫🛑]\ufe0f?/u, 'CAUTION'],
  [/^[ℹ📌📝🗒]\ufe0f?/u, 'NOTE'],
]

/**
 * Returns the edits that make an alert of a callout as Notion exports it, `<aside>` … `</aside>` on lines of their own;
 * undefined where the element is written in another way.
 */
export function repairAside(at: SourceFile, [start, end]: Range): Edit[] | undefined {
  const [from, around] = findMargin(at, start) ?? []
  if (from === undefined || around === undefined) return undefined
  const [first, ...rest] = linesOf(at, [start, end], around)
  const isWhole = /^[ \t]*(?:[\r\n]|$)/.test(textOf(at).slice(end, end + 200))
  if (first?.trimEnd() !== '<aside>' || rest.at(-1) !== '</aside>') return undefined
  if (!isWhole || !isPlain(at, [start, end])) return undefined
  const [head = '', ...others] = trimBlank(rest.slice(0, -1))
  const [icon, alert] = icons.find(([pattern]) => pattern.test(head)) ?? []
  const words = icon ? head.replace(icon, '').trimStart() : head
  const lines = quote(alert ?? 'NOTE', '', trimBlank([words, ...others]))
  return lines.length === 0 ? undefined : writeBlock(at, [from, end], lines, around)
}

const borders = new WeakMap<SourceFile, number[]>()

/** Lists where blocks begin and end that a quote may not cut, or would make something else of: the offsets, in order. */
function listBorders(at: SourceFile): number[] {
  const known = borders.get(at)
  if (known) return known
  const blocks = [
    ...listContainers(at),
    ...listNodes(at, 'footnoteDefinition'),
    ...listNodes(at, 'definition'),
  ]
  const found = blocks
    .flatMap((node) => rangeOf(node))
    .filter((offset) => offset !== undefined)
    .sort((a, b) => a - b)
  borders.set(at, found)
  return found
}

/** Whether a block holds no other block, and nothing that would mean something else in a quote. */
export function isPlain(at: SourceFile, [start, end]: Range): boolean {
  const all = listBorders(at)
  const next = all[partitionPoint(all, (offset) => offset <= start)]
  return next === undefined || next >= end
}

/** The lines of an alert; none where it would say nothing. */
export function quote(alert: string, title: string, lines: readonly string[]): string[] {
  if (lines.length === 0 && !title) return []
  const heading = title ? [/[*_]/.test(title) ? title : `**${title}**`] : []
  const between = heading.length > 0 && lines.length > 0 ? [''] : []
  return [`[!${alert}]`, ...heading, ...between, ...lines].map((line) =>
    line.trim() === '' ? '>' : `> ${line}`,
  )
}

/** Leaves out the blank lines at both ends. */
export function trimBlank(lines: readonly string[]): readonly string[] {
  const isFull = (line: string) => line.trim() !== ''
  const first = lines.findIndex(isFull)
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isFull) + 1)
}

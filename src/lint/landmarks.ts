import type { Nodes } from 'mdast'
import type { Range, Site } from './finding.js'
import { type SourceFile, textOf } from './source.js'

/** The first line of a block: its fence and attributes, not all its contents. */
export function fenceOf(at: SourceFile, { position }: Nodes): [number, number] {
  const text = textOf(at)
  const start = position?.start.offset ?? 0
  const line = text.slice(start, position?.end.offset).search(/[\r\n]|$/)
  return [start, start + line]
}

/** The title of a chapter, or the beginning of briefing.md's words: where something missing is reported. */
export function headOf(at: SourceFile): Site {
  const head = at.tree.children.find(({ type }) => type !== 'yaml' && type !== 'html')
  if (head?.type === 'heading') return { at, place: head }
  const start = head?.position?.start.offset ?? 0
  const key = at.role === 'briefing' ? keyOf(at, 'translation-of') : undefined
  return key ?? { at, place: lineOf(at, start) }
}

/** A key of the front matter with the rest of its line; nothing if it is not written as keys are. */
export function keyOf<At extends Pick<SourceFile, 'file'>>(
  at: At,
  key: string,
): Site<At> | undefined {
  const [text = ''] = /^---[\s\S]*?\n---/.exec(String(at.file)) ?? []
  const found = new RegExp(`^["']?${key}["']?[ \\t]*:[^\\r\\n]*`, 'm').exec(text)
  if (!found) return undefined
  return { at, place: [found.index, found.index + found[0].trimEnd().length] }
}

function lineOf(at: SourceFile, start: number): Range {
  const length = textOf(at)
    .slice(start)
    .search(/[\r\n]|$/)
  return [start, start + length]
}

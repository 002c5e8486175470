import type { Edit } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import { alertFor } from './alert-names.js'
import { quote, writeBlock } from './box-repairs.js'

/** `!!! note "Title"`, `??? tip`, `=== "Tab"`: MkDocs reads what is indented by four blanks below as their text. */
const opener =
  /^(?<around>[ \t>]*)(?:(?:!!!|\?\?\?\+?)[ \t]+(?<name>\p{L}[\p{L}\p{N}_-]*)(?:[ \t]+[\p{L}_-]+)*(?:[ \t]+"(?<title>[^\r\n]*)")?|===[!+]?[ \t]+"(?<tab>[^"\r\n]+)")[ \t]*$/u

/**
 * Returns the edits that make an alert of a box of MkDocs, or a line in bold and its text of a tab; none where nothing
 * is indented below.
 *
 * @param start where the line begins, or its `!!!`
 */
export function repairIndented(at: SourceFile, start: number): Edit[] {
  const source = textOf(at)
  const from = source.lastIndexOf('\n', start - 1) + 1
  const first = lineAt(source, from)
  const { around = '', name = '', title, tab } = opener.exec(first.trimEnd())?.groups ?? {}
  if (name === '' && tab === undefined) return []
  const inside: string[] = []
  for (let next = from + first.length + 1; next <= source.length; ) {
    const line = lineAt(source, next)
    const isBlank = line.trimEnd() === around.trimEnd() || line.trim() === ''
    const rest = line.startsWith(around) ? line.slice(around.length) : ''
    if (!isBlank && !/^(?: {4}|\t)/.test(rest)) break
    inside.push(line)
    next += line.length + 1
  }
  while (inside.at(-1)?.replaceAll('>', '').trim() === '') inside.pop()
  // In a quote a definition would be one of the quote's.
  if (inside.length === 0 || inside.some((line) => /^[ \t>]*\[[^\]]+\]:/.test(line))) return []
  const to = from + [first, ...inside].join('\n').trimEnd().length
  const words = inside.map((line) =>
    line
      .slice(around.length)
      .replace(/^(?: {4}|\t)/, '')
      .trimEnd(),
  )
  while (words[0] === '') words.shift()
  const alert = alertFor(name)
  const lines =
    tab === undefined
      ? quote(alert ?? 'NOTE', title ?? (alert ? '' : capitalised(name)), words)
      : [`**${tab}**`, '', ...words]
  return writeBlock(at, [from, to], lines, around)
}

function lineAt(source: string, start: number): string {
  const end = source.indexOf('\n', start)
  return source.slice(start, end < 0 ? undefined : end)
}

/** MkDocs prints what a box is as its title where it has no other. */
function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

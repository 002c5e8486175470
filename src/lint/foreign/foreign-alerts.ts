import type { Blockquote } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, ForeignFinding, Range } from '../finding.js'
import { shorten } from '../quote.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { adviseAlert, adviseQuote, alertFor } from './alert-names.js'

/** Finds the quotes that begin as an alert does, `[!name]`, and are none on GitHub. */
export function listForeignAlerts(at: SourceFile): ForeignFinding[] {
  return listNodes(at, 'blockquote').flatMap((quote) => {
    const marker = findMarker(at, quote)
    if (!marker) return []
    const { name, place } = marker
    const advice = adviseAlert(name) ?? adviseQuote('NOTE')
    return [
      {
        place,
        reason: `\`[!${shorten(name)}]\` is no alert on GitHub. ${advice}`,
        fix: [makeAlert(textOf(at), place, alertFor(name) ?? 'NOTE')],
      },
    ]
  })
}

/** Makes an alert of the quote that a `[!name]` begins; a title after it becomes its first paragraph. */
function makeAlert(source: string, [from, to]: Range, alert: string): Edit {
  const before = source.slice(source.lastIndexOf('\n', from - 1) + 1, from)
  const after = /^[+-]?[ \t]*([^\r\n]*)/.exec(source.slice(to))
  const [whole = '', title = ''] = after ?? []
  const end = to + whole.length
  const next = /^(\r?\n)[ \t>]*[^\s>]/.exec(source.slice(end))
  const lines = [before + shownTitle(title.trimEnd()), ...(next ? [before.trimEnd()] : [])]
  const eol = next?.[1] ?? '\n'
  return {
    range: [from, end],
    text: [`[!${alert}]`, ...(title.trim() ? lines : [])].join(eol),
  }
}

function shownTitle(title: string): string {
  return /[*_[\]]/.test(title) ? title : `**${title}**`
}

/** The `[!name]` that begins a quote and does not make it an alert. */
function findMarker(at: SourceFile, { children: [first], data }: Blockquote) {
  const [start] = first?.type === 'paragraph' && !data?.alert ? rangeOf(first) : []
  if (start === undefined) return undefined
  const found = /^\[!(\p{L}[\p{L}\p{N}_-]{0,30})\]/u.exec(textOf(at).slice(start, start + 40))
  const place: [number, number] = [start, start + (found?.[0].length ?? 0)]
  return found && { name: found[1] ?? '', place }
}

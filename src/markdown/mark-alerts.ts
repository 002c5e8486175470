import type { Blockquote, Paragraph, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** GitHub's five kinds of alerts. */
export const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type AlertKind = (typeof alertKinds)[number]

declare module 'mdast' {
  interface BlockquoteData {
    /** Of a quote that is an alert. */
    alert?: AlertKind
  }
}

/**
 * Finds the quotes whose first line is `[!NOTE]` and nothing else, in capitals or not, takes that line away and writes
 * the kind on the quote, as GitHub does.
 */
export function markAlerts(root: Root): void {
  visit(root, 'blockquote', (quote: Blockquote) => {
    const [first] = quote.children
    if (first?.type !== 'paragraph') return
    const kind = takeMarker(first)
    if (!kind) return
    quote.data = { ...quote.data, alert: kind }
    if (first.children.length === 0) quote.children.shift()
  })
}

/** Takes `[!NOTE]` and the end of its line away; undefined where the line holds more, or another word. */
function takeMarker({ children }: Paragraph): AlertKind | undefined {
  const [text, next] = children
  if (text?.type !== 'text') return undefined
  const [marker = '', word, lineEnd] = /^\[!([a-z]+)\][ \t]*(\r\n|[\r\n]|$)/i.exec(text.value) ?? []
  const kind = alertKinds.find((one) => one === word?.toLowerCase())
  // Two blanks behind the marker make a hard break of the line's end.
  const endsHard = lineEnd === '' && next?.type === 'break'
  if (!kind || (lineEnd === '' && next && !endsHard)) return undefined
  text.value = text.value.slice(marker.length)
  if (text.value === '') children.splice(0, endsHard ? 2 : 1)
  return kind
}

import type { Blockquote, Paragraph, Root, Text } from 'mdast'
import type { Extension } from 'mdast-util-from-markdown'
import { visit } from 'unist-util-visit'

/** GitHub's five kinds of alerts. */
const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const

/** A kind of alert, as GitHub names them. */
export type AlertKind = (typeof alertKinds)[number]

declare module 'mdast' {
  interface BlockquoteData {
    /** Of a quote that is an alert. */
    alert?: AlertKind
  }
}

/**
 * Part of the parser: marks alerts as its last step, when nothing tells any more that a text was `\[!NOTE]`, which is
 * how an author keeps the words.
 */
export function findAlerts(): Extension {
  const escaped = new WeakSet<Text>()
  return {
    enter: {
      escapeMarker() {
        const text = this.stack.at(-1)
        if (text?.type === 'text' && couldBeMarker.test(text.value)) escaped.add(text)
      },
    },
    transforms: [(root) => markAlerts(root, escaped)],
  }
}

/** What a text holds where a backslash stands before a character of its `[!NOTE]`. */
const couldBeMarker = /^(?:\[(?:![a-z]*)?)?$/i

/**
 * Finds the quotes whose first line is `[!NOTE]` and nothing else, in capitals or not, takes that line away and writes
 * the kind on the quote, as GitHub does.
 */
function markAlerts(root: Root, escaped: WeakSet<Text>): void {
  visit(root, 'blockquote', (quote: Blockquote) => {
    const [first] = quote.children
    if (first?.type !== 'paragraph') return
    const kind = takeMarker(first, escaped)
    if (!kind) return
    quote.data = { ...quote.data, alert: kind }
    if (first.children.length === 0) quote.children.shift()
  })
}

/** Takes `[!NOTE]` and the end of its line away; undefined if the line holds more, or another word. */
function takeMarker({ children }: Paragraph, escaped: WeakSet<Text>): AlertKind | undefined {
  const [text, next] = children
  if (text?.type !== 'text' || escaped.has(text)) return undefined
  const [marker = '', word, lineEnd] = /^\[!([a-z]+)\][ \t]*(\r\n|[\r\n]|$)/i.exec(text.value) ?? []
  const kind = alertKinds.find((one) => one === word?.toLowerCase())
  // Two blanks after the marker make a hard break of the line's end.
  const endsHard = lineEnd === '' && next?.type === 'break'
  if (!kind || (lineEnd === '' && next && !endsHard)) return undefined
  text.value = text.value.slice(marker.length)
  if (text.value === '') children.splice(0, endsHard ? 2 : 1)
  return kind
}

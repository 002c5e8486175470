import type { Edit, Range } from '../finding.js'

/** A hash, an address or a number of a vulnerability that fills its line. */
const indicator =
  /^<?(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128}|(?:h(?:xx|tt)ps?|ftp)\S+|[^\s<>|()]*(?:\[\.\]|\[:\]|\[dot\]|\(\.\))\S*|(?:\d{1,3}\.){3}\d{1,3}(?::\d+|\/\d+)?|CVE-\d{4}-\d{4,})>?[,;]?$/i

/** Fewer may be a sentence whose lines happen to end so. */
const fewest = 3

/** Lines of a paragraph that are indicators, one a line. */
export interface IndicatorLines {
  /** In the paragraph, from the first of them to the last. */
  range: Range
  /** Makes a list of them. */
  edits: (eol: string) => Edit[]
}

/** Finds the first lines of a paragraph that hold an indicator each and nothing else, one below the other. */
export function listIndicatorLines(paragraph: string): IndicatorLines | undefined {
  const found: { at: number; length: number }[] = []
  let isOpen = false
  for (const { 0: line, index } of paragraph.matchAll(/[^\r\n]+/g)) {
    const before = /^[ \t>]*/.exec(line)?.[0].length ?? 0
    const words = line.slice(before).trimEnd()
    if (indicator.test(words)) {
      if (!isOpen) found.length = 0
      isOpen = true
      found.push({ at: index + before, length: words.length })
    } else if (found.length >= fewest) {
      return toLines(found, index)
    } else isOpen = false
  }
  return found.length >= fewest && isOpen ? toLines(found, undefined) : undefined
}

/** @param next where a line follows that is none of them */
function toLines(found: readonly { at: number; length: number }[], next: number | undefined) {
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return undefined
  return {
    range: [first.at, last.at + last.length] as const,
    edits: (eol: string): Edit[] => [
      ...found.map(({ at }): Edit => ({ range: [at, at], text: '- ' })),
      // Otherwise it would continue the last item.
      ...(next === undefined ? [] : [{ range: [next, next] as const, text: eol }]),
    ],
  }
}

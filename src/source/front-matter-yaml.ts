import type { Yaml } from 'mdast'
import type { Point, Position } from 'unist'
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'

/** Something that YAML does not allow, or reads otherwise than whoever wrote it. */
export interface YamlFault {
  /** What is wrong, and what to write instead where that is known. */
  reason: string
  place: Point | { start: Point; end: Point }
}

/** The YAML of a front matter, with the line and column in the file of every offset in it. */
export interface FrontMatterYaml {
  document: Document.Parsed
  place: (offset: number) => Point
  faults: YamlFault[]
}

/** Parses the YAML of a front matter. */
export function parseYaml({ value }: Yaml, { start }: Position): FrontMatterYaml {
  const counter = new LineCounter()
  const document = parseDocument(value, { lineCounter: counter, uniqueKeys: true })
  const place = (offset: number): Point => {
    const { line, col } = counter.linePos(offset)
    // The YAML begins on the line after the opening "---".
    return { line: line + start.line, column: col }
  }
  const lines = value.split(/\r\n|\n|\r/)
  const refused = listRefused(document).map(({ reason, offset }): YamlFault => {
    const quoted = quoteValue(lines[counter.linePos(offset).line - 1] ?? '')
    const advice = quoted === undefined ? '' : `. Put the value in quotes: \`${quoted}\``
    return {
      reason: `The front matter is not valid YAML: ${reason}${advice}`,
      place: place(offset),
    }
  })
  const cut = listCut(document).map(
    ({ text, range: [from, to] }): YamlFault => ({
      reason: `YAML takes what follows \`#\` for a comment, so only \`${text}\` would print. Put the value in quotes, or a space after \`#\``,
      place: { start: place(from), end: place(to) },
    }),
  )
  return { document, place, faults: refused.length > 0 ? refused : cut }
}

/** What the parser does not allow, and names of anchors that nothing has: `*draft` was not meant as one. */
function listRefused(document: Document.Parsed): { reason: string; offset: number }[] {
  const anchors = new Set<string>()
  const missing: { reason: string; offset: number }[] = []
  visit(document, {
    Node(_, node) {
      if ('anchor' in node && node.anchor) anchors.add(node.anchor)
    },
    Alias(_, { source, range }) {
      if (anchors.has(source)) return
      missing.push({
        reason: `\`*${source}\` repeats what nothing above is called`,
        offset: range?.[0] ?? 0,
      })
    },
  })
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    reason: (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
    offset: pos[0],
  }))
  return [...problems, ...missing]
}

/**
 * Takes a line such as `title: Monthly: May`, which YAML refuses for a value that it would read in quotes; returns the
 * line with them. Nothing if the value is not to blame.
 */
function quoteValue(line: string): string | undefined {
  const [, key = '', value = ''] = /^([\w-]+:[ \t]+)(\S.*)$/.exec(line.trimEnd()) ?? []
  const isRead = (yaml: string) => listRefused(parseDocument(yaml)).length === 0
  if (value === '' || isRead(line)) return undefined
  const words = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
  const quoted = `${key}${JSON.stringify(words)}`
  return isRead(quoted) ? quoted : undefined
}

/** Lists the texts without quotes that end before a `#` which nobody means as a comment: `Issue #12`. */
function listCut({ contents }: Document.Parsed) {
  if (!isMap(contents)) return []
  return contents.items.flatMap(({ value }) => {
    if (!isScalar(value) || value.type !== 'PLAIN' || !value.range) return []
    if (!value.comment || /^\s/.test(value.comment)) return []
    return [{ text: String(value.value), range: [value.range[0], value.range[1]] as const }]
  })
}

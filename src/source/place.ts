import type { Node } from 'unist'

/** Where something stands in the source. Line and column count from 1; both are null for what was never parsed. */
export interface SourcePlace {
  file: string
  line: number | null
  column: number | null
}

/** Where a node begins. */
export function sourcePlaceOf(file: string, node: Node): SourcePlace {
  const { line = null, column = null } = node.position?.start ?? {}
  return { file, line, column }
}

/** `file:line:column`, as messages and `data-source` write it. */
export function formatPlace({ file, line, column }: SourcePlace): string {
  return `${file}:${line}:${column}`
}

/** Takes what `formatPlace` wrote; returns the place. */
export function parsePlace(written: string): SourcePlace {
  const parts = written.split(':')
  const [line, column] = parts.splice(-2).map(Number)
  return { file: parts.join(':'), line: line || null, column: column || null }
}

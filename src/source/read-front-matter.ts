import type { Root } from 'mdast'
import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { isMap, isScalar, type Pair } from 'yaml'
import { type FrontMatter, validateFrontMatter } from './front-matter.js'
import { parseYaml, type YamlFault } from './front-matter-yaml.js'
import { findLateEnd, findOpenFrontMatter } from './open-front-matter.js'
import type { ParsedFile } from './parse.js'

const missing = {
  reason:
    'Missing front matter, expected "---", then "key: value" lines, then "---" at the top of the file',
  place: { line: 1, column: 1 },
}

/**
 * Takes briefing.md and its tree; returns its front matter, or undefined with fatal messages on the file, each at the
 * line and column of the key or value that is wrong.
 */
export function readFrontMatter(file: VFile, tree: Root): FrontMatter | undefined {
  const node = tree.children[0]
  if (node?.type !== 'yaml' || !node.position) {
    const { reason, place } = findOpenFrontMatter(String(file)) ?? missing
    addFault(file, reason, place)
    return undefined
  }
  const { document, place, faults: yamlFaults } = parseYaml(node, node.position)
  if (yamlFaults.length > 0) {
    const late = findLateEnd(node.value, lineOf(yamlFaults[0]))
    for (const { reason, place } of late ? [late] : yamlFaults) addFault(file, reason, place)
    return undefined
  }

  const { frontMatter, faults } = validateFrontMatter(
    toValue(() => document.toJS({ maxAliasCount: 100 })),
  )
  for (const fault of faults) {
    const pair = findKey(document.contents, fault.path[0])
    const range = pair?.range ?? [0, 0]
    const start = pair ? place(range[0]) : { line: 1, column: 1 }
    addFault(file, fault.message, pair ? { start, end: place(range[1]) } : start)
  }
  return frontMatter
}

function lineOf(fault: YamlFault | undefined): number {
  if (!fault) return 1
  return 'start' in fault.place ? fault.place.start.line : fault.place.line
}

/** Aliases that multiply without bound make `yaml` throw: the author's fault, so it is treated as a missing mapping. */
function toValue(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Where briefing.md decides what only the pages show: how long the summary may be, and what stands on the cover. */
export interface FrontMatterPlaces {
  summary: Point
  title: Point
}

/** Takes briefing.md. */
export function placeFrontMatter(main: ParsedFile | undefined): FrontMatterPlaces {
  const [title = { line: 1, column: 1 }] = main ? placeValue(main.tree, 'title') : []
  return { summary: placeSummary(main), title }
}

/**
 * Takes briefing.md; returns where the length of the summary is decided there: at `summary-pages`, else at the opening
 * words, else at its top.
 */
function placeSummary(main: ParsedFile | undefined): Point {
  const [first, ...blocks] = main?.tree.children ?? []
  if (first?.type === 'yaml' && first.position) {
    const { document, place } = parseYaml(first, first.position)
    const key = findKey(document.contents, 'summary-pages')
    if (key) return place(key.range[0])
  }
  return blocks[0]?.position?.start ?? { line: 1, column: 1 }
}

/** Returns where the value of a key at the top of the front matter begins and ends; nothing if it is no scalar. */
export function placeValue(tree: Root, key: string): Point[] {
  const [node] = tree.children
  if (node?.type !== 'yaml' || !node.position) return []
  const { document, place } = parseYaml(node, node.position)
  const value = isMap(document.contents) ? document.contents.get(key, true) : undefined
  return isScalar(value) && value.range ? value.range.slice(0, 2).map(place) : []
}

/** Finds a key at the top of the front matter. */
function findKey(contents: unknown, key: unknown): { range: [number, number] } | undefined {
  if (!isMap(contents) || typeof key !== 'string') return undefined
  const pair: Pair | undefined = contents.items.find(
    (item) => isScalar(item.key) && item.key.value === key,
  )
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined
  return { range: [pair.key.range[0], pair.key.range[1]] }
}

function addFault(file: VFile, reason: string, place: YamlFault['place']): void {
  const message = file.message(reason, { place, ruleId: 'front-matter', source: 'briefing' })
  message.fatal = true
}

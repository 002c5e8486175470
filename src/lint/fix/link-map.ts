import { isDeepStrictEqual } from 'node:util'
import { withoutTrackers } from '../../addresses/tracking.js'
import { endOfWords, rangeOf } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import { partitionPoint } from '../../partition-point.js'
import { findAbove } from '../../source/markdown/walk.js'
import type { Range } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import { byPlace, type Fix } from './apply-edits.js'

/** Where the links of one file lead. */
export interface LinkMap {
  /** Of those in the text that lead out of it, in the order in which they stand. */
  text: readonly string[]
  /** Of those in the notes, sorted: notes may move. */
  notes: readonly string[]
  /** Of those to a place in the report, such as `[](#map)`, sorted. */
  within: readonly string[]
}

/** Reads the links of a file as they are, or as fixes must leave them: a defanged indicator is no longer a link. */
export function linkMapOf(at: SourceFile, fixes: readonly Fix[] = []): LinkMap {
  const text: string[] = []
  const notes: string[] = []
  const within: string[] = []
  const find = findTouching(fixes)
  for (const visit of at.visits) {
    const { node } = visit
    const [start, end] = rangeOf(node)
    // `[^a b]: hello` defines a link and was meant as a note.
    if (node.type !== 'link' || start === undefined || textOf(at).startsWith('[^', start)) continue
    const touching = find([start, end])
    const rules = touching.map(({ ruleId }) => ruleId)
    // A `[1]` that was a link calls a note, in which the address stands.
    if (rules.includes('footnote-by-hand')) continue
    // It led to a file, and leads to its chapter.
    if (rules.includes('link-local')) continue
    // In the words of `[45.33.32.156](https://example.com/)` an indicator may be defanged, and they stay a link.
    const words = textOf(at)[start] === '[' ? (endOfWords(node) ?? 0) : 0
    const defangs = touching.filter(({ ruleId }) => ruleId === 'ioc-live')
    if (defangs.some(({ edits }) => edits.some(({ range }) => range[0] < end && range[1] > words)))
      continue
    if (node.url.startsWith('#')) {
      within.push(node.url)
      continue
    }
    const url = rewritten(node.url, rules)
    const inNote = findAbove(visit, (above) => above.type === 'footnoteDefinition') !== undefined
    ;(inNote ? notes : text).push(url)
  }
  return { text, notes: notes.sort(), within: within.sort() }
}

/** Takes fixes whose edits do not overlap; returns what finds those with an edit within a range. */
function findTouching(fixes: readonly Fix[]): (range: Range) => Fix[] {
  const all = fixes
    .flatMap((fix) => fix.edits.map((edit) => ({ fix, edit })))
    .sort((a, b) => byPlace(a.edit, b.edit))
  return ([start, end]) => {
    const first = partitionPoint(all, ({ edit }) => edit.range[1] <= start)
    const behind = partitionPoint(all, ({ edit }) => edit.range[0] < end)
    return [...new Set(all.slice(first, behind).map(({ fix }) => fix))]
  }
}

/** Where a link leads after fixes: one of a chat, `<https://a.example|words>`, without its words. */
function rewritten(url: string, rules: readonly string[]): string {
  if (rules.includes('source-tracking')) return withoutTrackers(url)
  return rules.includes('other-dialect') ? url.replace(/\|.*$/, '') : url
}

/**
 * Whether every link still leads where it led. References to places in the report may come in, which another tool
 * writes in its own way. `more` lets notes come in that were mere text before, with what they link to.
 */
export function keepsLinks(before: LinkMap, after: LinkMap, { more }: { more: boolean }): boolean {
  if (!holds(after.within, before.within)) return false
  return more
    ? holds([...after.text, ...after.notes], [...before.text, ...before.notes])
    : isDeepStrictEqual(before.text, after.text) && isDeepStrictEqual(before.notes, after.notes)
}

function holds(urls: readonly string[], wanted: readonly string[]): boolean {
  const spare = group(urls, (url) => url)
  return wanted.every((url) => spare.get(url)?.pop() !== undefined)
}

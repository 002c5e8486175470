import type { FootnoteDefinition, Link, Root } from 'mdast'
import type { VFile } from 'vfile'
import { group } from '../group.js'
import { isSummary } from '../source/markdown/summary.js'
import { findAbove, type Visit } from '../source/markdown/walk.js'
import { type Attempt, listAttempts } from './attempts.js'
import { type Cycle, listCycles } from './cycles.js'
import { listForms } from './forms.js'
import { listMisplaced, type Misplaced } from './misplaced.js'
import type { ParsedCall } from './parsed-call.js'
import { isNote } from './prose.js'
import { followCalls } from './reading-order.js'
import { type TextIndex, textIndex } from './text-index.js'

/** Everything about the footnotes of one file, found once and read by all rules. */
export interface FootnoteIndex {
  /** Every definition in document order, duplicates too. */
  definitions: readonly FootnoteDefinition[]
  /** The first definition of each identifier: the one that counts. */
  definitionById: ReadonlyMap<string, FootnoteDefinition>
  /** In document order. */
  calls: readonly ParsedCall[]
  callsTo: ReadonlyMap<FootnoteDefinition, readonly ParsedCall[]>
  /** What each note links to. */
  linksOf: ReadonlyMap<FootnoteDefinition | undefined, readonly Link[]>
  /** In the order in which a reader meets them, summary first; what no reader meets is not among them. */
  callsAsRead: readonly ParsedCall[]
  /** The notes that will be printed, in the order of their numbers. */
  printed: ReadonlySet<FootnoteDefinition>
  /** Notes that refer to each other in a circle. */
  cycles: readonly Cycle[]
  cycleOf: ReadonlyMap<FootnoteDefinition, Cycle>
  attempts: readonly Attempt[]
  attemptsOf: ReadonlyMap<string, readonly Attempt[]>
  /** What looks like the definition of a label that has none. */
  misplaced: readonly Misplaced[]
}

/** Takes a file and its tree, or what is known of it already; returns its footnotes, in time linear in the text. */
export function footnoteIndex(
  file: VFile,
  tree: Root,
  { visits, prose }: TextIndex = textIndex(file, tree),
): FootnoteIndex {
  const source = String(file)
  const definitions = visits.map(({ node }) => node).filter(isNote)
  const definitionById = firstByIdentifier(definitions)
  const calls = visits.flatMap((visit) => readCall(visit, definitionById))
  const callsTo = group(calls, ({ definition }) => definition)
  const isDefined = (id: string) => definitionById.has(id)
  const isCalled = (id: string) => {
    const definition = definitionById.get(id)
    return definition !== undefined && callsTo.has(definition)
  }
  const attempts = [
    ...listAttempts(visits, prose, source, isDefined),
    ...prose.flatMap((text) => listForms(text, isDefined, isCalled)),
  ].sort(byStart)
  const attemptsOf = group(attempts, ({ identifier }) => identifier)
  const inNote = group(calls, ({ note }) => note)
  const cycles = listCycles([...definitionById.values()], inNote)
  const callsAsRead = orderCalls(inNote)
  return {
    definitions,
    definitionById,
    calls,
    callsTo,
    linksOf: listLinks(visits),
    callsAsRead,
    printed: new Set(callsAsRead.map(({ definition }) => definition)),
    cycles,
    cycleOf: mapMembers(cycles),
    attempts,
    attemptsOf,
    misplaced: listMisplaced(visits, attemptsOf, source),
  }
}

function byStart(a: { start: number }, b: { start: number }): number {
  return a.start - b.start
}

function mapMembers(cycles: readonly Cycle[]): Map<FootnoteDefinition, Cycle> {
  return new Map(cycles.flatMap((cycle) => cycle.members.map((member) => [member, cycle] as const)))
}

/** Of several definitions of one identifier the first counts, as for GitHub. */
export function firstByIdentifier(
  definitions: readonly FootnoteDefinition[],
): Map<string, FootnoteDefinition> {
  const first = new Map<string, FootnoteDefinition>()
  for (const definition of definitions) {
    if (!first.has(definition.identifier)) first.set(definition.identifier, definition)
  }
  return first
}

/** @param inNote the calls in each note; those in the text under undefined */
function orderCalls(inNote: ReadonlyMap<FootnoteDefinition | undefined, readonly ParsedCall[]>) {
  const inText = inNote.get(undefined) ?? []
  return followCalls(
    [...inText.filter(({ summary }) => summary), ...inText.filter(({ summary }) => !summary)],
    ({ definition }) => definition,
    ({ definition }) => inNote.get(definition) ?? [],
  )
}

function readCall(
  visit: Visit,
  definitionById: ReadonlyMap<string, FootnoteDefinition>,
): ParsedCall[] {
  const { node } = visit
  if (node.type !== 'footnoteReference') return []
  const definition = definitionById.get(node.identifier)
  if (!definition) return []
  const note = findAbove(visit, isNote)
  const summary = findAbove(visit, isSummary)
  return [{ node, visit, definition, note, summary }]
}

function listLinks(visits: readonly Visit[]): FootnoteIndex['linksOf'] {
  const links = visits.flatMap((visit) =>
    visit.node.type === 'link' ? [{ link: visit.node, note: findAbove(visit, isNote) }] : [],
  )
  return new Map(
    [...group(links, ({ note }) => note)].map(([note, found]) => [
      note,
      found.map(({ link }) => link),
    ]),
  )
}

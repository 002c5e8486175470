import type { FootnoteDefinition } from 'mdast'
import type { ParsedCall } from './parsed-call.js'

/** Notes each of which leads to every other. */
export interface Cycle {
  /** In document order. */
  members: FootnoteDefinition[]
  /** A call that closes the circle. */
  closing: ParsedCall
}

/** A note on the way from the note where the search began, and how many of its calls have been followed. */
interface Step {
  definition: FootnoteDefinition
  followed: number
}

/**
 * Finds the strongly connected notes, by Gabow's path-based algorithm: linear, and without recursion because a hostile
 * file nests ten thousand notes.
 *
 * @param inNote the calls in each note.
 */
export function listCycles(
  definitions: readonly FootnoteDefinition[],
  inNote: ReadonlyMap<FootnoteDefinition | undefined, readonly ParsedCall[]>,
): Cycle[] {
  const order = new Map<FootnoteDefinition, number>()
  const settled = new Set<FootnoteDefinition>()
  const closingBy = new Map<FootnoteDefinition, ParsedCall>()
  const open: FootnoteDefinition[] = []
  const roots: FootnoteDefinition[] = []
  const cycles: Cycle[] = []
  const orderOf = (definition: FootnoteDefinition | undefined) =>
    (definition && order.get(definition)) ?? -1

  const enter = (definition: FootnoteDefinition): Step => {
    order.set(definition, order.size)
    open.push(definition)
    roots.push(definition)
    return { definition, followed: 0 }
  }
  const leave = (definition: FootnoteDefinition): void => {
    if (roots.at(-1) !== definition) return
    roots.pop()
    const members = open.splice(open.lastIndexOf(definition))
    for (const member of members) settled.add(member)
    const closing = members.map((member) => closingBy.get(member)).find((call) => call)
    if (closing) cycles.push({ members: sortByPlace(members), closing })
  }

  for (const start of definitions) {
    if (order.has(start)) continue
    const path = [enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const call = inNote.get(step.definition)?.[step.followed++]
      if (!call) {
        path.pop()
        leave(step.definition)
      } else if (!order.has(call.definition)) {
        path.push(enter(call.definition))
      } else if (!settled.has(call.definition)) {
        if (!closingBy.has(step.definition)) closingBy.set(step.definition, call)
        while (orderOf(roots.at(-1)) > orderOf(call.definition)) roots.pop()
      }
    }
  }
  return cycles
}

function sortByPlace(definitions: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  const offset = ({ position }: FootnoteDefinition) => position?.start.offset ?? 0
  return [...definitions].sort((a, b) => offset(a) - offset(b))
}

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

type CallsInNote = ReadonlyMap<FootnoteDefinition | undefined, readonly ParsedCall[]>

/**
 * Finds the strongly connected notes, by Gabow's path-based algorithm: linear, and without recursion because a hostile
 * file nests ten thousand notes.
 *
 * @param inNote the calls in each note.
 */
export function listCycles(
  definitions: readonly FootnoteDefinition[],
  inNote: CallsInNote,
): Cycle[] {
  const search = new CycleSearch(inNote)
  for (const definition of definitions) search.begin(definition)
  return search.cycles
}

class CycleSearch {
  readonly cycles: Cycle[] = []
  readonly #inNote: CallsInNote
  /** In which order the notes were entered. */
  readonly #order = new Map<FootnoteDefinition, number>()
  /** Notes whose cycle, or that they have none, is known. */
  readonly #settled = new Set<FootnoteDefinition>()
  readonly #closingBy = new Map<FootnoteDefinition, ParsedCall>()
  /** Gabow's two stacks: the notes that are not settled, and those that may be the first of their cycle. */
  readonly #open: FootnoteDefinition[] = []
  readonly #roots: FootnoteDefinition[] = []

  constructor(inNote: CallsInNote) {
    this.#inNote = inNote
  }

  /** Searches from a note on, unless the search has come by it before. */
  begin(start: FootnoteDefinition): void {
    if (this.#order.has(start)) return
    const path = [this.#enter(start)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { definition } = step
      const call = this.#inNote.get(definition)?.[step.followed++]
      if (!call) {
        path.pop()
        this.#leave(definition)
      } else if (!this.#order.has(call.definition)) path.push(this.#enter(call.definition))
      else if (!this.#settled.has(call.definition)) this.#close(definition, call)
    }
  }

  #enter(definition: FootnoteDefinition): Step {
    this.#order.set(definition, this.#order.size)
    this.#open.push(definition)
    this.#roots.push(definition)
    return { definition, followed: 0 }
  }

  /** Takes a call that leads back to a note on the way: all notes between the two are of one cycle. */
  #close(definition: FootnoteDefinition, call: ParsedCall): void {
    if (!this.#closingBy.has(definition)) this.#closingBy.set(definition, call)
    while (this.#orderOf(this.#roots.at(-1)) > this.#orderOf(call.definition)) this.#roots.pop()
  }

  #leave(definition: FootnoteDefinition): void {
    if (this.#roots.at(-1) !== definition) return
    this.#roots.pop()
    const members = this.#open.splice(this.#open.lastIndexOf(definition))
    for (const member of members) this.#settled.add(member)
    const closing = members.map((member) => this.#closingBy.get(member)).find((call) => call)
    if (closing) this.cycles.push({ members: sortByPlace(members), closing })
  }

  #orderOf(definition: FootnoteDefinition | undefined): number {
    return (definition && this.#order.get(definition)) ?? -1
  }
}

function sortByPlace(definitions: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  const offset = ({ position }: FootnoteDefinition) => position?.start.offset ?? 0
  return [...definitions].sort((a, b) => offset(a) - offset(b))
}

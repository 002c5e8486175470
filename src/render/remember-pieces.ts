import { isDeepStrictEqual } from 'node:util'
import type { HastContext, NodeFacts, SetReport } from './context.js'

/** Sets the pieces of one report. */
export interface PieceSetter {
  report: SetReport
  /**
   * Returns what `make` makes of a piece, or made of it for the report before.
   *
   * @param name tells the piece from all others of the report
   * @param content all that it is made of besides what `make` asks of `report`: nodes that nobody changes, and words
   */
  set<Made>(name: unknown, content: readonly unknown[], make: () => Made): Made
}

/** Something that was asked while a piece was set. */
interface Question {
  fact: keyof NodeFacts
  node: unknown
  answer: unknown
}

interface Piece {
  content: readonly unknown[]
  asked: readonly Question[]
  made: unknown
}

/**
 * Keeps what was set of a report for the next one, which mostly is the same after a change. A piece is set anew where its
 * nodes are others, or where something that it asked of the rest of the report, the number of a note or the target of a
 * reference, is answered in another way.
 */
export class PieceMemory {
  #matter: unknown
  #pieces = new Map<unknown, Piece>()

  /** Begins a report. What is not set for it will be forgotten. */
  begin(context: HastContext, facts: NodeFacts): PieceSetter {
    const { edition, briefing, words, headingShift, highlight, referencePages } = context
    const { frontMatter } = briefing
    // What highlights code is made anew for each report, and does the same where it knows the same languages.
    const { languages } = highlight ?? {}
    const matter = [edition, words, headingShift, languages, referencePages, frontMatter]
    const before = isDeepStrictEqual(matter, this.#matter) ? this.#pieces : new Map()
    const now = new Map<unknown, Piece>()
    this.#matter = matter
    this.#pieces = now

    let asked: Question[] = []
    const noted = Object.keys(facts).map((key) => {
      const fact = key as keyof NodeFacts
      const get = (node: unknown): unknown => {
        const answer = answerOf(facts, { fact, node })
        asked.push({ fact, node, answer })
        return answer
      }
      return [fact, { get }]
    })
    return {
      report: { ...context, facts: Object.fromEntries(noted) },
      set: (name, content, make) => {
        const known = before.get(name)
        const again = known && askAgain(known, content, facts)
        asked = []
        const piece = again ?? { content, made: make(), asked }
        now.set(name, piece)
        return piece.made as ReturnType<typeof make>
      },
    }
  }
}

function answerOf(facts: NodeFacts, { fact, node }: Omit<Question, 'answer'>): unknown {
  const known: ReadonlyMap<unknown, unknown> = facts[fact]
  return known.get(node)
}

/** Returns a piece with the answers of now; undefined where it has to be set anew. */
function askAgain(
  { content, asked, made }: Piece,
  now: readonly unknown[],
  facts: NodeFacts,
): Piece | undefined {
  const isSame = content.length === now.length && content.every((part, at) => part === now[at])
  if (!isSame) return undefined
  const answered = asked.map((question) => ({ ...question, answer: answerOf(facts, question) }))
  const holds = answered.every(({ answer }, at) => isDeepStrictEqual(answer, asked[at]?.answer))
  return holds ? { content, asked: answered, made } : undefined
}

import { group } from '../../group.js'
import type { UaFailure } from '../../pdf/ua/subject.js'
import type { SourcePlace } from '../../source/place.js'
import type { TaggedEvidence } from './evidence.js'
import type { TextItem } from './facts.js'
import type { PdfFinding } from './rule.js'

/** How many faults of one clause are shown: the rest of a fault of the template is the same on every page. */
const most = 5

/**
 * Takes breaches of a standard; returns what is said of them, with the place in the source where there is one.
 *
 * @param standard as a message names it, before the clause
 */
export function* describeFailures(
  evidence: TaggedEvidence,
  standard: string,
  all: readonly UaFailure[],
): Generator<PdfFinding> {
  if (all.length === 0) return
  const findSource = createSourceFinder(evidence)
  for (const [clause, failures] of group(all, ({ clause }) => clause)) {
    const rule = clause.startsWith('ISO') ? clause : `${standard}, ${clause}`
    const findings = new Map<string, PdfFinding>()
    for (const { message, page, marks = [] } of failures) {
      const at = findSource(marks)
      const key = JSON.stringify([message, page, at?.file, at?.line])
      findings.set(key, { message: `${rule}: ${message}`, page, at })
    }
    yield* [...findings.values()].slice(0, most)
    const more = findings.size - most
    if (more > 0) yield { message: `${rule}: ${more} more such faults` }
  }
}

/**
 * Returns a function that takes names of marked content, and returns the place in the source of the first of them that
 * prints a text or a note of the model. Undefined if all of them are the template's.
 */
function createSourceFinder({ reading, alignment, notes }: TaggedEvidence) {
  const places = new Map<string, SourcePlace>()
  const know = ({ mark }: TextItem, source: SourcePlace): void => {
    if (mark !== undefined && !places.has(mark)) places.set(mark, source)
  }
  const order = new Map(reading.body.map((item, index) => [item, index] as const))
  for (const { source, found } of alignment.texts) {
    const [first = 0, last = -1] = found ? [order.get(found.first), order.get(found.last)] : []
    for (const item of reading.body.slice(first, last + 1)) know(item, source)
  }
  for (const { source, parts } of notes.printed) for (const item of parts.flat()) know(item, source)
  return (marks: readonly string[]): SourcePlace | undefined => {
    const mark = marks.find((one) => places.has(one))
    return mark === undefined ? undefined : places.get(mark)
  }
}

import { createNearest } from '../../did-you-mean.js'
import { type Attempt, narrowLabel } from '../../footnotes/attempts.js'
import type { SourceFile } from '../source.js'

const known = new WeakMap<SourceFile, ReadonlyMap<Attempt, string>>()

/** Returns the label of the file's that each failed call most likely means; those that nothing calls come first. */
export function listMeantLabels(at: SourceFile): ReadonlyMap<Attempt, string> {
  const found = known.get(at) ?? findMeantLabels(at)
  known.set(at, found)
  return found
}

function findMeantLabels({ footnotes }: SourceFile): ReadonlyMap<Attempt, string> {
  const { attempts, definitionById, callsTo } = footnotes
  const definitions = [...definitionById.values()]
  const isCalled = (definition: (typeof definitions)[number]) => callsTo.has(definition)
  const nearest = createNearest(
    [
      ...definitions.filter((definition) => !isCalled(definition)),
      ...definitions.filter(isCalled),
    ].map(({ label, identifier }) => label ?? identifier),
  )
  const byNarrow = new Map(
    definitions.map(({ label, identifier }) => [narrowLabel(label ?? identifier), label]),
  )
  return new Map(
    attempts.flatMap((attempt): [Attempt, string][] => {
      if (attempt.kind !== 'undefined' && attempt.kind !== 'blank') return []
      const label = byNarrow.get(narrowLabel(attempt.label)) ?? nearest(attempt.label)
      return label === undefined ? [] : [[attempt, label]]
    }),
  )
}

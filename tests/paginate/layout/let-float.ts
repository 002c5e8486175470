import type { Float, Galley } from '../../../src/paginate/layout/galley.js'

/** A galley whose figures float, each before any later block up to the next heading, and may lose a share of their height, and a further one. */
export function letFloat(given: Galley, share = 0, furtherShare = 0): Galley {
  const { lines, blocks } = given
  const blockOf = (index: number) => blocks[lines[index]?.block ?? -1]
  const callsBetween = (from: number, to: number) =>
    lines.slice(from, to).some(({ calls }) => calls.length > 0)
  const floats = lines.flatMap((_, first): Float[] => {
    const [block, before] = [blockOf(first), blockOf(first - 1)]
    if (block?.kind !== 'figure' || !before || before.keepWithNext) return []
    if (before.section !== block.section) return []
    const end = first + 1
    const landings: number[] = []
    for (let at = end; at <= lines.length; at += 1) {
      const begins = lines[at]?.block !== lines[at - 1]?.block
      const previous = blockOf(at - 1)
      if (callsBetween(first, end) && callsBetween(end, at)) break
      if (begins && (at === end || !previous?.keepWithNext)) landings.push(at)
      const next = blockOf(at)
      if (!next || next.section !== block.section || next.kind === 'heading') break
      // A figure that is bound to what stands before it keeps those before it in front.
      if (begins && next.kind === 'figure' && previous?.keepWithNext) break
    }
    const height = (lines[first]?.bottom ?? 0) - (lines[first]?.top ?? 0)
    const [shrink, further] = [share * height, furtherShare * height]
    return landings.length > 0 ? [{ first, end, landings, shrink, further }] : []
  })
  return { ...given, floats }
}

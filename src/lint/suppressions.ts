import type { Judgement, Range } from './finding.js'
import { listNodes, placeOf, type Source, type SourceFile, textOf } from './source.js'

/** `<!-- briefing-disable-next-line rule, rule -- reason -->` */
export interface Suppression {
  at: SourceFile
  /** Of the comment. */
  place: Range
  /** The rules it names, each with its place. */
  names: SuppressedName[]
  reason: string
  /** The line it applies to: the next that is not blank. */
  line: number
}

/** A rule as a comment names it. */
export interface SuppressedName {
  id: string
  place: Range
}

const comment = /<!--\s*briefing-disable-next-line\b([\s\S]*?)-->/g

/** Lists the comments that are to silence rules, in order, whether or not they can. */
export function listSuppressions({ files }: Source): Suppression[] {
  return files.flatMap((at) =>
    listNodes(at, 'html').flatMap((node) => {
      const start = node.position?.start.offset ?? 0
      const html = textOf(at).slice(start, node.position?.end.offset)
      return [...html.matchAll(comment)].map((match): Suppression => {
        const [whole, body = ''] = match
        const from = start + match.index
        const [list = '', ...reasons] = body.split(/\s--\s|\s--$/)
        const listAt = from + whole.indexOf(body)
        return {
          at,
          place: [from, from + whole.length],
          names: [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
            id,
            place: [listAt + index, listAt + index + id.length],
          })),
          reason: reasons.join(' -- ').trim(),
          line: nextLine(at, from + whole.length),
        }
      })
    }),
  )
}

/** Divides judgements into those that stand and those that a comment silences; says which comments did. */
export function silence(
  judgements: readonly Judgement[],
  suppressions: readonly Suppression[],
): { standing: Judgement[]; used: Set<SuppressedName> } {
  const namesByLine = new Map<SourceFile, Map<number, SuppressedName[]>>()
  for (const { at, line, names, reason } of suppressions) {
    if (reason === '') continue
    const lines = namesByLine.get(at) ?? new Map<number, SuppressedName[]>()
    namesByLine.set(at, lines.set(line, [...(lines.get(line) ?? []), ...names]))
  }
  const used = new Set<SuppressedName>()
  const standing = judgements.filter(({ at, suppressible, message: { ruleId, line } }) => {
    if (!ruleId || !line || !suppressible) return true
    const names =
      namesByLine
        .get(at)
        ?.get(line)
        ?.filter(({ id }) => id === ruleId) ?? []
    for (const name of names) used.add(name)
    return names.length === 0
  })
  return { standing, used }
}

function nextLine(at: SourceFile, offset: number): number {
  const text = textOf(at)
  const end = text.indexOf('\n', offset)
  const next = end === -1 ? text.length : end + text.slice(end).search(/\S|$/)
  return placeOf(at, next, next).start.line
}

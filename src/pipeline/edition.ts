import { listAnnexNames } from '../intel/annex-names.js'
import { isAbove, type Level, levels } from '../source/tlp/level.js'

export const allEditions = ['pdf', 'html'] as const

/** A form in which a briefing is delivered. */
export type Edition = (typeof allEditions)[number]

/** The name of an edition's files without their endings: `2024-03-green`; that of the whole has no level. */
export function nameEdition(id: string, level: Level | undefined): string {
  return level ? `${id}-${level.replace('+', '-')}` : id
}

/** Returns the names of all files that builds of a briefing may have left, for the whole and for every level. */
export function listKnownNames(id: string): string[] {
  return [undefined, ...levels].flatMap((level) => {
    const name = nameEdition(id, level)
    return [...allEditions.map((edition) => `${name}.${edition}`), ...listAnnexNames(name)]
  })
}

/**
 * Returns the names of the files for machines of an earlier build that go, since there are no indicators any more. An
 * edition without indicators has none at lower levels either.
 *
 * @param made the levels whose editions were made, undefined for the whole
 */
export function listObsolete(
  id: string,
  made: readonly { level: Level | undefined; hasAnnex: boolean }[],
): string[] {
  return made.flatMap(({ level, hasAnnex }) => {
    if (hasAnnex) return []
    const below = levels.filter((other) => !level || !isAbove(other, level))
    return [level, ...below].flatMap((other) => listAnnexNames(nameEdition(id, other)))
  })
}

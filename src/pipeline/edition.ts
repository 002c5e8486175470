import type { Level } from '../source/tlp/level.js'

export const allEditions = ['pdf', 'html'] as const
export type Edition = (typeof allEditions)[number]

/** The name of an edition's files without their endings: `2024-03-green`; that of the whole has no level. */
export function nameEdition(id: string, level: Level | undefined): string {
  return level ? `${id}-${level.replace('+', '-')}` : id
}

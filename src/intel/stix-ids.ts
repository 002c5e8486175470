import { nameUuid, urlSpace } from './uuid.js'

/** Of this program, under which the ids of its objects are made. */
const space = nameUuid(urlSpace, 'https://github.com/threat-briefing/generator')

/**
 * The day from which every object is said to exist whose id is made of its content. STIX asks that `created` never
 * changes for an id, and the same indicator has the same id in the briefing of the next month, which knows nothing of
 * this one.
 */
export const always = '2000-01-01T00:00:00.000Z'

/** In the format of STIX. */
export function midnightOf(day: string): string {
  return `${day}T00:00:00.000Z`
}

/** The id of an object: a UUID of what it says, version 5. */
export function identify(type: string, ...parts: readonly string[]): string {
  return `${type}--${uuid(type, ...parts)}`
}

/** The UUID of what an object says, in this program's own space of names. */
export function uuid(...parts: readonly string[]): string {
  return nameUuid(space, JSON.stringify(parts))
}

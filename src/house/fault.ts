import { readJsonPlaces } from './json-places.js'

/** What is wrong with one value of a configuration. */
export interface Fault {
  path: readonly PropertyKey[]
  reason: string
}

/** A configuration as it stands in its file. */
export interface ConfigText {
  /** As messages name it. */
  name: string
  /** Undefined where the file is a program: its values have no places. */
  text: string | undefined
  /** The keys that lead to the configuration in its file. */
  within: readonly string[]
}

/** Gives one line for each fault, `file:line:column: what is wrong`. */
export function printFaults(source: ConfigText, faults: readonly Fault[]): string {
  const places = source.text === undefined ? undefined : readJsonPlaces(source.text)
  return faults
    .map(({ path, reason }) => {
      const offset = places?.find([...source.within, ...path]) ?? places?.find(source.within)
      return `${printPlace(source, places && (offset ?? 0))}: ${reason}`
    })
    .join('\n')
}

/** `file:line:column` of an offset; the file alone where there is none. */
export function printPlace(
  { name, text }: Pick<ConfigText, 'name' | 'text'>,
  offset: number | undefined,
): string {
  if (text === undefined || offset === undefined) return name
  const before = text.slice(0, offset).split('\n')
  return `${name}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** What is wrong with one value of a configuration. */
export interface Fault {
  path: readonly PropertyKey[]
  reason: string
}

/** A configuration as it stands in its file. */
export interface ConfigText {
  /** As messages name it. */
  name: string
  /** Undefined if the file is a program: its values have no places. */
  text: string | undefined
  /** The keys that lead to the configuration in its file. */
  within: readonly string[]
}

/** Returns one line for each fault, `file:line:column: what is wrong`. */
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

/** Where the values of a JSON text stand. */
export interface JsonPlaces {
  /** Offset of a member’s key, or of an array’s item; undefined if there is none. */
  find(path: readonly PropertyKey[]): number | undefined
  /** Offset where the text stops being JSON; undefined if it never does. */
  broken: number | undefined
}

const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\b/y
const space = /[ \t\r\n]*/y
/** No real configuration is nested deeper than this. */
const maximumDepth = 200

/** Reads a JSON text for the places of its values: `JSON.parse` gives none. */
export function readJsonPlaces(text: string): JsonPlaces {
  const places = new Map<string, number>()
  let at = 0
  const take = (pattern: RegExp | string): string | undefined => {
    space.lastIndex = at
    at += space.exec(text)?.[0].length ?? 0
    let found: string | undefined
    if (typeof pattern === 'string') {
      found = text.startsWith(pattern, at) ? pattern : undefined
    } else {
      pattern.lastIndex = at
      found = pattern.exec(text)?.[0]
    }
    at += found?.length ?? 0
    return found
  }
  const readList = (end: string, readItem: (index: number) => boolean): boolean => {
    if (take(end)) return true
    for (let index = 0; readItem(index); index++) {
      if (take(end)) return true
      if (!take(',')) return false
    }
    return false
  }
  const readMember = (path: readonly string[]): boolean => {
    const key = take(string)
    if (key === undefined) return false
    const member = [...path, String(JSON.parse(key))]
    places.set(JSON.stringify(member), at - key.length)
    return take(':') !== undefined && readValue(member)
  }
  const readItem = (path: readonly string[], index: number): boolean => {
    const item = [...path, String(index)]
    take('')
    places.set(JSON.stringify(item), at)
    return readValue(item)
  }
  const readValue = (path: readonly string[]): boolean => {
    if (path.length > maximumDepth) return false
    if (take('{')) return readList('}', () => readMember(path))
    if (take('[')) return readList(']', (index) => readItem(path, index))
    return (take(string) ?? take(scalar)) !== undefined
  }
  const whole = readValue([])
  take('')
  return {
    find: (path) => places.get(JSON.stringify(path.map(String))),
    broken: whole && at === text.length ? undefined : at,
  }
}

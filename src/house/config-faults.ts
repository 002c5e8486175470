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
  const reader = new PlaceReader(text)
  const broken = reader.readWhole()
  return { find: (path) => reader.places.get(keyOf(path.map(String))), broken }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path)
}

/** Reads values by the grammar of RFC 8259, and notes where each begins. */
class PlaceReader {
  readonly places = new Map<string, number>()
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Returns the offset where the text stops being JSON; undefined if all of it is. */
  readWhole(): number | undefined {
    const isWhole = this.#readValue([])
    this.#take('')
    return isWhole && this.#at === this.#text.length ? undefined : this.#at
  }

  /** Goes on after blanks and what comes next, if it is this; returns it. */
  #take(pattern: RegExp | string): string | undefined {
    space.lastIndex = this.#at
    this.#at += space.exec(this.#text)?.[0].length ?? 0
    const found = this.#find(pattern)
    this.#at += found?.length ?? 0
    return found
  }

  #find(pattern: RegExp | string): string | undefined {
    if (typeof pattern === 'string')
      return this.#text.startsWith(pattern, this.#at) ? pattern : undefined
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text)?.[0]
  }

  #readValue(path: readonly string[]): boolean {
    if (path.length > maximumDepth) return false
    if (this.#take('{')) return this.#readList('}', () => this.#readMember(path))
    if (this.#take('[')) return this.#readList(']', (index) => this.#readItem(path, index))
    return (this.#take(string) ?? this.#take(scalar)) !== undefined
  }

  #readList(end: string, readNext: (index: number) => boolean): boolean {
    if (this.#take(end)) return true
    for (let index = 0; readNext(index); index++) {
      if (this.#take(end)) return true
      if (!this.#take(',')) return false
    }
    return false
  }

  #readMember(path: readonly string[]): boolean {
    const key = this.#take(string)
    if (key === undefined) return false
    const member = [...path, String(JSON.parse(key))]
    this.places.set(keyOf(member), this.#at - key.length)
    return this.#take(':') !== undefined && this.#readValue(member)
  }

  #readItem(path: readonly string[], index: number): boolean {
    const item = [...path, String(index)]
    this.#take('')
    this.places.set(keyOf(item), this.#at)
    return this.#readValue(item)
  }
}

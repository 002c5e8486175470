/** One operator of a content stream (ISO 32000-1, 7.8.2); what it works on is read by `readOperands` where needed. */
export interface Operation {
  operator: string
  /** Where its first operand begins, itself begins, and ends. */
  from: number
  at: number
  to: number
}

/** Numbers that are kept of an operation: the place of its operator in the list of names, `from`, `at` and `to`. */
const width = 4

/**
 * The operations of a content stream in their order. A long report has millions of them, so they are kept as numbers,
 * and each becomes an object only while somebody looks at it.
 */
export class Operations {
  readonly length: number
  readonly #names: readonly string[]
  readonly #numbers: Int32Array

  constructor(names: readonly string[], numbers: Int32Array) {
    this.length = numbers.length / width
    this.#names = names
    this.#numbers = numbers
  }

  /** The operator alone: most are passed over. */
  operatorAt(index: number): string {
    return this.#names[this.#numbers[index * width] ?? 0] ?? ''
  }

  at(index: number): Operation {
    const place = index * width
    return {
      operator: this.operatorAt(index),
      from: this.#numbers[place + 1] ?? 0,
      at: this.#numbers[place + 2] ?? 0,
      to: this.#numbers[place + 3] ?? 0,
    }
  }

  /** The places of those with this operator. */
  indexesOf(operator: string): number[] {
    const name = this.#names.indexOf(operator)
    const found: number[] = []
    for (let index = 0; name >= 0 && index < this.length; index += 1)
      if (this.#numbers[index * width] === name) found.push(index)
    return found
  }
}

/** Classes of characters (ISO 32000-1, 7.2.2): 1 white space, 2 delimiter, 3 begins a number, 0 others. */
const classes = new Uint8Array(256)
for (const character of '\0\t\n\f\r ') classes[character.charCodeAt(0)] = 1
for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = 2
for (const character of '0123456789+-.') classes[character.charCodeAt(0)] = 3

const classAt = (source: string, index: number): number => classes[source.charCodeAt(index)] ?? 1

/**
 * Takes a decoded content stream, one character a byte; returns its operations in order. It reads tokens, not lines:
 * `>>BDC`, strings with parentheses and inline images are told apart.
 */
export function readOperations(source: string): Operations {
  const names = new Map<string, number>()
  let numbers = new Int32Array(Math.max(64, source.length >> 1))
  let length = 0
  let from = -1
  for (let index = 0; index < source.length; ) {
    const kind = classAt(source, index)
    if (kind === 1) {
      index += 1
      continue
    }
    const end = findTokenEnd(source, index)
    if (source[index] !== '%') {
      if (from < 0) from = index
      const text = kind === 0 ? source.slice(index, end) : ''
      if (text === 'ID') {
        index = findImageEnd(source, end)
        continue
      }
      // An inline image is one operation, from `BI` to `EI`.
      if (text !== '' && text !== 'BI' && text !== 'true' && text !== 'false' && text !== 'null') {
        const name = names.get(text) ?? names.size
        if (name === names.size) names.set(text, name)
        if (length + width > numbers.length) numbers = enlarge(numbers)
        numbers[length] = name
        numbers[length + 1] = from
        numbers[length + 2] = index
        numbers[length + 3] = end
        length += width
        from = -1
      }
    }
    index = end
  }
  return new Operations([...names.keys()], numbers.slice(0, length))
}

function enlarge(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** The operands of an operation: flat, an array or dictionary as its brackets and what stands between them. */
export function readOperands(source: string, { from, at }: Operation): string[] {
  const operands: string[] = []
  for (let index = from; index < at; ) {
    const end = classAt(source, index) === 1 ? index + 1 : findTokenEnd(source, index)
    if (classAt(source, index) !== 1 && source[index] !== '%')
      operands.push(source.slice(index, end))
    index = end
  }
  return operands
}

/** Where the token ends that begins at an index. */
function findTokenEnd(source: string, start: number): number {
  let index = start + 1
  // Nearly all are numbers and operators.
  if (isRegular(source, start)) {
    while (index < source.length && isRegular(source, index)) index += 1
    return index
  }
  const first = source[start]
  if (first === '(') return findStringEnd(source, start)
  if (first === '<' || first === '>') {
    if (source[index] === first) return index + 1
    const close = first === '<' ? source.indexOf('>', index) : start
    return close < 0 ? source.length : close + 1
  }
  if (first === '%') {
    while (index < source.length && source[index] !== '\n' && source[index] !== '\r') index += 1
    return index
  }
  if (classAt(source, start) === 2 && first !== '/') return index
  while (index < source.length && isRegular(source, index)) index += 1
  return index
}

function isRegular(source: string, index: number): boolean {
  const kind = classAt(source, index)
  return kind === 0 || kind === 3
}

function findStringEnd(source: string, start: number): number {
  let depth = 0
  for (let index = start; index < source.length; index += 1) {
    const character = source[index]
    if (character === '\\') index += 1
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return source.length
}

/** The data of an inline image end before an `EI` that stands alone. */
function findImageEnd(source: string, start: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g
  end.lastIndex = start
  return end.exec(source)?.index ?? source.length
}

/** The number in the operands of a marked-content sequence (`/P <</MCID 3>> BDC`), undefined if it has none. */
export function findMcid(operands: readonly string[]): number | undefined {
  let depth = 0
  for (const [index, text] of operands.entries()) {
    if (text === '<<' || text === '[') depth += 1
    else if (text === '>>' || text === ']') depth -= 1
    else if (depth === 1 && text === '/MCID') return Number(operands[index + 1])
  }
  return undefined
}

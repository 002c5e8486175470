/** `a`, `b` and `c`, each between backticks, as messages name values; no comma stands before the last word. */
export function quoteAll(words: Iterable<string>, last: 'and' | 'or'): string {
  const quoted = [...words].map((word) => `\`${word}\``)
  const end = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} ${last} ${end}` : end
}

/** Keeps a value from the source short enough for a message. */
export function shorten(value: string, length = 60): string {
  const plain = value.replace(/\s+/g, ' ')
  return plain.length > length ? `${plain.slice(0, length)}…` : plain
}

/** `a`, `b` and `c`, each between backticks, as messages name values; no comma stands before the last word. */
export function quoteAll(words: Iterable<string>, last: 'and' | 'or'): string {
  const quoted = [...words].map((word) => `\`${word}\``)
  const end = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} ${last} ${end}` : end
}

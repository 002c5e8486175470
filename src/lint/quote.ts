/** British English, where no comma stands before the last word. */
const lists = {
  and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
}

/** `a`, `b` and `c`, each between backticks, as messages name values. */
export function quoteAll(words: Iterable<string>, last: 'and' | 'or'): string {
  return lists[last].format([...words].map((word) => `\`${word}\``))
}

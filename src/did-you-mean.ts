import leven from 'leven'

/** Labels longer than this are not taken for misspellings of one another. */
const maximumLength = 60

/**
 * Makes a function that finds the candidate closest to a word; it returns undefined if none is close. It stops looking after
 * so many comparisons in all: a hostile file may hold ten thousand wrong words and as many right ones.
 */
export function createNearest(candidates: Iterable<string>, budget = 200_000) {
  const known = [...new Set(candidates)].filter(({ length }) => length <= maximumLength)
  let left = budget
  return (word: string): string | undefined => {
    if (word.length > maximumLength) return undefined
    left -= known.length
    if (left < 0) return undefined
    const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))
    let best: string | undefined
    let distance = limit + 1
    for (const candidate of known) {
      if (Math.abs(candidate.length - word.length) >= distance) continue
      const between = leven(word.toLowerCase(), candidate.toLowerCase(), { maxDistance: limit + 1 })
      // Where every letter would change, as from `a` to `b`, the two are not alike.
      if (between < distance && between < word.length) {
        best = candidate
        distance = between
      }
    }
    return best ?? known.find((candidate) => isPrefix(candidate, word))
  }
}

/** `nikkei` and `nikkei-judge`: one was cut or extended. */
function isPrefix(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 3 && long.toLowerCase().startsWith(short.toLowerCase())
}

/** Returns the sentence to append to a message about an unknown word; nothing if no word is near. */
export function didYouMean(nearest: string | undefined, write = (word: string) => word): string {
  return nearest === undefined ? '' : ` Did you mean \`${write(nearest)}\`?`
}

/** Like `didYouMean`, for the candidate that is most like the word. */
export function didYouMeanOneOf(candidates: Iterable<string>, word: string): string {
  return didYouMean(createNearest(candidates)(word))
}

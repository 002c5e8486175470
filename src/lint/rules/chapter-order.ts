import { headOf } from '../landmarks.js'
import { defineRule } from '../rule.js'

/**
 * A chapter whose file name leaves its place open.
 *
 * Chapters follow each other by the number that begins the names of their files; where two have the same, by the letters after it,
 * and those without a number come last. A wide digit is none. Where dates or letters after the number keep the order, as
 * in `2026-10-05-…` and `01b-…`, nothing is said.
 *
 * @bad
 * ~~~md 01-loaders.md
 * # Loaders
 * ~~~
 * ~~~md 01-letters.md
 * # Letters
 * ~~~
 * ~~~md ３-prices.md
 * # Prices
 * ~~~
 * ~~~md summary.md
 * # What to do
 * ~~~
 * 01-letters.md 1:1-1:10: The names of `01-loaders.md` and `01-letters.md` begin with the same number, so the letters after it decide which comes first. Give each its own
 * ３-prices.md 1:1-1:9: The name of `３-prices.md` begins with a wide digit, which is no number, so this chapter comes last. Rename it to `3-prices.md`
 * summary.md 1:1-1:13: The name of `summary.md` has no number, and those of other chapters have, so it comes last. Begin it with one, or with `_` if it is not a chapter
 *
 * @good
 * ~~~md 01-loaders.md
 * # Loaders
 * ~~~
 * ~~~md 03-letters.md
 * # Letters
 * ~~~
 *
 * @good
 * ~~~md 2026-10-05-loaders.md
 * # Loaders
 * ~~~
 * ~~~md 2026-10-12-letters.md
 * # Letters
 * ~~~
 *
 * @good
 * ~~~md 01a-loaders.md
 * # Loaders
 * ~~~
 * ~~~md 01b-letters.md
 * # Letters
 * ~~~
 * ~~~md 02-prices.md
 * # Prices
 * ~~~
 */
export default defineRule({
  id: 'chapter-order',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    const chapters = files
      .filter(({ role }) => role === 'chapter')
      .map((at) => {
        const name = at.file.basename ?? ''
        return { at, name, number: /^\d+/.exec(name)?.[0] }
      })
    const areNumbered = chapters.some(({ number }) => number !== undefined)
    const namesOf = new Map<number, string[]>()
    for (const { at, name, number } of chapters) {
      const same = number === undefined ? [] : (namesOf.get(Number(number)) ?? [])
      const reason =
        number === undefined
          ? areNumbered || isWide(name)
            ? tellUnnumbered(name, areNumbered)
            : undefined
          : tellSame(name, same)
      if (number !== undefined) namesOf.set(Number(number), [...same, name])
      if (reason !== undefined) report({ ...headOf(at), reason })
    }
  },
})

function isWide(name: string): boolean {
  return /^[０-９]/.test(name)
}

function tellUnnumbered(name: string, areNumbered: boolean): string {
  const consequence = areNumbered
    ? 'this chapter comes last'
    : 'the letters of the names decide the order of the chapters'
  return isWide(name)
    ? `The name of \`${name}\` begins with a wide digit, which is no number, so ${consequence}. Rename it to \`${name.replace(/^[０-９]+/, (digits) => digits.normalize('NFKC'))}\``
    : `The name of \`${name}\` has no number, and those of other chapters have, so it comes last. Begin it with one, or with \`_\` if it is not a chapter`
}

/** @param same names of the chapters before it whose number is the same */
function tellSame(name: string, same: readonly string[]): string | undefined {
  const own = readPlace(name)
  const rival = same.find((other) => {
    const place = readPlace(other)
    return place === '' || place.length !== own.length || place === own
  })
  return rival === undefined
    ? undefined
    : `The names of \`${rival}\` and \`${name}\` begin with the same number, so the letters after it decide which comes first. Give each its own`
}

/** What follows the number and is meant to keep the order: the rest of a date, or one letter. Of one length, it does. */
function readPlace(name: string): string {
  return /^\d+((?:[-_.]\d+)+|[a-z])(?![\p{L}\p{N}])/iu.exec(name)?.[1] ?? ''
}

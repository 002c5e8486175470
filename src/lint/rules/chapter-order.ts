import { defineRule } from '../rule.js'

/**
 * A chapter whose file name leaves its place open.
 *
 * Chapters follow each other by the number that begins the names of their files; where two have the same, by the letters after it,
 * and those without a number come last. A wide digit is none.
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
 * 01-letters.md 1:1-1:1: The names of `01-loaders.md` and `01-letters.md` begin with the same number, so the letters after it decide which comes first. Give each its own
 * ３-prices.md 1:1-1:1: The name of `３-prices.md` begins with a wide digit, which is no number, so this chapter comes last. Rename it to `3-prices.md`
 * summary.md 1:1-1:1: The name of `summary.md` has no number, and those of other chapters have, so it comes last. Begin it with one, or with `_` if it is no chapter
 *
 * @good
 * ~~~md 01-loaders.md
 * # Loaders
 * ~~~
 * ~~~md 03-letters.md
 * # Letters
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
    const firstOf = new Map<number, string>()
    for (const { at, name, number } of chapters) {
      const reason =
        number === undefined
          ? areNumbered || isWide(name)
            ? tellUnnumbered(name)
            : undefined
          : tellSame(name, firstOf.get(Number(number)))
      if (number !== undefined && !firstOf.has(Number(number))) firstOf.set(Number(number), name)
      if (reason !== undefined) report({ at, place: [0, 0], reason })
    }
  },
})

function isWide(name: string): boolean {
  return /^[０-９]/.test(name)
}

function tellUnnumbered(name: string): string {
  return isWide(name)
    ? `The name of \`${name}\` begins with a wide digit, which is no number, so this chapter comes last. Rename it to \`${name.replace(/^[０-９]+/, (digits) => digits.normalize('NFKC'))}\``
    : `The name of \`${name}\` has no number, and those of other chapters have, so it comes last. Begin it with one, or with \`_\` if it is no chapter`
}

function tellSame(name: string, first: string | undefined): string | undefined {
  return first === undefined
    ? undefined
    : `The names of \`${first}\` and \`${name}\` begin with the same number, so the letters after it decide which comes first. Give each its own`
}

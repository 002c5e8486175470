import { defineTaggedRule } from './rule.js'

/**
 * The summary stands on one page, and nothing but its notes stands there with it.
 *
 * It is handed on by itself: one sheet.
 */
export default defineTaggedRule({
  id: 'pdf-summary-one-page',
  severity: 'error',
  check({ alignment }, report) {
    const texts = alignment.texts.flatMap(({ source, found }) =>
      found ? [{ source, first: found.first.page, last: found.last.page }] : [],
    )
    const summary = texts.filter(({ source }) => source.place === 'summary')
    const page = summary[0]?.first
    if (page === undefined) return
    const over = summary.find(({ last }) => last !== page)
    if (over) {
      report({
        message: `The summary begins on page ${page} and goes on to page ${over.last}; shorten it to one page`,
        page: over.last,
        at: over.source,
      })
    }
    const beside = texts.find(({ source, first }) => source.place !== 'summary' && first === page)
    if (beside) {
      report({
        message: `The text goes on beneath the summary, on page ${page}; the summary must have its page to itself`,
        page,
        at: beside.source,
      })
    }
  },
})

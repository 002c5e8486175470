import { defineTaggedRule } from './rule.js'

/**
 * The summary stands on one page, or on as many as `summary-pages` gives it, and nothing but its notes stands there
 * with it.
 *
 * It is passed on by itself, as one sheet.
 */
export default defineTaggedRule({
  id: 'pdf-summary-one-page',
  severity: 'error',
  check({ model, alignment }, report) {
    const texts = alignment.texts.flatMap(({ source, found }) =>
      found ? [{ source, first: found.first.page, last: found.last.page }] : [],
    )
    const summary = texts.filter(({ source }) => source.place === 'summary')
    const page = summary[0]?.first
    if (page === undefined) return
    const { summaryPages = 1 } = model
    const over = summary.find(({ last }) => last - page >= summaryPages)
    if (over) {
      const room = summaryPages === 1 ? 'one page' : `${summaryPages} pages`
      report({
        message: `The summary begins on page ${page} and goes on to page ${over.last}; shorten it to ${room}`,
        page: over.last,
        at: over.source,
      })
    }
    const own = new Set(summary.flatMap(({ first, last }) => [first, last]))
    const beside = texts.find(({ source, first }) => source.place !== 'summary' && own.has(first))
    if (beside) {
      report({
        message: `The text goes on beneath the summary, on page ${beside.first}; the summary must have its page to itself`,
        page: beside.first,
        at: beside.source,
      })
    }
  },
})

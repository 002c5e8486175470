import { destinationName } from '../../pdf/content/destination-name.js'
import { textOfItems } from './facts.js'
import { definePdfRule } from './rule.js'

/**
 * A link inside the report leads to a place in it; those that the source has are there, and lead to the page on which
 * their target stands.
 */
export default definePdfRule({
  id: 'pdf-link-internal',
  severity: 'error',
  check({ pdf, model, linksTo, itemsUnder }, report) {
    // Calls and notes have rules of their own.
    const own = new Set(
      model.notes.flatMap(({ id, calls }) => [id, ...calls.map((call) => call.id)]),
    )
    for (const link of pdf.pages.flatMap(({ links }) => links)) {
      const { destination, page } = link
      if (destination === undefined || typeof destination === 'number') continue
      if (destination !== null && (own.has(destination) || pdf.destinations.has(destination)))
        continue
      const text = textOfItems(itemsUnder(link))
      report({
        message: `The link \`${text}\` leads nowhere${destination ? `: the file has no place named \`${destination}\`` : ''}`,
        page,
      })
    }
    // Where references name pages, that they name the right one has a rule of its own (pdf-reference-pages).
    const named = new Set(model.references?.map(({ target }) => target))
    for (const at of model.internalLinks) {
      const [link] = linksTo.get(destinationName(at.target)) ?? []
      if (!link) {
        report({ message: `No link leads to \`#${at.target}\` in the report`, at })
        continue
      }
      const page = pdf.destinations.get(destinationName(at.target))
      // Page 0 means none: what is not printed is on no page.
      if (!page || !at.page || page === at.page || named.has(at.target)) continue
      report({
        message: `The link to \`#${at.target}\` leads to page ${page}, where its target does not stand: that is on page ${at.page}`,
        page: link.page,
        at,
      })
    }
  },
})

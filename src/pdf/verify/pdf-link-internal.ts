import { destinationName } from '../destination-name.js'
import { defineRule } from './rule.js'

/**
 * A link inside the report leads to a place in it, and those that the source has are there.
 */
export default defineRule({
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
      const text = itemsUnder(link)
        .map((item) => item.text)
        .join('')
      report({
        message: `The link \`${text}\` leads nowhere${destination ? `: the file has no place named \`${destination}\`` : ''}`,
        page,
      })
    }
    for (const at of model.internalLinks) {
      if (linksTo.has(destinationName(at.target))) continue
      report({ message: `No link leads to \`#${at.target}\` in the report`, at })
    }
  },
})

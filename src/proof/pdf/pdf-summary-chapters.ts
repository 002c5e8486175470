import { destinationName } from '../../pdf/content/destination-name.js'
import { excerpt, hyphenated, normalise } from '../normalise.js'
import { textOfItems } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * The summary names every chapter by its title, in order, and links to it.
 *
 * A title that was changed in one place only makes the summary speak of another report.
 */
export default defineTaggedRule({
  id: 'pdf-summary-chapters',
  severity: 'error',
  check({ model, alignment, reading }, report) {
    const titles = alignment.texts.filter(({ source }) => source.kind === 'summary-title')
    for (const [index, { source, found }] of titles.entries()) {
      const chapter = model.chapters[index]
      const place = chapter && destinationName(chapter.id)
      const page = found?.first.page
      const shown = reading.links
        .filter(({ annotations }) =>
          annotations.some((link) => link.destination === place && link.page === page),
        )
        .map(({ items }) => textOfItems(items))
      const expected = new RegExp(`^${hyphenated(source.text)}$`, 'u')
      const isRight = shown.length === 0 || shown.some((text) => expected.test(normalise(text)))
      if (found && isRight) continue
      report({
        message: `The summary must name chapter ${chapter?.number ?? index + 1} as \`${excerpt(source.text)}\`${shown[0] ? `; it says \`${excerpt(shown[0])}\`` : ''}`,
        page,
        at: source,
      })
    }
  },
})

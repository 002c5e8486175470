import { normalise } from '../normalise.js'
import { textOfItems } from './facts.js'
import { definePdfRule } from './rule.js'

/**
 * Every page bears the classification, outside its text.
 *
 * A page that is torn out or copied must still say who may read it.
 */
export default definePdfRule({
  id: 'pdf-classification',
  severity: 'error',
  check({ pdf, model }, report) {
    const expected = normalise(model.classification)
    for (const { number, items } of pdf.pages) {
      const cover = number <= model.pagesBefore
      const furniture = items.filter(({ mark }) => cover || mark === undefined)
      const text = normalise(textOfItems(furniture))
      if (text.includes(expected)) continue
      report({
        message: `This page does not bear the classification \`${model.classification}\``,
        page: number,
      })
    }
  },
})

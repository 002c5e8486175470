import { excerpt } from '../normalise.js'
import { defineHtmlRule } from './rule.js'

/**
 * No id is there twice: a link to it would lead to the first, whichever was meant.
 */
export default defineHtmlRule({
  id: 'html-ids',
  check({ page }, report) {
    const seen = new Set<string>()
    for (const id of page.ids) {
      if (seen.has(id)) report({ message: `The id \`${excerpt(id, 80)}\` is on the page twice` })
      seen.add(id)
    }
  },
})

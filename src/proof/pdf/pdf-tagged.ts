import { excerpt } from '../normalise.js'
import { definePdfRule } from './rule.js'

/**
 * The file is tagged, and its tags reach all of its text.
 *
 * Tags are what a screen reader reads; most rules here follow them too, and cannot judge a file without.
 */
export default definePdfRule({
  id: 'pdf-tagged',
  severity: 'error',
  check({ pdf, named }, report) {
    if (!pdf.tagged || !named) {
      report({ message: 'The file is not tagged, so it can be neither read aloud nor verified' })
      return
    }
    for (const { number, items } of pdf.pages) {
      const item = items.find(({ mark }) => mark !== undefined && !named.has(mark))
      if (item) report({ message: `No tag holds \`${excerpt(item.text)}\``, page: number })
    }
  },
})

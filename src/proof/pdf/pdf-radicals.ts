import { excerpt } from '../normalise.js'
import { definePdfRule } from './rule.js'

/**
 * No radicals stand in for ideographs.
 *
 * ⽇ (U+2F47) looks like 日 and shares its glyph; with it in the text the word can be neither found nor copied.
 */
export default definePdfRule({
  id: 'pdf-radicals',
  severity: 'error',
  check({ pdf }, report) {
    for (const { number, items } of pdf.pages) {
      const found = items.filter(({ text }) => /[\u2e80-\u2fdf]/.test(text))
      const [first] = found
      if (!first) continue
      const radical = /[\u2e80-\u2fdf]/.exec(first.text)?.[0] ?? ''
      report({
        message: `\`${radical}\` (U+${radical.charCodeAt(0).toString(16).toUpperCase()}) in \`${excerpt(first.text)}\` is a radical, not an ideograph${found.length > 1 ? `; so are others in ${found.length - 1} more lines of this page` : ''}`,
        page: number,
      })
    }
  },
})

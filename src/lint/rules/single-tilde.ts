import { rangeOf } from '../../footnotes/prose.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, textOf } from '../source.js'

/**
 * Words between two single `~` that are struck out.
 *
 * GitHub strikes out what stands between single tildes too, and so do both editions. An author who wrote `3~5 days, 10~20
 * hosts` meant two ranges, and one who wrote `H~2~O` a small figure.
 *
 * @bad
 * ~~~md
 * 感染から3~5日、被害は10~20台。H~2~O.
 * ~~~
 * 1:6-1:16: `~5日、被害は10~` is struck out here, as it is on GitHub. Write each as `\~` or `～` for a range
 * 1:21-1:24: `~2~` is struck out here, as it is on GitHub. Write `<sub>2</sub>` to set it low, `~~2~~` to strike it out
 *
 * @good
 * ~~~md
 * 感染から3～5日、被害は10\~20台。~~Withdrawn.~~ About ~10 hosts.
 * ~~~
 */
export default defineRule({
  id: 'single-tilde',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      for (const struck of listNodes(at, 'delete')) {
        const [start, end] = rangeOf(struck)
        if (start === undefined || end === undefined || text.startsWith('~~', start)) continue
        const written = text.slice(start, end)
        const inside = shorten(written.slice(1, -1))
        const isRange = /\d/.test(text.charAt(start - 1)) && /\d/.test(text.charAt(end))
        report({
          at,
          place: struck,
          reason: `\`${shorten(written)}\` is struck out here, as it is on GitHub. ${
            isRange
              ? 'Write each as `\\~` or `～` for a range'
              : `Write \`<sub>${inside}</sub>\` to set it low, \`~~${inside}~~\` to strike it out`
          }`,
          ...(isRange && { fix: { range: [start, end], text: `\\~${written.slice(1, -1)}\\~` } }),
        })
      }
    }
  },
})

import { defineRule } from './rule.js'
import { shorten } from './shorten.js'

/**
 * A picture without alternative text.
 *
 * Whoever does not see the picture gets nothing in its place, and a tagged PDF is not accessible without it.
 *
 * @bad
 * ~~~md
 * ![](bridge.png)
 * ~~~
 * 1:1-1:16: Picture `bridge.png` has no alternative text, so whoever cannot see it learns nothing. Describe it between `![` and `]`
 *
 * @good
 * ~~~md
 * ![A bridge between two shores](bridge.png)
 * ~~~
 */
export default defineRule({
  id: 'figure-alt-missing',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { node } of at.footnotes.visits) {
        if (node.type !== 'image' && node.type !== 'imageReference') continue
        if (node.alt?.trim()) continue
        const name = node.type === 'image' ? node.url : (node.label ?? node.identifier)
        report({
          at,
          place: node,
          reason: `Picture \`${shorten(name)}\` has no alternative text, so whoever cannot see it learns nothing. Describe it between \`![\` and \`]\``,
        })
      }
    }
  },
})

import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A picture without alternative text.
 *
 * Readers who cannot see the picture get nothing in its place, and a tagged PDF is not accessible without it. A warning
 * while you write, an error with `--release`.
 *
 * @bad
 * ~~~md
 * ![](bridge.png)
 * ~~~
 * 1:1-1:16: Picture `bridge.png` has no alternative text, so readers who cannot see it learn nothing. Describe it between `![` and `]`
 *
 * @good
 * ~~~md
 * ![A bridge between two shores](bridge.png)
 * ~~~
 */
export default defineRule({
  id: 'figure-alt-missing',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const image of listNodes(at, 'image')) {
        if (image.alt?.trim()) continue
        report({
          at,
          place: image,
          reason: `Picture \`${shorten(image.url)}\` has no alternative text, so readers who cannot see it learn nothing. Describe it between \`![\` and \`]\``,
        })
      }
    }
  },
})

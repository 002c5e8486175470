import { hasScheme } from '../../addresses/leads-to.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A picture that is not a file of the briefing.
 *
 * Building the report would fetch it over the network and so tell whoever hosts it; and the same source could give a
 * different report tomorrow.
 *
 * @bad
 * ~~~md
 * ![A bridge](https://example.com/bridge.png)
 * ~~~
 * 1:1-1:44: Picture `https://example.com/bridge.png` is not a file of the briefing, and nothing is fetched to build it. Save a copy beside the text and refer to that
 *
 * @good
 * ~~~md
 * ![A bridge](figures/bridge.png)
 * ~~~
 */
export default defineRule({
  id: 'picture-remote',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const image of listNodes(at, 'image')) {
        const { url } = image
        if (!hasScheme(url)) continue
        report({
          at,
          place: image,
          reason: `Picture \`${shorten(url)}\` is not a file of the briefing, and nothing is fetched to build it. Save a copy beside the text and refer to that`,
        })
      }
    }
  },
})

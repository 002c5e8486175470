import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A heading that is more than one step below the one before.
 *
 * Contents, bookmarks and screen readers show a level that is missing.
 *
 * @bad
 * ~~~md
 * # One
 *
 * ### Deep
 * ~~~
 * 3:1-3:9: This heading has level 3, after one of level 1; a level is missing. Write `##`
 *
 * @good
 * ~~~md
 * # One
 *
 * ## Two
 *
 * ### Three
 *
 * ## Two again
 * ~~~
 */
export default defineRule({
  id: 'heading-increment',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      let before: number | undefined
      for (const heading of listNodes(at, 'heading')) {
        const { depth } = heading
        if (before !== undefined && depth > before + 1) {
          report({
            at,
            place: heading,
            reason: `This heading has level ${depth}, after one of level ${before}; a level is missing. Write \`${'#'.repeat(before + 1)}\``,
          })
        }
        before = depth
      }
    }
  },
})

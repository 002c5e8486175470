import { soleImage } from '../../source/markdown/sole-image.js'
import { fenceOf } from '../landmarks.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A `:::figure` in which no picture is found.
 *
 * Its picture stands in a paragraph of its own; without one, the block has no number and a reference to it leads to
 * nothing. Several pictures go into several figures, side by side in `::::figures`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * A bridge ![A bridge](bridge.png)
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:19: This `:::figure` has no picture in a paragraph of its own, so it is not a figure. Put `![…](…)` alone on its first line, then an empty line, then the caption
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ~~~
 */
export default defineRule({
  id: 'figure-without-image',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const figure of listNodes(at, 'containerDirective')) {
        if (figure.name !== 'figure') continue
        if (figure.children.some((child) => child.type === 'paragraph' && soleImage(child)))
          continue
        report({
          at,
          place: fenceOf(at, figure),
          reason:
            'This `:::figure` has no picture in a paragraph of its own, so it is not a figure. Put `![…](…)` alone on its first line, then an empty line, then the caption',
        })
      }
    }
  },
})

import { isIndicators } from '../../intel/read-table.js'
import { listHandCaptions } from '../by-hand/hand-captions.js'
import { fenceOf } from '../landmarks.js'
import { defineRule } from '../rule.js'
import { listCaptioned } from '../targets.js'

/**
 * A figure or table block without a caption.
 *
 * It is printed without a number, and nothing can refer to it. The caption is the paragraph below the picture, or
 * beside the table; for a picture in a paragraph of its own, the title in `![alt](src "caption")`. An `:::iocs` without one
 * gets a caption by itself.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 * :::
 *
 * ![A bridge](bridge.png)
 * ~~~
 * 01-chapter.md 3:1-3:19: This figure has no caption, so it gets no number and nothing can refer to it. Write one below the picture
 * 01-chapter.md 7:1-7:24: This picture has no caption, so it gets no number and nothing can refer to it. Write `![alt](src "caption")`
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
 *
 * ![A bridge](bridge.png "A bridge")
 * ~~~
 */
export default defineRule({
  id: 'figure-caption-missing',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      const byHand = listHandCaptions(at)
      for (const { kind, node, caption } of listCaptioned(at)) {
        if (caption || isIndicators(node)) continue
        const hand = byHand.get(node)
        const [what, how] =
          node.type === 'paragraph'
            ? ['picture', 'Write `![alt](src "caption")`']
            : [kind, `Write one ${kind === 'figure' ? 'below the picture' : 'beside the table'}`]
        report({
          at,
          place: fenceOf(at, node),
          reason: `This ${what} has no caption, so it gets no number and nothing can refer to it. ${how}`,
          explainedBy: hand ? [{ ruleId: 'caption-by-hand', start: hand.place[0] }] : [],
        })
      }
    }
  },
})

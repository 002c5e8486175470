import { decodeFragment } from '../../briefing/reference-target.js'
import { createNearest } from '../../did-you-mean.js'
import { group } from '../../group.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'
import { listAnchors } from '../targets.js'

/**
 * A figure or table with an id that the text never refers to.
 *
 * The reader does not learn when to look at it. One without an id is meant to stand alone and is left alone.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:19: The figure `#bridge` is never referred to, so the reader does not learn when to look at it. Write `[](#bridge)` in the text
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#bridge).
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ~~~
 */
export default defineRule({
  id: 'figure-unreferenced',
  severity: 'info',
  suppressible: true,
  fixable: false,
  disclaimer: true,
  scope: 'briefing',
  check(source, report) {
    const anchors = listAnchors(source)
    const nearest = createNearest(anchors.map(({ id }) => id))
    const ids = new Set(anchors.map(({ id }) => id))
    const references = source.files.flatMap((at) =>
      listNodes(at, 'link').flatMap(({ url, position }) => {
        if (!url.startsWith('#')) return []
        const id = decodeFragment(url)
        const meant = ids.has(id) ? id : nearest(id)
        return [
          { id, meant, at, ruleId: 'reference-undefined', start: position?.start.offset ?? 0 },
        ]
      }),
    )
    const referred = new Set(references.map(({ id }) => id))
    const failed = group(references, ({ meant }) => meant)
    for (const { at, place, kind, id, numbered } of anchors) {
      if (kind === 'chapter' || !numbered || referred.has(id)) continue
      report({
        at,
        place,
        reason: `The ${kind} \`#${shorten(id)}\` is never referred to, so the reader does not learn when to look at it. Write \`[](#${shorten(id)})\` in the text`,
        explainedBy: failed.get(id) ?? [],
      })
    }
  },
})

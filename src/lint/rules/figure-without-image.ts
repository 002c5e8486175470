import type { Image } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { rangeOf } from '../../footnotes/prose.js'
import { soleImage } from '../../source/markdown/sole-image.js'
import type { Edit } from '../finding.js'
import { fenceOf } from '../landmarks.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A `:::figure` in which no picture is found.
 *
 * Its picture stands in a paragraph of its own; without one, the block has no number and a reference to it leads to
 * nothing. Several pictures go into several figures, side by side in `::::figures`. The fix parts a picture from the
 * caption in the line below it.
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
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 * A bridge
 * :::
 * ~~~
 * 01-chapter.md 4:1-4:24: The line below this picture is of its paragraph, so the `:::figure` has neither picture nor caption. Put an empty line between them
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
  fixable: true,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const figure of listNodes(at, 'containerDirective')) {
        if (figure.name !== 'figure') continue
        if (figure.children.some((child) => child.type === 'paragraph' && soleImage(child)))
          continue
        const image = findAboveCaption(figure)
        if (image) {
          report({
            at,
            place: image,
            reason:
              'The line below this picture is of its paragraph, so the `:::figure` has neither picture nor caption. Put an empty line between them',
            fix: partCaption(at, image),
          })
          continue
        }
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

/** The picture of a figure that begins a paragraph of which the next line is the caption. */
function findAboveCaption({ children: [first] }: ContainerDirective): Image | undefined {
  if (first?.type !== 'paragraph') return undefined
  const [image, next] = first.children
  return image?.type === 'image' && next?.type === 'text' && /^[ \t]*\r?\n/.test(next.value)
    ? image
    : undefined
}

/** An empty line below the picture, with the marks of the quotes around it; none where the caption has left them. */
function partCaption(at: SourceFile, image: Image): Edit[] {
  const [start = 0, end = 0] = rangeOf(image)
  const text = textOf(at)
  const marks = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trimEnd()
  const next = text.slice(text.indexOf('\n', end) + 1)
  if (!next.startsWith(marks)) return []
  return [{ range: [end, end], text: `${text.includes('\r\n') ? '\r\n' : '\n'}${marks}` }]
}

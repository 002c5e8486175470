import { listHandCaptions } from '../hand-captions.js'
import { defineRule } from '../rule.js'
import { shorten } from '../shorten.js'
import { textOf } from '../source.js'

/**
 * A caption whose number its author has written.
 *
 * `Figure 3: …` below a picture is a paragraph like any other: a page may part it from its picture, nothing can refer to it,
 * and the next figure that is put before it makes its number wrong. In a block it is a caption, and is numbered.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * ![A bridge](bridge.png)
 *
 * *Figure 1: A bridge in March*
 *
 * Table 2. Bridges
 *
 * | a |
 * |---|
 * | 1 |
 * ~~~
 * 01-chapter.md 5:2-5:11: `Figure 1:` is numbered by hand, and is no caption of the picture beside it. Put both between `:::figure` and `:::`, and leave out the number
 * 01-chapter.md 7:1-7:9: `Table 2.` is numbered by hand, and is no caption of the table beside it. Put both between `:::table` and `:::`, and leave out the number
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge in March
 * :::
 *
 * Figure 1 shows a bridge.
 * ~~~
 */
export default defineRule({
  id: 'caption-by-hand',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const { kind, place, edit } of listHandCaptions(at).values()) {
        const written = shorten(textOf(at).slice(...place))
        report({
          at,
          place,
          reason: `\`${written}\` is numbered by hand, and is no caption of the ${kind === 'figure' ? 'picture' : 'table'} beside it. Put both between \`:::${kind}\` and \`:::\`, and leave out the number`,
          ...(edit && { fix: edit }),
        })
      }
    }
  },
})

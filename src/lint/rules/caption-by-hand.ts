import { rangeOf } from '../../footnotes/prose.js'
import { marks, numberOf } from '../by-hand/caption-words.js'
import { listHandCaptions } from '../by-hand/hand-captions.js'
import type { Edit, Range } from '../finding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'
import { listCaptioned } from '../targets.js'

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
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * | a |
 * |---|
 * | 1 |
 *
 * : Bridges {#bridges}
 *
 * ![A bridge](bridge.png "Figure 1: A bridge")
 *
 * :::figure
 * ![A bridge](bridge.png)
 *
 * **Fig. 2** A bridge
 * :::
 * ~~~
 * 01-chapter.md 7:1-7:2: `:` makes a caption elsewhere, and is text here. Put the table and its caption between `:::table` and `:::`
 * 01-chapter.md 9:25-9:34: `Figure 1:` is numbered by hand, and is printed after the number that the caption gets. Leave it out
 * 01-chapter.md 14:1-14:11: `**Fig. 2**` is numbered by hand, and is printed after the number that the caption gets. Leave it out
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
      for (const number of listNumbered(at)) report({ at, ...number })
      for (const { kind, place, isPandoc, edit } of listHandCaptions(at).values()) {
        const written = shorten(textOf(at).slice(...place))
        const shown = kind === 'figure' ? 'picture' : 'table'
        report({
          at,
          place,
          reason: isPandoc
            ? `\`${written}\` makes a caption elsewhere, and is text here. Put the ${shown} and its caption between \`:::${kind}\` and \`:::\``
            : `\`${written}\` is numbered by hand, and is no caption of the ${shown} beside it. Put both between \`:::${kind}\` and \`:::\`, and leave out the number`,
          ...(edit && { fix: edit }),
        })
      }
    }
  },
})

/** The numbers by hand in captions that are numbered. */
function listNumbered(at: SourceFile): { place: Range; reason: string; fix: Edit }[] {
  const source = textOf(at)
  return listCaptioned(at).flatMap(({ kind, node, caption }) => {
    const [start, end] = caption ? rangeOf(caption) : []
    const [from = 0, to = 0] = rangeOf(node)
    // That of a picture in a paragraph of its own is the title after its address.
    const title =
      node.type === 'paragraph' ? /["'(](?=[^"']+["')]\)$)/.exec(source.slice(from, to)) : null
    const first = start ?? (title ? from + title.index + 1 : to)
    const words = source.slice(first, end ?? to - 2)
    const mark = marks.exec(words)?.[1] ?? ''
    const number = numberOf[kind].exec(words.slice(mark.length))?.[0] ?? ''
    const begin = first + mark.length
    if (number === '' || words.slice(mark.length + number.length).trim() === '') return []
    const place = [begin, begin + number.trimEnd().length] as const
    return [
      {
        place,
        reason: `\`${shorten(source.slice(...place))}\` is numbered by hand, and is printed after the number that the caption gets. Leave it out`,
        fix: { range: [begin, begin + number.length] as const, text: '' },
      },
    ]
  })
}

import { toString as textIn } from 'mdast-util-to-string'
import { hasAccessDate } from '../notes/note-dates.js'
import { listSourceLinks } from '../notes/note-text.js'
import { defineRule } from '../rule.js'

/**
 * A note that cites a web page without the day on which it was read. Off by default.
 *
 * Pages change and vanish; the day tells which version was cited. For houses that ask for it: “retrieved 8 March 2024”,
 * “accessed 2024-03-08”, 「2024年3月8日閲覧」.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source. <https://example.com/a>
 * ~~~
 * 3:1-3:40: `[^a]` cites a web page without the day on which it was read. Add it, such as "retrieved 8 March 2024" or 「2024年3月8日閲覧」
 *
 * @good
 * ~~~md
 * A claim[^a][^b][^c].
 *
 * [^a]: A source, retrieved 8 March 2024 (<https://example.com/a>).
 *
 * [^b]: 出典：新聞 <https://example.com/b>（2024年3月8日閲覧）
 *
 * [^c]: A book.
 * ~~~
 */
export default defineRule({
  id: 'source-accessed-missing',
  severity: 'warning',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const definition of at.footnotes.definitions) {
        if (listSourceLinks(at, definition).length === 0 || hasAccessDate(textIn(definition)))
          continue
        report({
          at,
          place: definition,
          reason: `\`[^${definition.label}]\` cites a web page without the day on which it was read. Add it, such as "retrieved 8 March 2024" or 「2024年3月8日閲覧」`,
        })
      }
    }
  },
})

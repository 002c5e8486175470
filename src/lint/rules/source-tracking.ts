import { listTrackers, withoutTrackers } from '../../addresses/tracking.js'
import { rangeOf } from '../../footnotes/prose.js'
import { listSourceLinks } from '../notes/note-text.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A source URL that carries tracking parameters.
 *
 * `utm_source`, `fbclid` and the like tell the site who shared the link and where; they make the printed URL long and are
 * not needed to find the page. The fix removes them.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source. <https://example.com/a?utm_source=x&id=7&fbclid=y#top>
 * ~~~
 * 3:17-3:71: The source URL carries the tracking parameters `utm_source`, `fbclid`, which name who shared it. Remove them
 *
 * @good
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source. <https://example.com/a?id=7#top>
 * ~~~
 */
export default defineRule({
  id: 'source-tracking',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      for (const definition of at.footnotes.definitions) {
        for (const link of listSourceLinks(at, definition)) {
          const names = listTrackers(link.url)
          const [start, end] = rangeOf(link)
          if (names.length === 0 || start === undefined) continue
          const written = text.slice(start, end).indexOf(link.url)
          const from = start + written
          const many = names.length > 1
          report({
            at,
            place: link,
            reason: `The source URL carries the tracking parameter${many ? 's' : ''} ${names.map((name) => `\`${shorten(name)}\``).join(', ')}, which name${many ? '' : 's'} who shared it. Remove ${many ? 'them' : 'it'}`,
            ...(written !== -1 && {
              fix: { range: [from, from + link.url.length], text: withoutTrackers(link.url) },
            }),
          })
        }
      }
    }
  },
})

import { toString as textIn } from 'mdast-util-to-string'
import { listSourceLinks } from '../notes/note-text.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A source cited by `http:`.
 *
 * Whoever stands between the reader and the site can change what is read. Nearly every site answers by `https:` today; the
 * few old ones that do not may stay, which is why this is only mentioned.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source. <http://example.com/a>
 * ~~~
 * 3:17-3:39: The source `http://example.com/a` is cited over `http:`, where anyone along the way can change it. Use `https:` if the site answers
 *
 * @good
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source. <https://example.com/a>, www.example.com/b
 * ~~~
 */
export default defineRule({
  id: 'link-insecure',
  severity: 'info',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const definition of at.footnotes.definitions) {
        for (const link of listSourceLinks(at, definition)) {
          // GFM reads `www.example.com` as an address of `http:`; its author said nothing of that.
          if (!/^http:/i.test(link.url) || /^www\./i.test(textIn(link))) continue
          report({
            at,
            place: link,
            reason: `The source \`${shorten(link.url)}\` is cited over \`http:\`, where anyone along the way can change it. Use \`https:\` if the site answers`,
          })
        }
      }
    }
  },
})

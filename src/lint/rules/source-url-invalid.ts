import { decodePercent } from '../../addresses/percent.js'
import { rangeOf } from '../../footnotes/prose.js'
import { listSourceLinks } from '../notes/note-text.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A URL in a note that leads nowhere.
 *
 * Cut short by “…”, with a space inside, or with a mistyped scheme or host: the reader cannot follow it. Defanged
 * indicators in a note are not sources and are left alone. Whether a page answers is for `--links` to find out.
 *
 * @bad
 * ~~~md
 * A claim[^a][^b][^c][^d].
 *
 * [^a]: A source. <https://example.com/…>
 *
 * [^b]: A source. <https://example.com/a b>
 *
 * [^c]: A source. <https://https://example.com/>
 *
 * [^d]: A source. htps://example.com/
 * ~~~
 * 3:17-3:40: The URL `https://example.com/…` is cut short by an ellipsis, so it leads nowhere. Write it out
 * 5:18-5:39: The URL `https://example.com/a` is not closed by `>`, or has a space in it. Write spaces as `%20`
 * 7:17-7:47: The URL `https://https://example.com/` has the host `https`, which cannot be one. Correct it
 * 9:17-9:36: `htps://example.com/` is not a URL that can be followed. Write `https://…`
 *
 * @good
 * ~~~md
 * The host evil[.]com[^a].
 *
 * [^a]: A source. <https://example.com/a%20b?c=d#e> (<https://example.org/>), on hxxps[:]//evil[.]com and hxxp://evil[.]com
 * ~~~
 */
export default defineRule({
  id: 'source-url-invalid',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      for (const definition of at.footnotes.definitions) {
        for (const link of listSourceLinks(at, definition)) {
          const [start] = rangeOf(link)
          const isOpen = start !== undefined && text[start] !== '<' && text[start - 1] === '<'
          const wrong = isOpen
            ? 'is not closed by `>`, or has a space in it. Write spaces as `%20`'
            : findFault(link.url)
          if (!wrong) continue
          report({ at, place: link, reason: `The URL \`${shorten(link.url)}\` ${wrong}` })
        }
      }
      for (const { note, start, text: words } of at.prose) {
        if (!note) continue
        for (const match of words.matchAll(
          /(?<![A-Za-z0-9])(ht{1,3}p{1,2}s?[:：]\/{1,2})[^\s<>）)」』\uFFFC]+/gi,
        )) {
          if (/^https?:\/\/$/i.test(match[1] ?? '')) continue
          report({
            at,
            place: [start + match.index, start + match.index + match[0].length],
            reason: `\`${shorten(match[0])}\` is not a URL that can be followed. Write \`https://…\``,
          })
        }
      }
    }
  },
})

function findFault(url: string): string | undefined {
  if (/…|%E2%80%A6|\.\.\.$/i.test(url))
    return 'is cut short by an ellipsis, so it leads nowhere. Write it out'
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed) return 'cannot be read as one. Correct it'
  const host = decodePercent(parsed.hostname)
  if (
    !/^[^.].*\.[^.\d][^.]*\.?$|^\d+(\.\d+){3}$|^\[/u.test(host) ||
    /[\s[\]]/u.test(host.replace(/^\[.*\]$/, ''))
  )
    return `has the host \`${shorten(host)}\`, which cannot be one. Correct it`
  if (/%(?![0-9A-Fa-f]{2})/.test(url)) return 'has a `%` that encodes nothing. Write it as `%25`'
  if (parsed.username !== '') return 'carries a user name. Remove it'
  return undefined
}

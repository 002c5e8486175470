import { rangeOf } from '../footnotes/prose.js'
import { listSourceLinks } from './note-text.js'
import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { textOf } from './source.js'

const trackers =
  /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|s_cid|ref_src|ref_url|cmpid|ncid)$/i

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
          const names = queryOf(link.url)
            .map(([name = '']) => name)
            .filter((name) => trackers.test(name))
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
              fix: { range: [from, from + link.url.length], text: clean(link.url) },
            }),
          })
        }
      }
    }
  },
})

function queryOf(url: string): string[][] {
  return (/\?([^#]*)/.exec(url)?.[1] ?? '').split('&').map((pair) => pair.split('='))
}

/** Leaves the rest of the URL as it is written, letter by letter. */
function clean(url: string): string {
  return url.replace(/\?[^#]*/, () => {
    const kept = queryOf(url).filter(([name = '']) => !trackers.test(name))
    return kept.length > 0 ? `?${kept.map((pair) => pair.join('=')).join('&')}` : ''
  })
}

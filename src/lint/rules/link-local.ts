import type { Link } from 'mdast'
import { parse } from 'tldts'
import { isDefanged } from '../../addresses/defanged.js'
import { addressOf } from '../../addresses/leads-to.js'
import { defineRule } from '../rule.js'
import { shorten } from '../shorten.js'
import { listNodes, textOf } from '../source.js'

/**
 * A link that leads nowhere in a report: to a file, by a scheme other than `http:`, `https:` and `mailto:`, or by an
 * address that is not valid.
 *
 * Whoever reads the report has no such file beside it, and its path would show how the folders of the house are named;
 * `javascript:` and `file:` links are dangerous; `//host` takes its scheme from whatever shows the report. Only the
 * link's text is printed. Refer to a chapter by `[](#its-name)`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * See [the other chapter](02-other.md) and [the plan][plan].
 *
 * [plan]: file:///home/me/plan.txt
 * ~~~
 * 01-chapter.md 3:5-3:37: The link to `02-other.md` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 * 01-chapter.md 3:42-3:58: The link to `file:///home/me/plan.txt` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * [Zero](www.example.com) and [none]().
 *
 * [One](//example.com/a), [two](ftp://example.com/b), [three](https:/c), [four](https://evil[.]example/) and [](https://example.com/).
 * ~~~
 * 01-chapter.md 3:1-3:24: The link to `www.example.com` names no scheme, so only its text is printed. Write `https://www.example.com`
 * 01-chapter.md 3:29-3:37: This link has no address, so only its text is printed. Write it between the parentheses
 * 01-chapter.md 5:1-5:23: The link to `//example.com/a` names no scheme, so only its text is printed. Write `https://example.com/a`
 * 01-chapter.md 5:25-5:51: The link to `ftp://example.com/b` does not begin with `https:`, `http:` or `mailto:`, so only its text is printed. Write the address as text, or link to a page
 * 01-chapter.md 5:53-5:70: The link to `https:/c` has an address that is not valid, so only its text is printed. Correct it
 * 01-chapter.md 5:72-5:103: The link to `https://evil[.]example/` is defanged, so only its text is printed. Write the address as text
 * 01-chapter.md 5:108-5:132: The link to `https://example.com/` has no words, so nothing of it is printed. Write them between `[` and `]`
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#other) and [the Times](https://example.com/).
 * ~~~
 * ~~~md 02-other.md
 * # Two
 * ~~~
 */
export default defineRule({
  id: 'link-local',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  disclaimer: true,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const link of listNodes(at, 'link')) {
        const fault = explainLink(link)
        if (fault === undefined) continue
        // `[^a b]` is for footnote-label-invalid.
        if (textOf(at).startsWith('[^', link.position?.start.offset)) continue
        report({
          at,
          place: link,
          reason:
            link.url === '' && link.children.length > 0
              ? 'This link has no address, so only its text is printed. Write it between the parentheses'
              : `The link to \`${shorten(link.url)}\` ${fault}`,
        })
      }
    }
  },
})

/** Whether a link without a scheme begins with a host, such as `www.example.com` or `example.com/a`, and not with a folder. */
function isHost(url: string): boolean {
  const host = /^(?:www\.[a-z\d.-]+|[a-z\d.-]+(?=\/))/i.exec(url)?.[0]
  return host !== undefined && parse(host).isIcann === true
}

function explainLink(link: Link): string | undefined {
  const { url } = link
  if (url.startsWith('#') || addressOf(link) !== undefined) return undefined
  const textAlone = 'so only its text is printed.'
  if (link.children.length === 0)
    return 'has no words, so nothing of it is printed. Write them between `[` and `]`'
  if (isDefanged(url) || (/^https?:\/\/./i.test(url) && URL.canParse(url)))
    return `is defanged, ${textAlone} Write the address as text`
  if (isHost(url)) return `names no scheme, ${textAlone} Write \`https://${shorten(url)}\``
  if (url.startsWith('//')) return `names no scheme, ${textAlone} Write \`https:${shorten(url)}\``
  if (/^(?:https?|mailto):/i.test(url))
    return `has an address that is not valid, ${textAlone} Correct it`
  if (/^[a-z][a-z\d+.-]+:/i.test(url) && !/^(?:file|[a-z]):/i.test(url))
    return `does not begin with \`https:\`, \`http:\` or \`mailto:\`, ${textAlone} Write the address as text, or link to a page`
  return `leads nowhere in the report, ${textAlone} Refer to a chapter by \`[](#name)\`, or cite a source in a note`
}

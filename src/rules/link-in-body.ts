import { toString as textIn } from 'mdast-util-to-string'
import * as z from 'zod'
import { hostOf } from '../addresses/indicators.js'
import { isAddressItself } from '../addresses/leads-to.js'
import { rangeOf } from '../footnotes/prose.js'
import { findAbove } from '../footnotes/walk.js'
import { addressOf } from '../report/link-address.js'
import { isAllowed } from './allow-list.js'
import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { textOf } from './source.js'

/**
 * A link `[text](https://…)` in the text of a briefing.
 *
 * On paper nobody sees where it leads; a source belongs into a note, where its URL is printed. Hosts that a report may link
 * to in its text, such as the house's own, go into `allow`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * As [the Times](https://example.com/a) says.
 * ~~~
 * 01-chapter.md 3:4-3:38: A link in the text to `example.com`, whose address is not printed. Cite it in a note, or put the host into the option `allow`
 *
 * @good {"allow": ["example.com"]}
 * ~~~md 01-chapter.md
 * # One
 *
 * As [we](https://www.example.com/a) say[^a], at [https://example.net/](https://example.net/).
 *
 * [^a]: [The Times](https://example.org/a)
 * ~~~
 */
export default defineRule({
  id: 'link-in-body',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({ allow: z.array(z.string()).default([]) }),
  check({ files }, report, { allow }) {
    for (const at of files) {
      const text = textOf(at)
      for (const visit of at.footnotes.visits) {
        const { node } = visit
        if (node.type !== 'link') continue
        const [start] = rangeOf(node)
        if (start === undefined || text[start] !== '[') continue
        if (findAbove(visit, (above) => above.type === 'footnoteDefinition')) continue
        const url = addressOf(node)
        if (url === undefined || isAddressItself(textIn(node), url)) continue
        const mail = /^mailto:([^?]*)/.exec(url)?.[1]
        const host = hostOf(mail === undefined ? 'url' : 'email', mail ?? url)
        const target = mail ?? host
        if (isAllowed(allow, host, target)) continue
        report({
          at,
          place: node,
          reason: `A link in the text to \`${shorten(target)}\`, whose address is not printed. Cite it in a note, or put the host into the option \`allow\``,
        })
      }
    }
  },
})

import { toString as textIn } from 'mdast-util-to-string'
import * as z from 'zod'
import { isAllowed } from '../../addresses/allowed-hosts.js'
import { addressOf, isAddressItself } from '../../addresses/leads-to.js'
import { hostOfAddress, listLiveAddresses } from '../../addresses/live.js'
import { isElement, rangeOf } from '../../footnotes/prose.js'
import { findAbove } from '../../source/markdown/walk.js'
import { withoutWww } from '../indicators/known-addresses.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A link `[text](https://…)` or `<a href>` in the text of a briefing.
 *
 * On paper nobody sees where it leads. A source belongs in a note, where its URL is printed; a mere pointer for readers on
 * a screen may stay. A link whose words name its host is left alone, and so is a live indicator, which ioc-live reports.
 * Hosts that a report may link to in its text, such as the house's own, go into `allow`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * As [the Times](https://example.com/a) says.
 * ~~~
 * 01-chapter.md 3:4-3:38: The link to `example.com` is in the text, where its address is not printed. If it is a source, cite it in a note; if not, add the host to the option `allow`
 *
 * @good {"allow": ["example.com"]}
 * ~~~md 01-chapter.md
 * # One
 *
 * As [we](https://www.example.com/a) say[^a], at [https://example.net/](https://example.net/).
 *
 * See [example.org](https://www.example.org/a).
 *
 * [^a]: [The Times](https://example.org/a)
 * ~~~
 */
export default defineRule({
  id: 'link-in-body',
  severity: 'info',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({ allow: z.array(z.string()).default([]) }),
  check({ files }, report, { allow }) {
    for (const at of files) {
      const text = textOf(at)
      for (const visit of at.visits) {
        const { node } = visit
        if (node.type !== 'link') continue
        const [start] = rangeOf(node)
        if (start === undefined || !(text[start] === '[' || isElement(text, start))) continue
        if (findAbove(visit, (above) => above.type === 'footnoteDefinition')) continue
        const url = addressOf(node)
        if (url === undefined || isAddressItself(textIn(node), url)) continue
        const mail = /^mailto:([^?]*)/.exec(url)?.[1]
        const host = hostOfAddress(mail === undefined ? 'url' : 'email', mail ?? url)
        const target = mail ?? host
        if (isAllowed(allow, host, target) || names(textIn(node), host)) continue
        report({
          at,
          place: node,
          reason: `The link to \`${shorten(target)}\` is in the text, where its address is not printed. If it is a source, cite it in a note; if not, add the host to the option \`allow\``,
          explainedBy: [{ ruleId: 'ioc-live', start }],
        })
      }
    }
  },
})

/** Whether words say the host that they lead to. */
function names(words: string, host: string): boolean {
  return listLiveAddresses(words).some((named) => withoutWww(named.host) === withoutWww(host))
}

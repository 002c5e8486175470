import * as z from 'zod'
import { countOf } from '../../count.js'
import { headOf } from '../landmarks.js'
import { listSites } from '../notes/source-sites.js'
import { defineRule } from '../rule.js'

/**
 * A chapter whose sources come from fewer sites than the house asks for.
 *
 * What one publisher says is confirmed by another, not by a second page of its own. A site is what somebody registered
 * (`bbc.co.uk`, by the list of public suffixes); a copy in an archive counts for the site of the page.
 *
 * @bad
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a] and another[^b].
 *
 * [^a]: A source <https://www.bbc.co.uk/a>
 *
 * [^b]: A source <https://web.archive.org/web/2024/https://news.bbc.co.uk/b>
 * ~~~
 * 01-one.md 1:1-1:6: The sources of this chapter come from 1 site, and 2 are asked for. Confirm what it says with another publisher
 *
 * @bad {"minimum": 3}
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a] and another[^b].
 *
 * [^a]: A source <https://example.com/a>
 *
 * [^b]: A source <https://example.org/b>
 * ~~~
 * 01-one.md 1:1-1:6: The sources of this chapter come from 2 sites, and 3 are asked for. Confirm what it says with another publisher
 *
 * @good
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a] and another[^b].
 *
 * [^a]: A source <https://one.co.jp/a>
 *
 * [^b]: A source <https://another.co.jp/b>
 * ~~~
 */
export default defineRule({
  id: 'source-independent',
  severity: 'warning',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({ minimum: z.int().min(1).default(2) }),
  check({ files }, report, { minimum }) {
    for (const at of files) {
      if (at.role !== 'chapter') continue
      const sites = at.footnotes.definitions.flatMap((note) => listSites(at, note))
      const count = new Set(sites.map(({ site }) => site)).size
      if (count >= minimum) continue
      report({
        ...headOf(at),
        reason: `The sources of this chapter come from ${countOf(count, 'site')}, and ${minimum} are asked for. Confirm what it says with another publisher`,
      })
    }
  },
})

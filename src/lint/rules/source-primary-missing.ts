import * as z from 'zod'
import { isAllowed } from '../../addresses/allowed-hosts.js'
import { headOf } from '../landmarks.js'
import { listSites } from '../notes/source-sites.js'
import { defineRule } from '../rule.js'

/**
 * A chapter that cites no primary source.
 *
 * A report on reports repeats their mistakes. What is primary is for the house to say: a list of hosts, or of endings
 * such as `go.jp`.
 *
 * @bad
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A newspaper <https://news.example.com/a>
 * ~~~
 * 01-one.md 1:1-1:6: This chapter cites no primary source. Cite the advisory, the ruling or the report that the others refer to
 *
 * @good {"sites": ["vendor.example"]}
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: The advisory <https://security.vendor.example/a>
 * ~~~
 */
export default defineRule({
  id: 'source-primary-missing',
  severity: 'warning',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({
    sites: z
      .array(z.string())
      .default(['gov', 'mil', 'int', 'gov.uk', 'europa.eu', 'go.jp', 'lg.jp']),
  }),
  check({ files }, report, { sites }) {
    for (const at of files) {
      if (at.role !== 'chapter') continue
      const cited = at.footnotes.definitions.flatMap((note) => listSites(at, note))
      if (cited.some(({ host, site }) => isAllowed(sites, host) || isAllowed(sites, site))) continue
      report({
        ...headOf(at),
        reason:
          'This chapter cites no primary source. Cite the advisory, the ruling or the report that the others refer to',
      })
    }
  },
})

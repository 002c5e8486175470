import * as z from 'zod'
import { isAllowed } from '../../addresses/allowed-hosts.js'
import { listSites } from '../notes/source-sites.js'
import { defineRule } from '../rule.js'

/**
 * A note that cites social media without an archived copy.
 *
 * A post is gone when its author wishes, and the note then proves nothing. The copy goes into the same note: an address
 * at archive.org, archive.today, perma.cc or megalodon.jp.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A post of 2 March <https://x.com/someone/status/17>
 * ~~~
 * 3:25-3:58: A post on `x.com` can be gone tomorrow. Archive it, and give the address of the copy in this note
 *
 * @good
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A post of 2 March (<https://web.archive.org/web/2024/https://x.com/someone/status/17>) <https://x.com/someone/status/17>
 * ~~~
 */
export default defineRule({
  id: 'source-archive-missing',
  severity: 'warning',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  options: z.strictObject({
    sites: z
      .array(z.string())
      .default([
        'x.com',
        'twitter.com',
        'facebook.com',
        'instagram.com',
        'linkedin.com',
        'reddit.com',
        't.me',
        'telegram.org',
        'threads.net',
        'bsky.app',
        'tiktok.com',
        'youtube.com',
        'vk.com',
      ]),
  }),
  check({ files }, report, { sites }) {
    for (const at of files) {
      for (const note of at.footnotes.definitions) {
        const cited = listSites(at, note)
        if (cited.some(({ isArchive }) => isArchive)) continue
        for (const { link, host } of cited) {
          if (!isAllowed(sites, host)) continue
          report({
            at,
            place: link,
            reason: `A post on \`${host}\` can be gone tomorrow. Archive it, and give the address of the copy in this note`,
          })
        }
      }
    }
  },
})

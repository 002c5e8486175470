import * as z from 'zod'
import { isAllowed } from '../../addresses/allowed-hosts.js'
import { isForDocumentation } from '../../addresses/documentation.js'
import { isResolver, kindOfIp } from '../../addresses/ip-address.js'
import { defang } from '../../addresses/live.js'
import { type BodyAddress, listBodyAddresses } from '../indicators/body-addresses.js'
import { isInValue } from '../indicators/indicator-rows.js'
import {
  type KnownAddresses,
  knownAddresses,
  type Twin,
  withoutWww,
} from '../indicators/known-addresses.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A live address in the text: an indicator that is not defanged, or a reference that belongs in a note.
 *
 * Mail programs, PDF readers and the Markdown parser make links of URLs, and mail programs of more; one click takes the
 * reader to the attacker. What nobody can click is copied. An address is an indicator for sure, and an error, if it is
 * a public IP address, if the same briefing defangs its host elsewhere or has it in a `:::iocs`, or if the house lists
 * the host in `indicators`; then it is one in code and behind `[words](…)` too. Any other URL or domain in the text may
 * be a reference, and is a warning.
 *
 * Left alone are private addresses, addresses and hosts reserved for documentation (192.0.2.5, example.com), resolvers
 * that everyone uses (8.8.8.8), other mail addresses, hosts that a note of the briefing cites, values in a `:::iocs`, which are
 * printed defanged however they are written, and the house's own in `allow`; also names written with capitals
 * (`Booking.com`), version numbers, and every form of defanging.
 *
 * @bad
 * ~~~md
 * The loader came from hxxps://evil[.]example/a, later from https://evil.example/b and 45.33.32.156.
 *
 *     curl https://www.evil.example/x.sh
 * ~~~
 * 1:59-1:81: The URL `https://evil.example/b` is live, and the briefing defangs its host elsewhere: one click takes the reader there. Write `hxxps[:]//evil[.]example/b`
 * 1:86-1:98: The IP address `45.33.32.156` is live: copied into a browser, it takes the reader there. Write `45.33.32[.]156`
 * 3:10-3:39: The URL `https://www.evil.example/x.sh` is live, and the briefing defangs its host elsewhere: one click takes the reader there. Write `hxxps[:]//www[.]evil[.]example/x.sh`
 *
 * @bad
 * ~~~md
 * 詳細は<https://vendor.com/a>とvendor.co.jpにある。
 * ~~~
 * 1:4-1:26: The URL `https://vendor.com/a` is in the text. Cite a source in a note, or add its host to the option `allow`; write an indicator as `hxxps[:]//vendor[.]com/a`
 * 1:27-1:39: The domain `vendor.co.jp` is in the text. Cite a source in a note, or add its host to the option `allow`; write an indicator as `vendor[.]co[.]jp`
 *
 * @bad
 * ~~~md
 * <table><tr><td>203.0.113.7, evil[.]example</td>
 * <td>45.33.32.156</td><td>http://evil.example/</td></tr></table>
 *
 * <a href="https://evil.example/">Words</a>
 * ~~~
 * 2:5-2:17: The IP address `45.33.32.156` is live: copied into a browser, it takes the reader there. Write `45.33.32[.]156`
 * 2:26-2:46: The URL `http://evil.example/` is live, and the briefing defangs its host elsewhere: one click takes the reader there. Write `hxxp[:]//evil[.]example/`
 * 4:1-4:33: The URL `https://evil.example/` is live, and the briefing defangs its host elsewhere: one click takes the reader there. Write `hxxps[:]//evil[.]example/`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * The loader asks evil-cdn.top for orders, and http://evil-cdn.top/gate.php.
 *
 * :::iocs
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | evil-cdn.top |
 * :::
 * ~~~
 * 01-chapter.md 3:17-3:29: The domain `evil-cdn.top` is live, and a table of indicators has its host: copied into a browser, it takes the reader there. Write `evil-cdn[.]top`
 * 01-chapter.md 3:46-3:74: The URL `http://evil-cdn.top/gate.php` is live, and a table of indicators has its host: one click takes the reader there. Write `hxxp[:]//evil-cdn[.]top/gate.php`
 *
 * @bad {"indicators": ["evil[.]example"]}
 * ~~~md
 * The host https://cdn.evil.example/b.
 * ~~~
 * 1:10-1:36: The URL `https://cdn.evil.example/b` is live, and the house lists its host as an indicator: one click takes the reader there. Write `hxxps[:]//cdn[.]evil[.]example/b`
 *
 * @good {"allow": ["vendor.com"]}
 * ~~~md
 * evil[.]com, sub.evil[.]co.jp, hxxp[:]//evil[.]com, hxxps://evil.com/a.com, a[@]b.com, 1.2.3[.]4, www.evil[.]com,
 * evil(.)com, evil[dot]com, [REDACTED], [TLP:AMBER], Booking.com, ASP.NET, README.md, com.android.chat, 192.168.0.1,
 * バージョン1.2.3.4、FortiOS 7.0.0.1、12:34:56、https://www.vendor.com/ and info@vendor.net.
 *
 * The router at https://192.168.1.1/admin, the examples 192.0.2.5 and https://www.example.com/a, the resolver 8.8.8.8, and
 * https://journal.org/b[^a].
 *
 * [^a]: A source. <https://journal.org/>
 * ~~~
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | ipv4 | 45.33.32.156 |
 * | url | https://45.33.32.156/evil |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'ioc-live',
  severity: 'error',
  suppressible: 'unless-error',
  fixable: true,
  disclaimer: true,
  options: z.strictObject({
    allow: z.array(z.string()).default([]),
    indicators: z.array(z.string()).default([]),
  }),
  check(source, report, lists) {
    const known = knownAddresses(source, lists.indicators)
    for (const at of source.files) {
      for (const address of listBodyAddresses(at)) {
        const { indicator, place, isLink } = address
        if (isAllowed(lists.allow, indicator.host, indicator.value)) continue
        if (isInValue(at, place)) continue
        const verdict = judge(address, known)
        // A disclaimer calls no notes: the address of the house's own page belongs there.
        const isUnsure = at.role === 'disclaimer' || address.isCapital
        if (!verdict || (verdict === 'reference' && isUnsure)) continue
        const shown = `The ${names[indicator.kind]} \`${shorten(indicator.value)}\``
        const harmless = defang(indicator)
        if (verdict === 'reference') {
          const reason = `${shown} is in the text. Cite a source in a note, or add its host to the option \`allow\`; write an indicator as \`${shorten(harmless)}\``
          report({ at, place, reason, atMost: 'warning' })
          continue
        }
        const { because, cause } = verdict
        report({
          at,
          place,
          reason: `${shown} is live${because}: ${dangers[indicator.kind]}. Write \`${shorten(harmless)}\``,
          ...(!isLink && { fix: { range: place, text: harmless } }),
          ...(cause && {
            cause: {
              ...cause,
              reason: cause.isInTable ? 'The table has it here' : 'It is defanged here',
            },
          }),
        })
      }
    }
  },
})

const names = { url: 'URL', email: 'e-mail address', ip: 'IP address', domain: 'domain' }

/** Nothing makes a link of a bare domain or IP address: neither the Markdown parser nor a PDF reader. */
const dangers = {
  url: 'one click takes the reader there',
  email: 'one click begins a mail to it',
  ip: 'copied into a browser, it takes the reader there',
  domain: 'copied into a browser, it takes the reader there',
}

/** Whether an address is an indicator, with what tells so, or may be a reference. */
function judge(
  { indicator, isLink, isCode }: BodyAddress,
  known: KnownAddresses,
): { because: string; cause?: Twin } | 'reference' | undefined {
  const { kind, host } = indicator
  const range = kindOfIp(host)
  if (range === 'private' || isResolver(host)) return undefined
  if (known.isListed(host)) return { because: ', and the house lists its host as an indicator' }
  const isCited = known.cited.has(withoutWww(host))
  const twin =
    known.defangedWhole(indicator) ?? (isCited ? undefined : known.defangedHost(indicator))
  if (twin) {
    const because = twin.isInTable
      ? ', and a table of indicators has its host'
      : ', and the briefing defangs its host elsewhere'
    return { because, cause: twin }
  }
  if (kind === 'email' || isCited || range === 'reserved' || isForDocumentation(host))
    return undefined
  if (range === 'public') return { because: '' }
  return isLink || isCode ? undefined : 'reference'
}

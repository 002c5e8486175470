import * as z from 'zod'
import { isAllowed } from '../../addresses/allowed-hosts.js'
import { refang } from '../../addresses/defanged.js'
import { hostOfAddress } from '../../addresses/live.js'
import type { IndicatorType } from '../../intel/indicator.js'
import { describeBenign } from '../../intel/well-known.js'
import { insideOf, listRows } from '../indicators/indicator-rows.js'
import { knownAddresses, withoutWww } from '../indicators/known-addresses.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * An indicator that points to no attacker.
 *
 * Whoever blocks it blocks themselves: a host that half the world contacts (`google.com`, a resolver), a private address,
 * the hash of an empty file, a name for documentation, a program that comes with the system (`cmd.exe`), or a host that
 * the briefing itself cites as a source. Add what is meant all the same to the option `allow`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * A claim[^a].
 *
 * :::iocs
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | www[.]google[.]com |
 * | ipv4 | 192.168.1[.]10 |
 * | ipv4 | 8.8.8[.]8 |
 * | url | hxxp[:]//evil[.]example/a |
 * | md5 | d41d8cd98f00b204e9800998ecf8427e |
 * | domain | blog[.]vendor[.]co.jp |
 * | path | C:\Windows\System32\cmd.exe |
 * :::
 *
 * [^a]: A report. <https://blog.vendor.co.jp/report>
 * ~~~
 * 01-chapter.md 10:12-10:30: `www[.]google[.]com` is a host that everyone's machines contact. Remove it, or add it to the option `allow`
 * 01-chapter.md 11:10-11:24: `192.168.1[.]10` belongs to a private network or to this machine. Remove it, or add it to the option `allow`
 * 01-chapter.md 12:10-12:19: `8.8.8[.]8` is a widely used public resolver. Remove it, or add it to the option `allow`
 * 01-chapter.md 13:9-13:34: `hxxp[:]//evil[.]example/a` is at `evil.example`, a name reserved for documentation. Remove it, or add it to the option `allow`
 * 01-chapter.md 14:9-14:41: `d41d8cd98f00b204e9800998ecf8427e` is the hash of an empty file. Remove it, or add it to the option `allow`
 * 01-chapter.md 15:12-15:33: `blog[.]vendor[.]co.jp` is a host that this briefing cites as a source. Remove it, or add it to the option `allow`
 * 01-chapter.md 16:10-16:37: `C:\Windows\System32\cmd.exe` comes with the system. Remove it, or add it to the option `allow`
 *
 * @good {"allow": ["evil.example"]}
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | someone[.]github[.]io |
 * | url | hxxps://drive[.]google[.]com/file/d/1 |
 * | ipv4 | 45.33.32[.]156 |
 * | domain | c2[.]evil[.]example |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'ioc-benign',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  options: z.strictObject({ allow: z.array(z.string()).default([]) }),
  check(source, report, { allow }) {
    const rows = listRows(source)
    if (rows.length === 0) return
    const { cited } = knownAddresses(source, [])
    const allowed = allow.map(refang)
    for (const { at, type, value, read } of rows) {
      if ('fault' in read || isAllowed(allowed, hostOf(type, read.value), read.value)) continue
      const isCited = type === 'domain' && cited.has(withoutWww(read.value))
      const why = isCited
        ? 'is a host that this briefing cites as a source'
        : describeBenign(type, read.value)
      if (!why) continue
      report({
        at,
        place: insideOf(at, value.node),
        reason: `\`${shorten(value.text)}\` ${why}. Remove it, or add it to the option \`allow\``,
      })
    }
  },
})

/** The host of an address of the web or of mail; any other value stands for itself. */
function hostOf(type: IndicatorType, value: string): string {
  return type === 'url' || type === 'email' ? hostOfAddress(type, value) : value.toLowerCase()
}

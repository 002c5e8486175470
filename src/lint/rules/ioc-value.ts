import type { IndicatorType } from '../../intel/indicator.js'
import { soleCode } from '../../intel/read-table.js'
import { insideOf, listRows } from '../indicators/indicator-rows.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A value in a `:::iocs` that does not fit its type.
 *
 * A hash has its length and its alphabet, a domain ends in a public suffix, an address has four numbers up to 255, a
 * Bitcoin address its checksum. A value with one wrong letter finds nothing, and nobody notices. Write a path with
 * backslashes, or a name with `*` or `_`, as code: Markdown takes these signs for its own. Escaping each of them with a
 * backslash works too.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Values
 *
 * | type | value |
 * |---|---|
 * | sha256 | d41d8cd98f00b204e9800998ecf8427e |
 * | sha1 | da39a3ee5e6b4b0d3255bfef95601890afd8070g |
 * | domain | hxxps://evil[.]example/a |
 * | domain | evil[.]nosuchsuffix |
 * | url | evil[.]example/a |
 * | ipv4 | 192.0.2[.]300 |
 * | cidr | 192.0.2[.]7/24 |
 * | cve | CVE-24-1 |
 * | path | C:\temp\_x_\a.exe |
 * | mutex | Global\{1C29} |
 * | url | hxxps://evil[.]example/?*a*&~~b~~ |
 * :::
 * ~~~
 * 01-chapter.md 8:12-8:44: `d41d8cd98f00b204e9800998ecf8427e` has 32 digits, and `sha256` has 64; it may be of the type `md5`
 * 01-chapter.md 9:10-9:50: `da39a3ee5e6b4b0d3255bfef95601890afd8070g` holds `g`, and a hash has the digits 0–9 and a–f only
 * 01-chapter.md 10:12-10:36: `hxxps://evil[.]example/a` has a scheme, so it is of the type `url`
 * 01-chapter.md 11:12-11:31: `evil[.]nosuchsuffix` ends in `nosuchsuffix`, and no domain does
 * 01-chapter.md 12:9-12:25: `evil[.]example/a` has no scheme; begin it with `hxxps://`
 * 01-chapter.md 13:10-13:23: `192.0.2[.]300` is not an IPv4 address, which is four numbers from 0 to 255
 * 01-chapter.md 14:10-14:24: `192.0.2[.]7/24` begins inside its network, which is `192.0.2.0/24`
 * 01-chapter.md 15:9-15:17: `CVE-24-1` is not a CVE identifier, which looks like `CVE-YYYY-NNNN`
 * 01-chapter.md 16:10-16:27: Markdown turns this value into `C:\temp_x_\a.exe`. Write it as code: `` `C:\temp\_x_\a.exe` ``
 * 01-chapter.md 17:11-17:24: Markdown turns this value into `Global{1C29}`. Write it as code: `` `Global\{1C29}` ``
 * 01-chapter.md 18:9-18:42: Markdown turns this value into `hxxps://evil[.]example/?a&b`. Write it as code: `` `hxxps://evil[.]example/?*a*&~~b~~` ``
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Values
 *
 * | type | value |
 * |---|---|
 * | domain | evil[.]co.jp |
 * | domain | http[.]ws |
 * | url | hxxps[:]//evil[.]co.jp:8443/a?b=c |
 * | ipv4 | `45.33.32[.]156` |
 * | ipv6 | 2606:4700[:]1::1 |
 * | email | someone[@]evil[.]co.jp |
 * | path | `C:\temp\_x_\a.exe` |
 * | path | C:\\temp\\\_x\_\\a.exe |
 * | registry | `HKCU\Software\Microsoft\Windows\CurrentVersion\Run` |
 * | asn | AS64496 |
 * | btc | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa |
 * | yara | APT_Loader_2024 |
 * | yara | APT\_Loader |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'ioc-value',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check(source, report) {
    for (const { at, type, value, read } of listRows(source)) {
      const place = insideOf(at, value.node)
      if (soleCode(value.node) === undefined) {
        const raw = rawText(textOf(at).slice(...place))
        const isKept = raw === value.text || isEscaped(raw, value.text)
        if (!isKept && (isVerbatim(type) || losesSigns(raw, value.text))) {
          const reason = `Markdown turns this value into \`${shorten(value.text)}\`. Write it as code: \`\` \`${shorten(raw)}\` \`\``
          report({ at, place, reason })
          continue
        }
      }
      if ('fault' in read) report({ at, place, reason: `\`${shorten(value.text)}\` ${read.fault}` })
    }
  },
})

/** Types whose values may hold signs of Markdown. */
function isVerbatim(type: IndicatorType): boolean {
  return ['file', 'path', 'registry', 'mutex', 'yara'].includes(type)
}

/** Punctuation that a backslash escapes: of ASCII, all. */
const escapes = /\\([!-/:-@[-`{-~])/g

/** Of these, what somebody may have to escape in a cell; elsewhere a backslash is part of the value, as in `Global\{1}`. */
const neededEscapes = /\\([\\`*_~<>[\]|!.:@#&$])/g

/** Whether every sign of a value is escaped: among escapes, a backslash that stands for itself is a slip. */
function isEscaped(raw: string, value: string): boolean {
  return raw.replace(escapes, '$1') === value && !raw.replace(neededEscapes, '').includes('\\')
}

/** Whether Markdown takes stars and the like out of the middle of an address: `?*a*` is no emphasis there. */
function losesSigns(raw: string, value: string): boolean {
  const [, , inner = raw] = /^([*_~]{1,3})(.*)\1$/s.exec(raw) ?? []
  const strip = (text: string) => text.replace(/[*_~]/g, '')
  const plain = inner.replace(escapes, '$1')
  return plain !== value && strip(plain) === strip(value)
}

/** What is written in a cell, without calls of notes. */
function rawText(text: string): string {
  return text
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

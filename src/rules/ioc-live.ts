import * as z from 'zod'
import { defang, type Indicator, listIndicators } from '../addresses/indicators.js'
import { rangeOf } from '../footnotes/prose.js'
import { isAllowed } from './allow-list.js'
import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { listNodes, type SourceFile, textOf } from './source.js'

/**
 * A live address in the text: a URL, e-mail address, public IP address or domain name that is not defanged.
 *
 * Mail programs, PDF readers and the Markdown parser make links of them; one touch takes the reader to the attacker. Every
 * address outside the notes counts as an indicator, `<https://…>` too, and a URL even in code. Put the hosts of the house into
 * `allow`. Names written with capitals (`Booking.com`), private addresses and version numbers are left alone; so is
 * every form of defanging. A deliberate `[text](https://…)` is for `link-in-body`.
 *
 * @bad
 * ~~~md
 * The host http://evil.example/a, the mail a@evil.com, the address 203.0.113.7 and evil.com.
 *
 * 通信先はwww.evil.jp、または<https://evil.example/>である。
 *
 *     curl https://evil.example/x.sh
 * ~~~
 * 1:10-1:31: The URL `http://evil.example/a` is live: one touch takes the reader there. Write `hxxp[:]//evil[.]example/a`
 * 1:42-1:52: The e-mail address `a@evil.com` is live: one touch takes the reader there. Write `a[@]evil[.]com`
 * 1:66-1:77: The IP address `203.0.113.7` is live: one touch takes the reader there. Write `203.0.113[.]7`
 * 1:82-1:90: The domain `evil.com` is live: one touch takes the reader there. Write `evil[.]com`
 * 3:5-3:16: The URL `www.evil.jp` is live: one touch takes the reader there. Write `www[.]evil[.]jp`
 * 3:20-3:43: The URL `https://evil.example/` is live: one touch takes the reader there. Write `hxxps[:]//evil[.]example/`
 * 5:10-5:35: The URL `https://evil.example/x.sh` is live: one touch takes the reader there. Write `hxxps[:]//evil[.]example/x.sh`
 *
 * @good {"allow": ["example.com"]}
 * ~~~md
 * evil[.]com, sub.evil[.]co.jp, hxxp[:]//evil[.]com, hxxps://evil.com/a.com, a[@]b.com, 1.2.3[.]4, www.evil[.]com,
 * evil(.)com, evil[dot]com, [REDACTED], [TLP:AMBER], Booking.com, ASP.NET, README.md, com.android.chat, 192.168.0.1,
 * バージョン1.2.3.4、FortiOS 7.0.0.1、12:34:56、https://www.example.com/ and info@example.com.
 *
 * A source[^a].
 *
 * [^a]: A source. <https://example.org/>
 * ~~~
 */
export default defineRule({
  id: 'ioc-live',
  severity: 'error',
  suppressible: false,
  fixable: true,
  options: z.strictObject({ allow: z.array(z.string()).default([]) }),
  check({ files }, report, { allow }) {
    for (const at of files) {
      const text = textOf(at)
      for (const { indicator, start } of listInText(at)) {
        if (isAllowed(allow, indicator.host, indicator.value)) continue
        const harmless = defang(indicator)
        const end = start + indicator.value.length
        const isPointed = text[start - 1] === '<' && text[end] === '>'
        const range = isPointed ? ([start - 1, end + 1] as const) : ([start, end] as const)
        report({
          at,
          place: range,
          reason: `The ${names[indicator.kind]} \`${shorten(indicator.value)}\` is live: one touch takes the reader there. Write \`${shorten(harmless)}\``,
          fix: { range, text: harmless },
        })
      }
    }
  },
})

const names = { url: 'URL', email: 'e-mail address', ip: 'IP address', domain: 'domain' }

function listInText(at: SourceFile): { indicator: Indicator; start: number }[] {
  const inProse = at.footnotes.prose.flatMap(({ note, block, raw, start }) =>
    (note ? [] : listIndicators(raw))
      // `### 1.2.3.4 Overview`
      .filter(
        ({ kind, index }) =>
          !(kind === 'ip' && block.type === 'heading' && /^[#\s]*$/.test(raw.slice(0, index))),
      )
      .map((indicator) => ({ indicator, start: start + indicator.index })),
  )
  const text = textOf(at)
  const inCode = [...listNodes(at, 'code'), ...listNodes(at, 'inlineCode')].flatMap((code) => {
    const [start, end] = rangeOf(code)
    return start === undefined
      ? []
      : listIndicators(text.slice(start, end), ['url']).map((indicator) => ({
          indicator,
          start: start + indicator.index,
        }))
  })
  return [...inProse, ...inCode]
}

import { canonicalAddress as canonical } from '../../addresses/leads-to.js'
import { decodePercent } from '../../addresses/percent.js'
import { judgeLink } from '../judge-link.js'
import { excerpt } from '../normalise.js'
import { defineHtmlRule } from './rule.js'

/**
 * Links out of the report are those of the source, all of them and no others; links inside it lead somewhere.
 */
export default defineHtmlRule({
  id: 'html-links',
  check({ page, model }, report) {
    const sources = new Map(model.links.map((link) => [canonical(link.url), link] as const))
    const ids = new Set(page.ids)
    const led = new Set<string>()
    for (const { href, text } of page.links) {
      if (href === '') continue
      if (href.startsWith('#')) {
        if (!ids.has(href.slice(1)) && !ids.has(decodePercent(href.slice(1))))
          report({ message: `The link \`${excerpt(href, 80)}\` leads to nothing on the page` })
        continue
      }
      const known = canonical(href)
      led.add(known)
      const at = sources.get(known)
      const fault = judgeLink({ url: href, text, isKnown: at !== undefined })
      if (fault) report({ message: fault, at })
    }
    for (const [url, source] of sources) {
      if (led.has(url)) continue
      report({ message: `No link leads to \`${excerpt(source.url, 80)}\``, at: source })
    }
  },
})

import { canonicalAddress as canonical } from '../../addresses/leads-to.js'
import { judgeLink } from '../judge-link.js'
import { numberAndLabel } from '../model.js'
import { excerpt } from '../normalise.js'
import { textOfItems } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * Links out of the report are those of the source, all of them and no others; they lead to the web or to a mailbox.
 *
 * Anything else may be an indicator that became a link, a path of the machine, or a program.
 */
export default defineTaggedRule({
  id: 'pdf-link-external',
  severity: 'error',
  check({ pdf, model, itemsUnder, notes }, report) {
    const sources = new Map(model.links.map((link) => [canonical(link.url), link] as const))
    const pagesOfUrl = new Map<string, Set<number>>()
    for (const link of pdf.pages.flatMap(({ links }) => links)) {
      const { url, action, page } = link
      if (action !== undefined) {
        report({
          message: `A link starts the action \`${action}\` instead of leading somewhere`,
          page,
        })
      }
      if (url === undefined) continue
      const known = canonical(url)
      const text = textOfItems(itemsUnder(link))
      const at = sources.get(known)
      pagesOfUrl.set(known, (pagesOfUrl.get(known) ?? new Set()).add(page))
      const fault = judgeLink({ url, text, isKnown: at !== undefined })
      if (fault) report({ message: fault, page, at })
    }
    for (const [url, source] of sources) {
      if (pagesOfUrl.has(url)) continue
      report({ message: `No link leads to \`${excerpt(source.url, 80)}\``, at: source })
    }
    for (const { source, parts, page } of notes.printed) {
      const pages = new Set(parts.flatMap((items) => items.map((item) => item.page)))
      for (const url of source.urls) {
        const found = pagesOfUrl.get(canonical(url))
        if (!found || [...found].some((place) => pages.has(place))) continue
        report({
          message: `Note ${numberAndLabel(source)} has no link to \`${excerpt(url, 80)}\``,
          page,
          at: source,
        })
      }
    }
  },
})

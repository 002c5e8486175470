import { createNearest, didYouMean } from '../../did-you-mean.js'
import { containerNames } from '../containers.js'
import { adviseAlert } from '../foreign/alert-names.js'
import { repairBlock } from '../foreign/box-repairs.js'
import { fenceOf } from '../landmarks.js'
import { quoteAll, shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A `:::name` that means nothing.
 *
 * The generator knows `summary`, `figure`, `figures`, `table`, `iocs`, `attack` and `tlp`. Any other name would be dropped,
 * and with it what its author wanted: a summary that is not lifted, a figure without a number.
 * The fix makes alerts of the boxes of Docusaurus, HackMD, Qiita, VitePress and Zenn.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::sumary
 * - A point
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:10: `:::sumary` means nothing here; the names that mean something are `summary`, `figure`, `figures`, `table`, `iocs`, `attack` and `tlp`. Did you mean `summary`?
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::danger
 * Text.
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:10: `:::danger` means nothing here; the names that mean something are `summary`, `figure`, `figures`, `table`, `iocs`, `attack` and `tlp`. Write a quote whose first line is `[!CAUTION]` and nothing else
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::summary
 * - A point
 * :::
 * ~~~
 */
export default defineRule({
  id: 'unknown-container',
  severity: 'error',
  suppressible: false,
  fixable: true,
  scope: 'briefing',
  check({ files }, report) {
    const nearest = createNearest(containerNames)
    const known = quoteAll(containerNames, 'and')
    const advise = (name: string): string => {
      const alert = adviseAlert(name)
      return alert ? ` ${alert}` : didYouMean(nearest(name))
    }
    for (const at of files) {
      for (const container of listNodes(at, 'containerDirective')) {
        if (containerNames.includes(container.name)) continue
        report({
          at,
          place: fenceOf(at, container),
          fix: repairBlock(at, container),
          reason: `\`:::${shorten(container.name)}\` means nothing here; the names that mean something are ${known}.${advise(container.name)}`,
        })
      }
    }
  },
})

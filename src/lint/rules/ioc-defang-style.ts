import * as z from 'zod'
import { group } from '../../group.js'
import type { Site } from '../finding.js'
import { defineRule } from '../rule.js'

const styles = ['[.]', '(.)', '{.}', '[dot]', '(dot)'] as const
type Style = (typeof styles)[number]

/**
 * Indicators that are defanged in more than one way.
 *
 * Readers turn them back by search and replace, and a second way escapes them. The way most used in the briefing counts as
 * the right one, or the one that `style` names: `[.]`, `(.)`, `{.}`, `[dot]` or `(dot)`.
 *
 * @bad
 * ~~~md
 * The hosts one[.]example, two[.]example and three(.)example.
 *
 * <p>four(.)example</p>
 * ~~~
 * 1:49-1:52: This indicator is defanged with `(.)`, the others with `[.]`; a search for one misses the other. Write `[.]`
 * 3:8-3:11: This indicator is defanged with `(.)`, the others with `[.]`; a search for one misses the other. Write `[.]`
 *
 * @bad {"style": "[dot]"}
 * ~~~md
 * The host one[.]example.
 * ~~~
 * 1:13-1:16: This indicator is defanged with `[.]`, but the house style is `[dot]`; a search for one misses the other. Write `[dot]`
 *
 * @good
 * ~~~md
 * The hosts one[.]example and hxxps://two[.]example/, [...] and (.).
 * ~~~
 */
export default defineRule({
  id: 'ioc-defang-style',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  options: z.strictObject({ style: z.enum(styles).optional() }),
  check({ files }, report, { style }) {
    const found = files.flatMap((at) =>
      at.words.flatMap(({ raw, start }) =>
        [
          ...raw.matchAll(
            /(?<=[A-Za-z0-9])(\\?\[\.\\?\]|\\?\[dot\\?\]|\(\.\)|\{\.\}|\(dot\))(?=[A-Za-z0-9])/g,
          ),
        ].map(
          ({ 0: written, index }): Site & { style: string; range: readonly [number, number] } => {
            const range = [start + index, start + index + written.length] as const
            return { at, place: range, range, style: written.replaceAll('\\', '') }
          },
        ),
      ),
    )
    const sites = group(found, (site) => site.style)
    const usual = style ?? mostUsed(sites)
    for (const { at, range, style: written } of found) {
      if (written === usual) continue
      const other = sites.get(usual)?.[0]
      report({
        at,
        place: range,
        reason: `This indicator is defanged with \`${written}\`, ${style ? 'but the house style is' : 'the others with'} \`${usual}\`; a search for one misses the other. Write \`${usual}\``,
        fix: { range, text: usual },
        ...(other && { cause: { ...other, reason: 'The first of the others is here' } }),
      })
    }
  },
})

function mostUsed(sites: ReadonlyMap<string, readonly unknown[]>): Style {
  const count = (style: Style) => sites.get(style)?.length ?? 0
  return styles.reduce((best, style) => (count(style) > count(best) ? style : best))
}

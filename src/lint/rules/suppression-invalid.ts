import { createNearest, didYouMean } from '../../did-you-mean.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A suppression comment that does not work.
 *
 * `<!-- briefing-disable-next-line rule, rule -- reason -->` silences those rules on the next line that is not blank.
 * Whoever reads it later needs the reason, so without one it silences nothing; nor does it where a rule does not exist,
 * or cannot be silenced because a note would be lost or a reader harmed.
 *
 * @bad
 * ~~~md
 * <!-- briefing-disable-next-line footnote-spacing -->
 * A claim.
 *
 * <!-- briefing-disable-next-line footnote-spacin -- we like it -->
 * A claim.
 *
 * <!-- briefing-disable-next-line footnote-empty -- it is harmless -->
 * A claim.
 *
 * <!-- briefing-disable-next-line -- whatever it is -->
 * A claim.
 * ~~~
 * 1:1-1:53: This comment gives no reason, so it silences nothing. Write `-- ` and the reason before `-->`
 * 4:33-4:48: There is no rule `footnote-spacin`, so this silences nothing. Did you mean `footnote-spacing`?
 * 7:33-7:47: The rule `footnote-empty` cannot be silenced by a comment, because what it finds would harm the reader or lose a note. Correct the text
 * 10:1-10:54: This comment names no rule, so it silences nothing. Name the rules before the reason
 *
 * @good
 * ~~~md
 * <!-- briefing-disable-next-line footnote-spacing, footnote-nested -- we like it -->
 * A claim.
 * ~~~
 */
export default defineRule({
  id: 'suppression-invalid',
  severity: 'warning',
  suppressible: false,
  fixable: false,
  review({ suppressions, knownRules }, report) {
    const nearest = createNearest(knownRules.keys())
    for (const { at, place, names, reason } of suppressions) {
      if (names.length === 0) {
        const fault =
          'This comment names no rule, so it silences nothing. Name the rules before the reason'
        report({ at, place, reason: fault })
      } else if (reason === '') {
        const fault =
          'This comment gives no reason, so it silences nothing. Write `-- ` and the reason before `-->`'
        report({ at, place, reason: fault })
      }
      for (const { id, place: named } of names) {
        const rule = knownRules.get(id)
        if (!rule) {
          const fault = `There is no rule \`${shorten(id)}\`, so this silences nothing.${didYouMean(nearest(id))}`
          report({ at, place: named, reason: fault })
        } else if (!rule.suppressible) {
          const fault = `The rule \`${id}\` cannot be silenced by a comment, because what it finds would harm the reader or lose a note. Correct the text`
          report({ at, place: named, reason: fault })
        }
      }
    }
  },
})

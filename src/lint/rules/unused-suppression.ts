import { defineRule } from '../rule.js'

/**
 * A suppression comment that silences nothing.
 *
 * The fault it was written for is gone; left standing, it would hide the next one. Names of rules that are switched off
 * are left alone.
 *
 * @bad
 * ~~~md
 * <!-- briefing-disable-next-line footnote-nested -- the chain is meant -->
 * A claim[^a].
 *
 * [^a]: A source.
 * ~~~
 * 1:33-1:48: Nothing on line 2 needs `footnote-nested` silenced. Delete the comment, so that it hides nothing later
 *
 * @good
 * ~~~md
 * A claim[^a].
 *
 * <!-- briefing-disable-next-line footnote-nested -- the chain is meant -->
 * [^a]: A source[^b].
 *
 * [^b]: A source.
 * ~~~
 */
export default defineRule({
  id: 'unused-suppression',
  severity: 'warning',
  suppressible: false,
  fixable: false,
  review({ suppressions, knownRules, enabled, used }, report) {
    for (const { at, names, reason, line } of suppressions) {
      for (const name of names) {
        const isActive =
          reason !== '' && enabled.has(name.id) && knownRules.get(name.id)?.suppressible
        if (!isActive || used.has(name)) continue
        report({
          at,
          place: name.place,
          reason: `Nothing on line ${line} ${knownRules.get(name.id)?.suppressible === true ? 'needs' : 'that may be silenced needs'} \`${name.id}\` silenced. Delete the comment, so that it hides nothing later`,
        })
      }
    }
  },
})

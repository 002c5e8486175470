import { speaksOfAttack } from '../../intel/attack.js'
import { defineRule } from '../rule.js'

/**
 * Something that looks like a MITRE ATT&CK identifier but is not one.
 *
 * A technique is `T` and four digits, a sub-technique has a point and three more, a tactic is `TA` and four. Shorter
 * numbers are looked at only where the paragraph speaks of ATT&CK or MITRE. `TA505` and the like are names that
 * Proofpoint gives to actors, and addresses such as `https://attack.mitre.org/techniques/T1562/006/` have a form of
 * their own.
 *
 * @bad
 * ~~~md
 * Phishing (ATT&CK T15), T1566.1, T1566-001 and TA01.
 * ~~~
 * 1:18-1:21: `T15` is not an ATT&CK identifier. Write `T` and four digits, such as `T1566`
 * 1:24-1:31: `T1566.1` is not an ATT&CK identifier. Write a sub-technique with three digits, such as `T1566.001`
 * 1:33-1:42: `T1566-001` is not an ATT&CK identifier. Write a sub-technique with three digits, such as `T1566.001`
 * 1:47-1:51: `TA01` is not an ATT&CK identifier. Write `TA` and four digits, such as `TA0001`
 *
 * @good
 * ~~~md
 * ATT&CK T1566, T1566.001, T1566.001. TA0001とT1059。
 *
 * MITRE tracks TA505, TA577 and TA4557; see https://attack.mitre.org/techniques/T1562/006/ and attack.mitre.org/techniques/T1562/006/.
 *
 * The T-72, a T1 line and the T800.
 * ~~~
 */
export default defineRule({
  id: 'attack-id',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { text, start } of at.words) {
        const isAboutAttack = speaksOfAttack(text)
        for (const match of text.matchAll(/(?<![\w./-])T(A?)(\d+)(?:([.\-/])(\d+))?(?![\w-])/g)) {
          const advice = adviseOn(match, { isAboutAttack })
          if (advice === undefined) continue
          report({
            at,
            place: [start + match.index, start + match.index + match[0].length],
            reason: `\`${match[0]}\` is not an ATT&CK identifier. ${advice}`,
          })
        }
      }
    }
  },
})

/** Returns what to write in place of an identifier; undefined if it is one, or none was meant. */
function adviseOn(
  [, tactic, digits = '', mark, rest]: RegExpMatchArray,
  { isAboutAttack }: { isAboutAttack: boolean },
): string | undefined {
  if (tactic) {
    // Three or four digits are also the names that vendors give to actors, such as `TA505`.
    const isKnown = digits.length === 3 || digits.length === 4
    return isKnown || !isAboutAttack ? undefined : 'Write `TA` and four digits, such as `TA0001`'
  }
  if (digits.length === 4 && rest !== undefined) {
    const isRight = mark === '.' && rest.length === 3
    return isRight ? undefined : 'Write a sub-technique with three digits, such as `T1566.001`'
  }
  const isRight = digits.length === 4 || !isAboutAttack
  return isRight ? undefined : 'Write `T` and four digits, such as `T1566`'
}

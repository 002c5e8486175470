import { labelOf } from '../../source/tlp/level.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { placeOf } from '../source.js'
import { isHigher, levelOfNode, listLowerEditions } from '../tlp/lower-editions.js'

/**
 * A note that fewer readers may see than a call of it, or one that is called for several levels.
 *
 * A note is in every edition that calls it. Where the note itself is marked higher than a call, the call would have no
 * note below that level, which is an error. Where it is called from text for everyone and from text for few, everyone
 * reads it, though its author may have had the few in mind.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * :::tlp{amber}
 * [^a]: Vendor, 'Report'.
 * :::
 *
 * Seen in May[^a].
 * ~~~
 * 01-chapter.md 7:12-7:16: The note `[^a]` is for TLP:AMBER, and this call of it for everyone, so below that level the call would have no note. Mark the call just as high, or move the note out of the block
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * Seen in May[^a], :tlp[and by us in April[^a]]{amber}.
 *
 * [^a]: Vendor, 'Report'.
 * ~~~
 * 01-chapter.md 3:41-3:45: This text for TLP:AMBER calls the note `[^a]`, which text for everyone calls as well (3:12), so everyone reads the note. Where it says more than they may know, write two notes
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * Seen in May[^a], :tlp[and by us in April[^b]]{amber}.
 *
 * [^a]: Vendor, 'Report'.
 * [^b]: Our own sensors.
 * ~~~
 */
export default defineRule({
  id: 'tlp-note',
  severity: 'error',
  suppressible: 'unless-error',
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    if (listLowerEditions(source).length === 0) return
    const nameOf = (level: ReturnType<typeof levelOfNode>) => (level ? labelOf(level) : 'everyone')
    for (const at of source.files) {
      for (const [definition, parsedCalls] of at.footnotes.callsTo) {
        const level = levelOfNode(source, at, definition)
        const calls = parsedCalls.map(({ node }) => ({
          node,
          level: levelOfNode(source, at, node),
        }))
        const lowest = calls.reduce((one, other) =>
          isHigher(one.level, other.level) ? other : one,
        )
        const label = `[^${shorten(definition.label ?? definition.identifier)}]`
        for (const call of calls) {
          if (isHigher(level, call.level)) {
            report({
              at,
              place: call.node,
              reason: `The note \`${label}\` is for ${nameOf(level)}, and this call of it for ${nameOf(call.level)}, so below that level the call would have no note. Mark the call just as high, or move the note out of the block`,
            })
          } else if (isHigher(call.level, lowest.level)) {
            const { line, column } = (lowest.node.position ?? placeOf(at, 0, 0)).start
            report({
              at,
              place: call.node,
              atMost: 'warning',
              reason: `This text for ${nameOf(call.level)} calls the note \`${label}\`, which text for ${nameOf(lowest.level)} calls as well (${line}:${column}), so ${lowest.level ? `all readers of ${labelOf(lowest.level)} read` : 'everyone reads'} the note. Where it says more than they may know, write two notes`,
            })
          }
        }
      }
    }
  },
})

import { findTechnique, listTechniqueIds } from '../../intel/attack.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'
import { fenceOf } from '../targets.js'

/**
 * An `:::attack` in a briefing that names no technique of ATT&CK.
 *
 * The block becomes a table of the techniques that the text names, with their names, tactics and chapters. Without any
 * there is nothing to print. What is written in the block is its caption, and remarks under it.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * They sent mail.
 *
 * :::attack{#techniques}
 * :::
 * ~~~
 * 01-chapter.md 5:1-5:23: No text of this briefing names a technique of ATT&CK, so this table would be empty. Name techniques in the text, such as `T1566.001`, or remove the block
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * They sent mail (T1566.001).
 *
 * :::attack{#techniques}
 * Techniques in this report
 * :::
 * ~~~
 */
export default defineRule({
  id: 'attack-annex',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    const blocks = files.flatMap((at) =>
      listNodes(at, 'containerDirective').flatMap((node) =>
        node.name === 'attack' ? [{ at, node }] : [],
      ),
    )
    if (blocks.length === 0) return
    const isNamed = files.some(({ footnotes }) =>
      footnotes.words.some(({ text }) =>
        listTechniqueIds(text).some(({ id }) => findTechnique(id)),
      ),
    )
    if (isNamed) return
    for (const { at, node } of blocks) {
      report({
        at,
        place: fenceOf(at, node),
        reason:
          'No text of this briefing names a technique of ATT&CK, so this table would be empty. Name techniques in the text, such as `T1566.001`, or remove the block',
      })
    }
  },
})

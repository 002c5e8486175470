import { findTechnique, listTechniqueIds } from '../../intel/attack.js'
import { labelOf } from '../../source/tlp/level.js'
import { fenceOf } from '../landmarks.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile } from '../source.js'
import { keyOfNode, type LowerEdition, listLowerEditions } from '../tlp/lower-editions.js'

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
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * They came in. :tlp[They sent mail (T1566.001).]{amber}
 *
 * :::attack
 * Techniques in this report
 * :::
 * ~~~
 * 01-chapter.md 5:1-5:10: The edition for TLP:GREEN names no technique of ATT&CK, so this table would be empty there. Put the block between `::::tlp{amber}` and `::::` as well
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
  check(source, report) {
    const { files } = source
    const blocks = files.flatMap((at) =>
      listNodes(at, 'containerDirective').flatMap((node) =>
        node.name === 'attack' ? [{ at, node }] : [],
      ),
    )
    if (blocks.length === 0) return
    const isNamed = files.some(({ words }) => words.some(({ text }) => namesTechnique(text)))
    const empty = listLowerEditions(source).filter((edition) => !isNamedIn(edition, files))
    for (const { at, node } of blocks) {
      const lower = empty.find((edition) => edition.nodesOf(at)?.has(keyOfNode(node)))
      if (!isNamed) {
        report({
          at,
          place: fenceOf(at, node),
          reason:
            'No text of this briefing names a technique of ATT&CK, so this table would be empty. Name techniques in the text, such as `T1566.001`, or remove the block',
        })
      } else if (lower) {
        report({
          at,
          place: fenceOf(at, node),
          reason: `The edition for ${labelOf(lower.level)} names no technique of ATT&CK, so this table would be empty there. Put the block between \`::::tlp{${lower.without}}\` and \`::::\` as well`,
        })
      }
    }
  },
})

function isNamedIn(edition: LowerEdition, files: readonly SourceFile[]): boolean {
  return files.some((at) =>
    [...(edition.nodesOf(at)?.values() ?? [])].some(
      (node) => (node.type === 'text' || node.type === 'inlineCode') && namesTechnique(node.value),
    ),
  )
}

function namesTechnique(text: string): boolean {
  return listTechniqueIds(text).some(({ id }) => findTechnique(id))
}

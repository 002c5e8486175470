import { createNearest, didYouMean } from '../../did-you-mean.js'
import { listVisits } from '../../source/markdown/walk.js'
import { isAbove, type Level, labelOf, levelOf } from '../../source/tlp/level.js'
import { isMark, levelOfMark } from '../../source/tlp/marks.js'
import { levelOfWritten, writtenLabel } from '../../source/tlp/written-labels.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'
import { levelOfNode, listLowerEditions } from '../tlp/lower-editions.js'

/**
 * A label of TLP in the text that is not the one on the page.
 *
 * A reader who finds `TLP:GREEN` on the page and `TLP:AMBER` in the text does not know which to obey. The edition for a
 * lower level bears that level's label, so text that names the label of the whole must itself be marked. A label that is
 * misspelt says nothing. Where the words are about another document, a comment may say so (`briefing-disable-next-line`).
 *
 * An edition for a lower level in whose text a higher label stands is not made, whatever a comment says: nobody can tell
 * whether the words with it were meant for its readers. There, write a label without its colon, or switch the rule off.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:GREEN
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * This report is TLP:AMBER.
 * ~~~
 * 01-chapter.md 3:16-3:25: The text says `TLP:AMBER`, and the briefing is TLP:GREEN, so readers do not know who they may show it to. Write the briefing's own label, or none
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
 * This report is TLP:AMBER. :tlp[It was APT28.]{amber}
 * ~~~
 * 01-chapter.md 3:16-3:25: The text says `TLP:AMBER`, and so does the edition whose pages are marked TLP:GREEN, so its readers do not know who they may show it to. Mark these words with `{amber}`, or leave out the label
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
 * This report is TLP:AMBRE, 本資料はTLP：GRENである。
 * ~~~
 * 01-chapter.md 3:16-3:25: `TLP:AMBRE` is no label of TLP, so readers do not know who they may show it to. Did you mean `TLP:AMBER`?
 * 01-chapter.md 3:31-3:39: `TLP：GREN` is no label of TLP, so readers do not know who they may show it to. Did you mean `TLP:GREEN`?
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
 * TLP:2.0 has five levels; on TLP: an introduction. It was them. :tlp[It was APT28, and that is TLP:AMBER.]{amber}
 *
 * The rest is available upon request under **TLP:RED**.
 * ~~~
 */
export default defineRule({
  id: 'tlp-disagrees',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const own = levelOf(source.frontMatter?.classification ?? '')
    const nearest = createNearest(names)
    const editions = listLowerEditions(source)
    for (const at of source.files) {
      for (const { raw, start, block } of at.words) {
        for (const { 0: written, 1: name = '', index } of raw.matchAll(writtenLabel)) {
          const place = [start + index, start + index + written.length] as const
          const said = levelOfWritten(name)
          if (!said) {
            const near = didYouMean(meantBy(written, name, nearest), (meant) => `TLP:${meant}`)
            if (near)
              report({
                at,
                place,
                reason: `\`${written}\` is no label of TLP, so readers do not know who they may show it to.${near}`,
              })
            continue
          }
          if (!own || isOffered(raw, index)) continue
          const around = levelAt(at, place[0], levelOfNode(source, at, block))
          const lower = editions.find(({ level }) => !around || !isAbove(around, level))
          if (said === around || (said === own && !lower)) continue
          const reason =
            said === own && lower
              ? `The text says \`${written}\`, and so does the edition whose pages are marked ${labelOf(lower.level)}, so its readers do not know who they may show it to. Mark these words with \`{${own}}\`, or leave out the label`
              : `The text says \`${written}\`, and the briefing is ${labelOf(own)}, so readers do not know who they may show it to. Write the briefing's own label, or none`
          report({ at, place, reason })
        }
      }
    }
  },
})

/** Whether a label is that of something else, which readers may ask for: `available on request under TLP:AMBER`. */
function isOffered(text: string, index: number): boolean {
  return /\b(?:up)?on request\b[^.!?\r\n]{0,60}$/i.test(text.slice(Math.max(0, index - 80), index))
}

const names = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR', 'WHITE']

/** The label meant by one that is misspelt. Words in small letters after a blank are a sentence: `TLP: clearly`. */
function meantBy(written: string, name: string, nearest: ReturnType<typeof createNearest>) {
  if (/[ \t]/.test(written) && name !== name.toUpperCase()) return undefined
  return nearest(name)?.replace('WHITE', 'CLEAR')
}

/** Gives the level of the innermost mark around a place, or of the block that it stands in. */
function levelAt(at: SourceFile, offset: number, block: Level | undefined): Level | undefined {
  if (!at.written) return block
  const marks = listVisits(at.written).flatMap(({ node }) =>
    isMark(node) &&
    (node.position?.start.offset ?? Infinity) <= offset &&
    offset < (node.position?.end.offset ?? 0)
      ? [levelOfMark(node)]
      : [],
  )
  return marks.reduce((one, other) => (one && isAbove(one, other) ? one : other), block)
}

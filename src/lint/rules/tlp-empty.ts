import { labelOf } from '../../source/tlp/level.js'
import { defineRule, positionOf } from '../rule.js'
import { listLowerEditions } from '../tlp/lower-editions.js'
import { listRemnants } from '../tlp/remnants.js'

/**
 * A chapter, a caption or a sentence of which an edition for a lower level keeps nothing, or a remnant.
 *
 * A chapter without a text, a title or key points cannot be printed; a cell without words, brackets around nothing or a
 * full stop by itself tell a reader that something was left out. Mark the whole: the chapter with `tlp: amber` at its top,
 * the figure or the heading with a block around it, every cell of the row, the full stop with its sentence.
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
 * :::summary
 * - :tlp[A point.]{amber}
 * :::
 *
 * ## Who
 *
 * :::tlp{amber}
 * It was them.
 * :::
 *
 * ## When
 *
 * In May (:tlp[by our sensors]{amber}). :tlp[It was they]{amber}.
 *
 * | Host | Seen |
 * |---|---|
 * | :tlp[a]{amber} | May |
 * ~~~
 * 01-chapter.md 3:1-3:11: The edition for TLP:GREEN has no point in this `:::summary`, so its summary would leave out the chapter. Leave a point for all, or mark the whole chapter with `tlp: amber` at its top
 * 01-chapter.md 7:1-7:7: The edition for TLP:GREEN has nothing under this heading. Move the heading into the block too
 * 01-chapter.md 15:9-15:36: The edition for TLP:GREEN has `()` here, which shows that something was left out. Extend the mark to cover what belongs with it
 * 01-chapter.md 15:39-15:63: The edition for TLP:GREEN has `.` here, which shows that something was left out. Extend the mark to cover what belongs with it
 * 01-chapter.md 19:1-19:18: The edition for TLP:GREEN has an empty cell here, which shows that something was left out. Mark every cell of the row, and the row is left out
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * classification: TLP:RED
 * ---
 *
 * :::tlp{red}
 * All of it.
 * :::
 * ~~~
 * briefing.md 7:1-7:11: The edition for TLP:AMBER+STRICT has no text at all. Leave something for its readers, or give the briefing a lower `classification`
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
 * :::summary
 * - A point.
 * - :tlp[And another.]{amber}
 * :::
 *
 * It was in May:tlp[ (by our sensors)]{amber}. :tlp[It was they.]{amber}
 * ~~~
 */
export default defineRule({
  id: 'tlp-empty',
  severity: 'error',
  suppressible: 'unless-error',
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const said = new Set<string>()
    for (const edition of listLowerEditions(source)) {
      for (const { at, place, reason, isFatal } of listRemnants(source, edition)) {
        const key = `${at.file.path} ${positionOf({ at, place }).start.offset}`
        if (said.has(key)) continue
        said.add(key)
        report({
          at,
          place,
          reason: `The edition for ${labelOf(edition.level)} has ${reason}`,
          ...(!isFatal && { atMost: 'warning' as const }),
        })
      }
    }
  },
})

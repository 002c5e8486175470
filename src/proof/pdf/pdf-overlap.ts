import { group } from '../../group.js'
import { excerpt } from '../normalise.js'
import type { TaggedEvidence } from './evidence.js'
import { around, type Box, meet, type TextItem, textOfItems } from './facts.js'
import { defineTaggedRule } from './rule.js'
import { findSeenBox } from './seen-box.js'

/**
 * Notes do not lie over the text, nor over one another, nor the running head and the footer over either.
 */
export default defineTaggedRule({
  id: 'pdf-overlap',
  severity: 'error',
  check(evidence, report) {
    const { pdf, reading } = evidence
    const bodyByPage = group(reading.body, ({ page }) => page)
    const notesByPage = group(reading.notes.flatMap(listParts), ({ page }) => page)
    for (const { number, items } of pdf.pages) {
      const notes = (notesByPage.get(number) ?? []).toSorted((a, b) => b.box.top - a.box.top)
      const area = around(notes.map(({ box }) => box))
      const covered =
        area && bodyByPage.get(number)?.find(({ box }) => meet(shrink(area), shrink(box)))
      if (covered) {
        report({ message: `The notes lie over \`${excerpt(covered.text)}\``, page: number })
      }
      for (const [index, { box, items: lower }] of notes.entries()) {
        const upper = notes[index - 1]
        if (!upper || !meet(shrink(upper.box), shrink(box))) continue
        report({
          message: `The note \`${excerpt(textOfItems(lower))}\` lies over the one above it`,
          page: number,
        })
      }
      const furniture = items.filter(({ mark }) => mark === undefined)
      for (const item of furniture) {
        const under = items.find(
          (other) =>
            other.mark !== undefined &&
            meet(shrink(item.box), shrink(other.box)) &&
            meetInSight(evidence, item, other),
        )
        if (!under) continue
        report({
          message: `\`${excerpt(item.text)}\` lies over \`${excerpt(under.text)}\``,
          page: number,
        })
      }
    }
  },
})

/** The parts of a note, one a page, each with the box around it. */
function listParts(note: readonly TextItem[]): { page: number; box: Box; items: TextItem[] }[] {
  return [...group(note, ({ page }) => page)].flatMap(([page, items]) => {
    const box = around(items.map((item) => item.box))
    return box ? [{ page, box, items }] : []
  })
}

function meetInSight(evidence: TaggedEvidence, one: TextItem, other: TextItem): boolean {
  const [a, b] = [findSeenBox(evidence, one), findSeenBox(evidence, other)]
  return a !== undefined && b !== undefined && meet(shrink(a), shrink(b))
}

/** Boxes of lines may touch; letters must not. */
function shrink({ left, bottom, right, top }: Box): Box {
  const rise = Math.min(1.5, (top - bottom) / 6)
  return { left: left + 0.5, bottom: bottom + rise, right: right - 0.5, top: top - rise }
}

import { excerpt } from '../normalise.js'
import { around, type Box, meet, type TextItem } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * Notes do not lie over the text, nor over one another, nor the running head and the footer over either.
 */
export default defineTaggedRule({
  id: 'pdf-overlap',
  severity: 'error',
  check({ pdf, reading }, report) {
    const bodyByPage = groupByPage(reading.body)
    const notesByPage = new Map<number, { box: Box; items: TextItem[] }[]>()
    for (const items of reading.notes) {
      for (const [page, part] of groupByPage(items)) {
        const box = around(part.map((item) => item.box))
        if (box) notesByPage.set(page, [...(notesByPage.get(page) ?? []), { box, items: part }])
      }
    }
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
          message: `The note \`${excerpt(lower.map(({ text }) => text).join(''))}\` lies over the one above it`,
          page: number,
        })
      }
      const furniture = items.filter(({ mark }) => mark === undefined)
      for (const { text, box } of furniture) {
        const under = items.find(
          (item) => item.mark !== undefined && meet(shrink(box), shrink(item.box)),
        )
        if (!under) continue
        report({
          message: `\`${excerpt(text)}\` lies over \`${excerpt(under.text)}\``,
          page: number,
        })
      }
    }
  },
})

/** Boxes of lines may touch; letters must not. */
function shrink({ left, bottom, right, top }: Box): Box {
  const rise = Math.min(1.5, (top - bottom) / 6)
  return { left: left + 0.5, bottom: bottom + rise, right: right - 0.5, top: top - rise }
}

function groupByPage(items: readonly TextItem[]): Map<number, TextItem[]> {
  const pages = new Map<number, TextItem[]>()
  for (const item of items) {
    const others = pages.get(item.page)
    if (others) others.push(item)
    else pages.set(item.page, [item])
  }
  return pages
}

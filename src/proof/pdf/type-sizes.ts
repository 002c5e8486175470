import type { ModelNote, ModelText } from '../model.js'
import { normalise } from '../normalise.js'
import type { TaggedEvidence } from './evidence.js'

/** A text with the size it was planned in and the one it has, in points. */
export interface PrintedSize {
  source: ModelText | ModelNote
  page: number
  planned: number
  found: number
}

/** Part of a size that rounding may take. */
export const sizeTolerance = 0.01

/**
 * Compares the first letters of every text and note whose size was planned. One that says what the report's title says is found
 * where that stands, in the title's size.
 */
export function listSizes({ alignment, model, notes }: TaggedEvidence): PrintedSize[] {
  const title = normalise(model.title)
  const ofTexts = alignment.texts.flatMap(({ source, found }): PrintedSize[] => {
    if (source.size === undefined || !found || normalise(source.text) === title) return []
    const { page, size } = found.first
    return [{ source, page, planned: source.size, found: size }]
  })
  const ofNotes = notes.printed.flatMap(({ source, label, parts: [items = []] }): PrintedSize[] => {
    const first = items[label.length]
    if (source.size === undefined || !first) return []
    return [{ source, page: first.page, planned: source.size, found: first.size }]
  })
  return [...ofTexts, ...ofNotes]
}

/** The scale that most texts are printed at: 1 in a file that was printed as planned. */
export function findScale(sizes: readonly PrintedSize[]): number {
  const scales = sizes.map(({ planned, found }) => found / planned).toSorted((a, b) => a - b)
  return scales[scales.length >> 1] ?? 1
}

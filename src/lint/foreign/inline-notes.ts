import type { Attempt } from '../../footnotes/attempts.js'
import type { Edit } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'

/** The beginning of a block, which the text of a note is not meant to be. */
const block = /^(?:[#>*+-]|\d+[.)])[ \t]|^(?:```|~~~|:::|\[\^)/

/**
 * Returns the edits that make notes of inline notes, `^[…]`, all at once: a call in the place of each, and the notes at
 * the end of the file in the order of their calls. Those inside of notes stay, and those that would begin a block.
 */
export function convertInlineNotes(at: SourceFile, attempts: readonly Attempt[]): Edit[] {
  const source = textOf(at)
  const taken = new Set(at.footnotes.definitionById.keys())
  const calls: Edit[] = []
  let notes = ''
  let count = 1
  for (const { start, end, prose } of attempts) {
    const text = inlineText(source.slice(start, end))
    if (prose?.note || block.test(text)) continue
    while (taken.has(`inline-${count}`)) count++
    const label = `inline-${count++}`
    calls.push({ range: [start, end], text: `[^${label}]` })
    notes += `[^${label}]: ${text}\n\n`
  }
  if (calls.length === 0) return []
  const gap = /\n[ \t]*\r?\n$/.test(source) ? '' : source.endsWith('\n') ? '\n' : '\n\n'
  return [...calls, { range: [source.length, source.length], text: `${gap}${notes.trimEnd()}\n` }]
}

/** The text of an inline note on one line, without the marks of a quote that it stands in. */
export function inlineText(written: string): string {
  return written
    .slice(2, -1)
    .replace(/[ \t]*\r?\n[ \t>]*/g, ' ')
    .trim()
}

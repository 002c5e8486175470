import { VFile } from 'vfile'
import type { Edit } from '../../lint/finding.js'
import { edited } from '../../lint/fix/apply-edits.js'
import { fixSource } from '../../lint/fix/fix-source.js'
import { addsNotes } from '../../lint/fix/keep-fixes.js'
import { toSource } from '../../lint/fix/to-source.js'
import { repairDrawnTables } from '../../lint/foreign/drawn-tables.js'
import { repairFences } from '../../lint/foreign/fence-repairs.js'
import { rules } from '../../lint/rules/index.js'
import type { SourceFile } from '../../lint/source.js'

/** Nothing else of a report is repaired before its author has seen it. */
const settings = Object.fromEntries(
  rules.filter(({ id }) => !addsNotes.has(id)).map(({ id }) => [id, 'off'] as const),
)

/**
 * Makes notes of what the author of a report meant as notes, with their numbers by hand or by a slip. In one file their
 * calls and their list are still together; once it is divided, the list would be a chapter that nothing calls.
 *
 * @param text that has been parsed before, so that it is known not to be too complex
 * @returns the text as it was where a call or a link would lead elsewhere.
 */
export function makeNotes(text: string): string {
  const report = { kind: 'document', id: '', files: [new VFile({ value: text })] } as const
  return fixSource(toSource(report), settings)[0]?.after ?? text
}

/**
 * Writes the tables of a report which pandoc has drawn with lines. To Markdown they are paragraphs, headings and lines
 * across the page, which would not stay together where a report is divided.
 *
 * @param text that has been parsed before, so that it is known not to be too complex
 */
export function writeTables(text: string): string {
  return repairReport(text, repairDrawnTables)
}

/**
 * Makes quotes of the boxes of a report that stand between lines of colons as pandoc reads them, and leaves such lines out
 * where they mean nothing here. To Markdown they are text, and a heading between them would part them.
 *
 * @param text that has been parsed before, so that it is known not to be too complex
 */
export function writeBoxes(text: string): string {
  return repairReport(text, (at) => [...repairFences(at).values()].flat())
}

function repairReport(text: string, repair: (at: SourceFile) => readonly Edit[]): string {
  const report = { kind: 'document', id: '', files: [new VFile({ value: text })] } as const
  const [at] = toSource(report).files
  return at ? edited(text, repair(at)) : text
}

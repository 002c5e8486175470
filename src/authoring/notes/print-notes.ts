import { printCsv } from '../../briefing/csv.js'
import { printTable } from '../../terminal/table.js'
import { type ListFormat, nothing, printJson, printPlaces } from '../print-list.js'
import type { NoteChange } from './compare-notes.js'
import type { ListedNote } from './list-notes.js'

/** Takes the notes of a briefing; returns them as a person, a spreadsheet or a program reads them. */
export function printNotes(id: string, notes: readonly ListedNote[], format: ListFormat): string {
  switch (format) {
    case 'json':
      return printJson({ id, notes: notes.map(withoutWords) })
    case 'csv':
      return printCsv([
        ['briefing', 'number', 'label', 'page', 'text', 'urls', 'file', 'line', 'calls'],
        ...notes.map((note) => [
          id,
          String(note.number),
          note.label,
          note.page === null ? '' : String(note.page),
          note.text,
          note.urls.join(' '),
          note.file,
          String(note.line),
          note.calls.map(({ file, line }) => `${file}:${line}`).join(' '),
        ]),
      ])
    case 'table':
      return printTable(
        ['no.', 'label', 'page', 'defined at', 'called at', 'note'],
        notes.map((note) => [
          String(note.number),
          `[^${note.label}]`,
          note.page === null ? nothing : String(note.page),
          `${note.file}:${note.line}`,
          printPlaces(note.calls),
          note.text,
        ]),
        new Set([0, 2]),
        process.stdout.columns,
      )
  }
}

/** Takes what changed between two versions; returns it in one of the formats. */
export function printChanges(
  id: string,
  against: string,
  changes: readonly NoteChange[],
  format: ListFormat,
): string {
  const rows = changes.map((change) => {
    const before = change.kind === 'added' ? undefined : change.before
    const after = change.kind === 'removed' ? undefined : change.after
    return { kind: change.kind, before, after, note: after ?? before }
  })
  const number = (note: ListedNote | undefined, none: string) => (note ? String(note.number) : none)
  switch (format) {
    case 'json':
      return printJson({
        id,
        against,
        changes: rows.map(({ kind, before, after }) => ({
          kind,
          before: before ? withoutWords(before) : null,
          after: after ? withoutWords(after) : null,
        })),
      })
    case 'csv':
      return printCsv([
        [
          'briefing',
          'change',
          'before',
          'after',
          'label',
          'text before',
          'text after',
          'file',
          'line',
        ],
        ...rows.map(({ kind, before, after, note }) => [
          id,
          kind,
          number(before, ''),
          number(after, ''),
          note?.label ?? '',
          before?.text ?? '',
          after?.text ?? '',
          note?.file ?? '',
          String(note?.line ?? ''),
        ]),
      ])
    case 'table':
      return printTable(
        ['change', 'before', 'after', 'label', 'defined at', 'note'],
        rows.map(({ kind, before, after, note }) => [
          kind,
          number(before, nothing),
          number(after, nothing),
          before && after && before.label !== after.label
            ? `[^${before.label}] → [^${after.label}]`
            : `[^${note?.label ?? ''}]`,
          after ? `${after.file}:${after.line}` : nothing,
          before && after && before.text !== after.text && kind === 'changed'
            ? `${before.text} → ${after.text}`
            : (note?.text ?? ''),
        ]),
        new Set([1, 2]),
        process.stdout.columns,
      )
  }
}

function withoutWords({ words: _, ...note }: ListedNote) {
  return note
}

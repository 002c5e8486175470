import { printCsv } from '../../briefing/csv.js'
import { printTable } from '../../terminal/table.js'
import type { NoteChange } from './compare-notes.js'
import type { ListedNote } from './list-notes.js'

export type NotesFormat = 'table' | 'csv' | 'json'

/** What a table shows for a page that no build has recorded. */
const unknown = '–'

/** Takes the notes of a briefing; returns them as a person, a spreadsheet or a program reads them. */
export function printNotes(id: string, notes: readonly ListedNote[], format: NotesFormat): string {
  switch (format) {
    case 'json':
      return json({ id, notes: notes.map(withoutWords) })
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
          note.page === null ? unknown : String(note.page),
          `${note.file}:${note.line}`,
          placesOf(note),
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
  format: NotesFormat,
): string {
  const rows = changes.map((change) => {
    const before = change.kind === 'added' ? undefined : change.before
    const after = change.kind === 'removed' ? undefined : change.after
    return { kind: change.kind, before, after, note: after ?? before }
  })
  const number = (note: ListedNote | undefined, none: string) => (note ? String(note.number) : none)
  switch (format) {
    case 'json':
      return json({
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
          number(before, unknown),
          number(after, unknown),
          before && after && before.label !== after.label
            ? `[^${before.label}] → [^${after.label}]`
            : `[^${note?.label ?? ''}]`,
          after ? `${after.file}:${after.line}` : unknown,
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

/** `a.md:3, :9, b.md:1`: a file is named once for the calls that follow each other in it. */
function placesOf({ calls }: ListedNote): string {
  return calls
    .map(({ file, line }, index) =>
      calls[index - 1]?.file === file ? `:${line}` : `${file}:${line}`,
    )
    .join(', ')
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

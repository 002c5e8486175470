import path from 'node:path'
import { printCsv } from '../../csv.js'
import { printTable } from '../../terminal/table.js'
import { type LinePlace, type ListFormat, nothing, printJson, printPlaces } from '../print-list.js'
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
          printPlaces([note].map(inFolder)),
          printCalls(note),
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
  const rows = changes.map(toRow)
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
      return printCsv([changeColumns, ...rows.map((row) => listCells(id, row))])
    case 'table':
      return printTable(
        ['change', 'before', 'after', 'label', 'defined at', 'note'],
        rows.map(showCells),
        new Set([1, 2]),
        process.stdout.columns,
      )
  }
}

/** A change as a row: what it was and what it is, where there is one, and the newer of the two. */
interface ChangeRow {
  kind: NoteChange['kind']
  before: ListedNote | undefined
  after: ListedNote | undefined
  note: ListedNote | undefined
}

function toRow(change: NoteChange): ChangeRow {
  const before = change.kind === 'added' ? undefined : change.before
  const after = change.kind === 'removed' ? undefined : change.after
  return { kind: change.kind, before, after, note: after ?? before }
}

const changeColumns = 'briefing,change,before,after,label,text before,text after,file,line'.split(
  ',',
)

/** The cells of a row for a spreadsheet. */
function listCells(id: string, { kind, before, after, note }: ChangeRow): string[] {
  return [
    id,
    kind,
    numberOf(before, ''),
    numberOf(after, ''),
    note?.label ?? '',
    before?.text ?? '',
    after?.text ?? '',
    note?.file ?? '',
    String(note?.line ?? ''),
  ]
}

/** The cells of a row for a terminal: what became of label and text, where they are other ones. */
function showCells({ kind, before, after, note }: ChangeRow): string[] {
  const isRelabelled = before && after && before.label !== after.label
  const isReworded = before && after && before.text !== after.text && kind === 'changed'
  return [
    kind,
    numberOf(before, nothing),
    numberOf(after, nothing),
    isRelabelled ? `[^${before.label}] → [^${after.label}]` : `[^${note?.label ?? ''}]`,
    after ? printPlaces([inFolder(after)]) : nothing,
    isReworded ? `${before.text} → ${after.text}` : (note?.text ?? ''),
  ]
}

function numberOf(note: ListedNote | undefined, none: string): string {
  return note ? String(note.number) : none
}

/** All are in the briefing's folder, and a terminal has no room for its name in each row. */
function inFolder({ file, line }: LinePlace): LinePlace {
  return { file: path.basename(file), line }
}

/** Calls stand in the file of their note, which is named beside them. */
function printCalls(note: ListedNote): string {
  const [, ...calls] = printPlaces([note, ...note.calls].map(inFolder)).split(', ')
  return calls.join(', ')
}

function withoutWords({ words: _, ...note }: ListedNote) {
  return note
}

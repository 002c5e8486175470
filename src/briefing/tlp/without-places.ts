import type { NoteModel } from '../describe.js'

/**
 * Takes the note model of an edition that leaves something out; gives it without lines, columns, names of files and labels
 * of the source, all of which would tell where something stood.
 *
 * @param name stands for the files
 */
export function withoutPlaces(model: NoteModel, name: string): NoteModel {
  const hide = <Value>(value: Value): Value => {
    if (Array.isArray(value)) return value.map(hide) as Value
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.entries(value).map(([key, held]) => [key, hide(held)])
    const hidden =
      'file' in value && 'line' in value ? { file: name, line: null, column: null } : {}
    return { ...Object.fromEntries(copy), ...hidden }
  }
  const hidden = hide(model)
  const notes = hidden.notes.map((note) => ({ ...note, label: String(note.number) }))
  return { ...hidden, notes }
}

import { toString as textIn } from 'mdast-util-to-string'
import { assemble } from '../../briefing/assemble.js'
import { describeBriefing } from '../../briefing/describe.js'
import { readForListing } from '../read-for-listing.js'

/** A note as `briefing notes` lists it. */
export interface ListedNote {
  number: number
  label: string
  file: string
  line: number
  column: number
  text: string
  /** The text without the numbers of the notes it calls, which change with every note before them. */
  words: string
  urls: string[]
  /** The page on which the note begins; null if no build of this state of the source is known. */
  page: number | null
  calls: { file: string; line: number; column: number; page: number | null }[]
}

/**
 * Lists the notes of a briefing as a build would number them.
 *
 * @throws BriefingError (findings) if the front matter, which decides the order of reading, is wrong.
 */
export async function listNotes(folder: string): Promise<{ id: string; notes: ListedNote[] }> {
  const { id, frontMatter, parsed } = await readForListing(
    folder,
    (name) => `The notes of ${name} cannot be numbered`,
  )
  const briefing = assemble(id, folder, frontMatter, parsed)
  const notes = describeBriefing(briefing).notes.map((note, index): ListedNote => {
    const definition = briefing.notes[index]?.definition
    return {
      number: note.number,
      label: note.label,
      file: note.file,
      line: note.line ?? 1,
      column: note.column ?? 1,
      text: note.text.replace(/\s+/g, ' ').trim(),
      words: definition ? textIn(definition).replace(/\s+/g, ' ').trim() : '',
      urls: note.urls,
      page: null,
      calls: note.calls.map(({ file, line, column }) => ({ file, line, column, page: null })),
    }
  })
  return { id, notes }
}

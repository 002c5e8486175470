import { stat } from 'node:fs/promises'
import path from 'node:path'
import { addPages, readBuilt } from '../authoring/notes/built-pages.js'
import { compareNotes } from '../authoring/notes/compare-notes.js'
import { withRevision } from '../authoring/notes/git-version.js'
import { listNotes } from '../authoring/notes/list-notes.js'
import { printChanges, printNotes } from '../authoring/notes/print-notes.js'
import type { ListFormat } from '../authoring/print-list.js'
import { listSources } from '../authoring/sources/list-sources.js'
import { printSources } from '../authoring/sources/print-sources.js'
import { countOf } from '../count.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { isBriefing } from '../source/find-briefings.js'
import { chooseBriefing } from './choose-briefing.js'

/** The options of `briefing notes`. */
export interface NotesOptions {
  briefings: string
  output: string
  format: ListFormat
  sources: boolean
  against?: string
}

/** `briefing notes`: lists the notes of a briefing, what they cite, or what became of them since another version. */
export async function notesCommand(
  name: string | undefined,
  { briefings, output, format, sources, against }: NotesOptions,
): Promise<ExitCode> {
  const folder = await chooseBriefing(briefings, name)
  if (sources) {
    const listed = await listSources(folder)
    print(printSources(listed, format))
    const { notes, sites } = listed.briefing
    console.error(`${listed.id}: ${countOf(notes, 'note')}, ${countOf(sites.length, 'site')}`)
    return exitCode.clean
  }
  const { id, notes } = await listNotes(folder)
  if (against !== undefined) {
    const earlier = await readVersion(folder, against)
    const changes = compareNotes(earlier.notes, notes)
    if (format !== 'table' || changes.length > 0) print(printChanges(id, against, changes, format))
    console.error(summarise(id, against, changes))
    return exitCode.clean
  }
  const built = await readBuilt(output, id)
  const placed = built && addPages(notes, built)
  if (built && !placed) {
    console.error(
      `The last build of ${id} had other notes than its source has now, so their pages are not listed; build it again.`,
    )
  }
  if (format !== 'table' || notes.length > 0) print(printNotes(id, placed ?? notes, format))
  console.error(`${id}: ${countOf(notes.length, 'note')}`)
  return exitCode.clean
}

/** A folder is a version of the briefing, or holds one under its id; anything else is a revision. */
async function readVersion(folder: string, against: string) {
  const inside = path.join(against, path.basename(folder))
  for (const candidate of [against, inside]) {
    if (await isBriefing(candidate)) return listNotes(candidate)
  }
  if ((await stat(against).catch(() => undefined))?.isDirectory()) {
    throw new BriefingError(
      `Neither ${against} nor ${inside} has a briefing.md to compare with.`,
      exitCode.usage,
    )
  }
  return withRevision(folder, against, listNotes)
}

function summarise(id: string, against: string, changes: readonly { kind: string }[]): string {
  if (changes.length === 0) return `${id}: the notes are the same as in ${against}`
  const counts = ['added', 'removed', 'changed', 'renumbered'].map(
    (kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`,
  )
  return `${id} since ${against}: ${counts.join(', ')}`
}

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import type { ListedNote } from './list-notes.js'

const place = { file: z.string(), line: z.number().nullable(), column: z.number().nullable() }
const page = z.number().nullable().optional()

/** What we need of the note model that a build leaves. */
const builtSchema = z.object({
  version: z.string().optional(),
  pages: z.number().optional(),
  notes: z.array(
    z.object({
      number: z.number(),
      label: z.string(),
      urls: z.array(z.string()),
      text: z.string(),
      ...place,
      pages: z.array(z.number()).optional(),
      calls: z.array(z.object({ ...place, page })),
    }),
  ),
})

/** What we read of the note model of an earlier build. */
export type BuiltModel = z.infer<typeof builtSchema>

/** Reads the note model of the last build; returns nothing if there is none, or none that we understand. */
export async function readBuilt(output: string, id: string): Promise<BuiltModel | undefined> {
  try {
    const text = await readFile(path.join(output, id, `${id}.json`), 'utf8')
    return builtSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Adds the pages of the last build, where that build was of these very notes; otherwise gives nothing. */
export function addPages(
  notes: readonly ListedNote[],
  built: BuiltModel,
): ListedNote[] | undefined {
  const same =
    notes.length === built.notes.length &&
    notes.every((note, index) => keyOf(note) === keyOf(built.notes[index]))
  if (!same) return undefined
  return notes.map((note, index) => {
    const set = built.notes[index]
    const calls = note.calls.map((call, at) => ({ ...call, page: set?.calls[at]?.page ?? null }))
    return { ...note, page: set?.pages?.[0] ?? null, calls }
  })
}

function keyOf(note: BuiltModel['notes'][number] | undefined): string {
  const where = (at: { file: string; line: number | null; column: number | null }) =>
    `${path.basename(at.file)}:${at.line}:${at.column}`
  return JSON.stringify(
    note && [
      note.number,
      note.label,
      note.text.replace(/\s+/g, ' ').trim(),
      note.urls,
      where(note),
      note.calls.map(where),
    ],
  )
}

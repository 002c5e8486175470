import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** Takes folders of briefings; gives the one with the file that was saved last: the one that is being written. */
export async function chooseBriefing(folders: readonly string[]): Promise<string> {
  const dated = await Promise.all(
    folders.map(async (folder) => ({ folder, saved: await lastSaved(folder) })),
  )
  const [latest] = dated.toSorted((a, b) => b.saved - a.saved)
  if (!latest) throw new Error('Expected one briefing or more')
  return latest.folder
}

async function lastSaved(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const facts = await Promise.all(names.map((name) => stat(path.join(folder, name))))
  return Math.max(0, ...facts.map(({ mtimeMs }) => mtimeMs))
}

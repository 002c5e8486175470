import { stat } from 'node:fs/promises'
import path from 'node:path'

/** The names under which a folder may hold the configuration; the first that is there is taken. */
export function listConfigNames({ allowJs }: { allowJs: boolean }): string[] {
  return ['briefing.config.json', ...(allowJs ? ['briefing.config.js'] : []), 'package.json']
}

/**
 * Returns the absolute paths whose change may be a change of the configuration: the file that is named; otherwise those of
 * the working directory, which need not be there yet, and those that are there in the folders above.
 */
export async function listConfigPlaces(
  named: string | undefined,
  { allowJs, cwd = '' }: { allowJs: boolean; cwd?: string },
): Promise<string[]> {
  const start = path.resolve(cwd)
  if (named !== undefined) return [path.resolve(start, named)]
  const places: string[] = []
  for (let folder = start; ; folder = path.dirname(folder)) {
    for (const name of listConfigNames({ allowJs })) {
      const file = path.join(folder, name)
      if (folder === start || (await isFile(file))) places.push(file)
    }
    if (folder === path.dirname(folder)) return places
  }
}

function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
}

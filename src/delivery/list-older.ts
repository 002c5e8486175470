import { access } from 'node:fs/promises'
import path from 'node:path'

/** Takes the names of files that a build has not written; gives those that an earlier build has left in the folder. */
export async function listOlder(folder: string, names: readonly string[]): Promise<string[]> {
  const files = names.map((name) => path.join(folder, name))
  const there = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  )
  return files.filter((_, index) => there[index])
}

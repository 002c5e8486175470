import { lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Describes what makes a folder unsafe to run programs from, such as that others can write to it; undefined where nothing
 * does.
 *
 * @throws the errors of the file system, such as ENOENT.
 */
export function findFolderFault(path: string): string | undefined {
  return findParentFault(path) ?? findOwnFault(path)
}

function findOwnFault(path: string): string | undefined {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return 'is a symbolic link'
  if (!found.isDirectory()) return 'is not a folder'
  const user = process.getuid?.()
  if (user !== undefined && found.uid !== user) return `belongs to another user (${found.uid})`
  if ((found.mode & 0o022) !== 0) return 'can be written to by other users'
  return undefined
}

/** In a folder that all may write to, without the sticky bit, others can swap ours for theirs. */
function findParentFault(path: string): string | undefined {
  for (let folder = dirname(realpathSync(path)); ; folder = dirname(folder)) {
    const { mode } = statSync(folder)
    if ((mode & 0o002) !== 0 && (mode & 0o1000) === 0) {
      return `lies in ${folder}, which anyone can write to`
    }
    if (folder === dirname(folder)) return undefined
  }
}

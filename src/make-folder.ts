import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from './thrown.js'

/**
 * Makes a folder, and those that it lies in. Node's own `recursive` never ends where a file system denies that a new
 * folder's parent is there, as /proc does.
 *
 * @param mode the permissions of each folder that is made; otherwise those that the process gives
 * @throws the errors of the file system, such as EACCES, EROFS, ENOTDIR, and EEXIST where a file has its name.
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  try {
    await makeOne(folder, mode)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    await makeFolder(path.dirname(folder), mode)
    await makeOne(folder, mode)
  }
}

/** Makes a folder in one that is there, unless it is there itself: another process may have made it. */
async function makeOne(folder: string, mode?: number): Promise<void> {
  try {
    await mkdir(folder, mode)
  } catch (error) {
    const found = await stat(folder).catch(() => undefined)
    if (!found?.isDirectory()) throw error
  }
}

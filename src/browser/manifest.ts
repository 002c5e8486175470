import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A file of the unpacked browser as it was when it was whole. */
interface Entry {
  path: string
  size: number
  mode: number
  /** Changes with the content, unless the disk is at fault. */
  modified: number
  sha256: string
}

const manifestFile = 'manifest.json'
/** What programs create there while they run. */
const ownFolders = new Set(['font-cache'])

/** Writes down what a folder holds, so that a later run can see whether it still does. */
export async function writeManifest(folder: string): Promise<void> {
  const entries: Entry[] = []
  for (const path of await listFiles(folder)) {
    const { size, mode, mtimeMs } = await lstat(join(folder, path))
    entries.push({ path, size, mode, modified: mtimeMs, sha256: await hash(join(folder, path)) })
  }
  await write(folder, entries)
}

/**
 * Whether a folder holds all that its manifest names, as it was. Looks at sizes, modes and times, which takes a
 * millisecond; where a time differs, as in a copied folder, or where `closely` is asked for, at the content too.
 */
export async function matchesManifest(
  folder: string,
  { closely = false }: { closely?: boolean } = {},
): Promise<boolean> {
  try {
    const entries = JSON.parse(await readFile(join(folder, manifestFile), 'utf8')) as Entry[]
    let copied = false
    for (const entry of entries) {
      const { size, mode, mtimeMs } = await lstat(join(folder, entry.path))
      if (size !== entry.size || mode !== entry.mode) return false
      const touched = mtimeMs !== entry.modified
      if ((touched || closely) && (await hash(join(folder, entry.path))) !== entry.sha256)
        return false
      entry.modified = mtimeMs
      copied ||= touched
    }
    if (copied) await write(folder, entries)
    return entries.length > 0
  } catch {
    return false
  }
}

async function write(folder: string, entries: readonly Entry[]): Promise<void> {
  const draft = join(folder, `.${manifestFile}.${process.pid}`)
  await writeFile(draft, JSON.stringify(entries, null, 1))
  await rename(draft, join(folder, manifestFile))
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !ownFolders.has(path.split(/[\\/]/)[0] ?? ''))
    .sort()
}

async function hash(file: string): Promise<string> {
  const sum = createHash('sha256')
  await pipeline(createReadStream(file), sum)
  return sum.digest('hex')
}

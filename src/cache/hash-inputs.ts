import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import { fontFaces } from '../fonts/font-faces.js'
import type { Theme } from '../house/theme/theme.js'
import { packageFolder } from '../package-folder.js'

/** What all briefings of a run are made with. */
export interface Workshop {
  /** Folder of the templates. */
  templates: string
  theme: Theme
  /** As `identifyBrowser` names it. */
  browser: string
  /** Everything else that was asked for. */
  options: unknown
}

/** Returns a hash of the tools, the browser and the house: where one of them changes, so may every page. */
export async function hashWorkshop({
  templates,
  theme,
  browser,
  options,
}: Workshop): Promise<string> {
  const fonts = await Promise.all(
    fontFaces.map(async ({ file }) => [path.basename(file), (await stat(file)).size]),
  )
  return hash(
    JSON.stringify([
      [process.version, browser, fonts],
      hash(serialize(options)),
      await hashTools(),
      await hashFolder(templates),
      hash(serialize(theme)),
    ]),
  )
}

/** Returns a hash of the program and of its libraries, as this machine has them. */
export async function hashTools(): Promise<string> {
  const program = fileURLToPath(packageFolder)
  return hash(
    JSON.stringify([
      [process.platform, process.arch],
      hash(await readFile(path.join(program, 'package.json'))),
      await hashProgram(path.join(program, 'dist')),
    ]),
  )
}

/** What threads of a build begin with. */
const threads = [
  'pipeline/finish-thread.js',
  'proof/pdf/read-text-thread.js',
  'source/markdown/thread.js',
]

/** The bundle's chunks are named by what is in them. */
async function hashProgram(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort()
  return Promise.all(
    [...names, ...threads].map(async (name) =>
      name.startsWith('bundled-') ? name : `${name} ${await hashFile(path.join(folder, name))}`,
    ),
  )
}

/**
 * Returns a hash of all that the briefing in a folder may be made of: its own files, the texts of the briefings beside
 * it, and their pictures that are as long as one of its own, since only those are compared. Undefined if something
 * stands in its folder that is neither a file nor a folder: what a link leads to is not ours to follow.
 */
export async function hashBriefing(folder: string): Promise<string | undefined> {
  const own = await listFiles(folder)
  if (!own) return undefined
  const lengths = new Set(own.map(({ size }) => size))
  const parent = path.dirname(path.resolve(folder))
  const siblings = (await readdir(parent, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name !== path.basename(folder))
    .map(({ name }) => path.join(parent, name))
  const others = await Promise.all(siblings.map(listFiles))
  const read = others
    .flatMap((files) => files ?? [])
    .filter(({ file, size }) => file.endsWith('.md') || lengths.has(size))
  const hashes = await Promise.all(
    [...own, ...read].map(async ({ file }) => [path.relative(parent, file), await hashFile(file)]),
  )
  return hash(JSON.stringify([path.relative('', folder), hashes]))
}

async function hashFolder(folder: string): Promise<unknown> {
  const files = await listFiles(folder)
  if (!files) throw new Error(`Not everything in ${folder} is a file`)
  return Promise.all(
    files.map(async ({ file }) => [path.relative(folder, file), await hashFile(file)]),
  )
}

interface FoundFile {
  file: string
  size: number
}

/** Lists the files in a folder and those in it, by name; undefined if there is something else. */
async function listFiles(folder: string): Promise<FoundFile[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: FoundFile[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name)
    const inside = entry.isDirectory() ? await listFiles(file) : undefined
    if (inside) found.push(...inside)
    else if (entry.isFile()) found.push({ file, size: (await stat(file)).size })
    else return undefined
  }
  return found
}

async function hashFile(file: string): Promise<string> {
  return hash(await readFile(file))
}

/** SHA-256, in hexadecimal. */
export function hash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

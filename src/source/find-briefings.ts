import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { nameCommand } from '../command-name.js'
import { didYouMeanOneOf } from '../did-you-mean.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { isBriefingId } from './front-matter.js'

/**
 * Returns the folders of the briefings named, or of all below a folder. A name that is a path to a folder with a
 * briefing.md stands for itself, and one to a file in it for the folder.
 *
 * @throws BriefingError (usage) if the folder or a briefing is missing.
 */
export async function findBriefings(folder: string, names: readonly string[]): Promise<string[]> {
  const known = await listIds(folder, { required: names.length === 0 })
  if (names.length === 0) {
    if (known.length === 0) {
      throw new BriefingError(
        `No briefing in ${folder}: expected folders with a briefing.md. Name another folder with --briefings.`,
        exitCode.usage,
      )
    }
    return known.map((id) => path.join(folder, id))
  }
  const folders: string[] = []
  for (const name of new Set(names)) {
    if (known.includes(name)) folders.push(path.join(folder, name))
    else {
      const named = await findNamed(name)
      if (named === undefined) {
        throw new BriefingError(await describeUnknown(name, folder, known), exitCode.usage)
      }
      folders.push(named)
    }
  }
  return folders
}

/** The folder of the briefing that a path leads to, or of the file in it. */
async function findNamed(name: string): Promise<string | undefined> {
  if (/[\\/]|^\.+$/.test(name) && (await isBriefing(name))) return path.resolve(name)
  const isFile = (await stat(name).catch(() => undefined))?.isFile() ?? false
  const home = path.dirname(name)
  return isFile && name.endsWith('.md') && (await isBriefing(home)) ? path.resolve(home) : undefined
}

async function listIds(folder: string, { required }: { required: boolean }): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    async (cause: NodeJS.ErrnoException) => {
      if (!required) return []
      const reason = cause.code === 'ENOENT' ? 'there is no such folder' : cause.message
      throw new BriefingError(
        `Cannot read the briefings in ${folder}: ${reason}. ${await adviseFolder(folder)}`,
        exitCode.usage,
        { cause },
      )
    },
  )
  const folders = entries.filter((entry) => entry.isDirectory() && isBriefingId(entry.name))
  const found = await Promise.all(folders.map(({ name }) => isBriefing(path.join(folder, name))))
  return folders.flatMap(({ name }, index) => (found[index] ? [name] : [])).sort()
}

/** Whether a folder is one of a briefing. */
export async function isBriefing(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.includes('briefing.md')
}

/** What to do where a folder of briefings is missing: those who stand in a part of their repository are told the way. */
async function adviseFolder(folder: string): Promise<string> {
  for (let above = path.resolve('..'); ; above = path.dirname(above)) {
    const found = path.resolve(above, folder)
    if ((await listIds(found, { required: false })).length > 0) {
      return `${found} has some: run this in ${above}, or say \`--briefings ${path.relative('', found) || '.'}\`.`
    }
    if (above === path.dirname(above)) break
  }
  return folder === 'briefings'
    ? `Make a first briefing with \`${nameCommand('init')}\`, or name the folder with --briefings DIR.`
    : 'Name the folder with --briefings DIR.'
}

async function describeUnknown(
  name: string,
  folder: string,
  known: readonly string[],
): Promise<string> {
  if (name.endsWith('.md')) {
    const beside = await readdir(path.dirname(name)).catch((): string[] => [])
    const files = beside.filter((file) => file.endsWith('.md'))
    return `There is no file ${name}.${didYouMeanOneOf(files, path.basename(name))}`
  }
  const hint =
    known.length === 0
      ? ` There is no briefing in it. ${await adviseFolder(folder)}`
      : didYouMeanOneOf(known, name) || ` It has ${known.join(', ')}.`
  return `No briefing \`${name}\` (a folder with a briefing.md) in ${folder}.${hint}`
}

import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { didYouMeanOneOf } from '../did-you-mean.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { isBriefingId } from './front-matter.js'

/**
 * Returns the folders of the briefings named, or of all below a folder. A name that is a path to a folder with a
 * briefing.md stands for itself.
 *
 * @throws BriefingError (usage) if the folder or a briefing is missing.
 */
export async function findBriefings(folder: string, names: readonly string[]): Promise<string[]> {
  const known = await listIds(folder, names.length === 0)
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
    else if (/[\\/]/.test(name) && (await isBriefing(name))) folders.push(path.resolve(name))
    else throw new BriefingError(describeUnknown(name, folder, known), exitCode.usage)
  }
  return folders
}

async function listIds(folder: string, required: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (!required) return []
      const reason = cause.code === 'ENOENT' ? 'there is no such folder' : cause.message
      throw new BriefingError(
        `Cannot read the briefings in ${folder}: ${reason}. Name the folder with --briefings DIR.`,
        exitCode.usage,
        { cause },
      )
    },
  )
  const folders = entries.filter((entry) => entry.isDirectory() && isBriefingId(entry.name))
  const found = await Promise.all(folders.map(({ name }) => isBriefing(path.join(folder, name))))
  return folders.flatMap(({ name }, index) => (found[index] ? [name] : [])).sort()
}

async function isBriefing(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.includes('briefing.md')
}

function describeUnknown(name: string, folder: string, known: readonly string[]): string {
  const hint =
    known.length === 0
      ? ' There is no briefing in it.'
      : didYouMeanOneOf(known, name) || ` It has ${known.join(', ')}.`
  return `No briefing \`${name}\` (a folder with a briefing.md) in ${folder}.${hint}`
}

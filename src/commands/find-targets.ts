import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'
import { findBriefings } from './find-briefings.js'

/** What a check looks at: whole briefings, and Markdown files that belong to none. */
export interface Targets {
  briefings: string[]
  documents: string[]
}

/**
 * Takes what stands on the command line: ids, briefing folders, Markdown files, folders of Markdown files. Nothing
 * means every briefing.
 *
 * @throws BriefingError (usage) where one of them is none of these.
 */
export async function findTargets(folder: string, names: readonly string[]): Promise<Targets> {
  if (names.length === 0) return { briefings: await findBriefings(folder, []), documents: [] }
  const targets: Targets = { briefings: [], documents: [] }
  for (const name of new Set(names)) {
    const facts = await stat(name).catch(() => undefined)
    if (facts?.isFile()) targets.documents.push(name)
    else if (facts?.isDirectory() && !(await readdir(name)).includes('briefing.md')) {
      targets.documents.push(...(await listDocuments(name)))
    } else if (facts?.isDirectory()) targets.briefings.push(path.resolve(name))
    else targets.briefings.push(...(await findBriefings(folder, [name])))
  }
  return targets
}

async function listDocuments(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort()
  if (files.length > 0) return files
  throw new BriefingError(
    `There is no Markdown file in ${folder}. Name a briefing, a Markdown file or a folder with some.`,
    exitCode.usage,
  )
}

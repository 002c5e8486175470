import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'
import { findBriefings, isBriefing } from '../source/find-briefings.js'

/** What a check looks at: whole briefings, and Markdown files that belong to none. */
export interface Targets {
  briefings: string[]
  documents: string[]
}

/**
 * Takes what stands on the command line: ids, briefing folders, Markdown files, folders of those. Nothing means
 * every briefing. A chapter stands for its whole briefing, since notes and references are numbered through it.
 *
 * @throws BriefingError (usage) if one of them is something else.
 */
export async function findTargets(folder: string, names: readonly string[]): Promise<Targets> {
  if (names.length === 0) return { briefings: await findBriefings(folder, []), documents: [] }
  // By absolute path, so that what is named twice is checked once.
  const briefings = new Map<string, string>()
  const documents = new Map<string, string>()
  const add = async (file: string): Promise<void> => {
    const home = path.dirname(file)
    if (isChapterName(file) && (await isBriefing(home))) briefings.set(path.resolve(home), home)
    else documents.set(path.resolve(file), file)
  }
  for (const name of new Set(names)) {
    const facts = await stat(name).catch(() => undefined)
    if (name === '-' || (facts && !facts.isFile() && !facts.isDirectory())) throw refuseStream(name)
    if (facts?.isFile()) await add(name)
    else if (facts?.isDirectory() && !(await isBriefing(name))) {
      for (const file of await listMarkdown(name)) await add(file)
    } else {
      const [found = name] = facts ? [name] : await findBriefings(folder, [name])
      briefings.set(path.resolve(found), found)
    }
  }
  return { briefings: [...briefings.values()], documents: [...documents.values()] }
}

function refuseStream(name: string): BriefingError {
  return new BriefingError(
    `Cannot check ${name}, which is neither a file nor a folder: findings need a file that they can name. Write what comes through a pipe into one.`,
    exitCode.usage,
  )
}

function isChapterName(file: string): boolean {
  return /^[^._].*\.md$/.test(path.basename(file))
}

async function listMarkdown(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !isHidden(path.relative(folder, file)))
    .sort()
  if (files.length > 0) return files
  throw new BriefingError(
    `There is no Markdown file in ${folder}. Name a briefing, a Markdown file or a folder with some.`,
    exitCode.usage,
  )
}

/** Folders of tools, such as .git and node_modules; and drafts, as in a briefing. */
function isHidden(file: string): boolean {
  return file.split(path.sep).some((part) => /^[._]/.test(part) || part === 'node_modules')
}

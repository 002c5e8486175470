import { readdir } from 'node:fs/promises'
import { findBriefings } from '../source/find-briefings.js'
import { type FrontMatter, isMonthly } from '../source/front-matter.js'
import { parseFiles } from '../source/parse.js'
import { readBriefing } from '../source/read.js'
import { readFrontMatter } from '../source/read-front-matter.js'

/** A briefing whose front matter is right. */
export interface KnownBriefing {
  id: string
  folder: string
  frontMatter: FrontMatter
}

/** Lists the briefings in a folder from the oldest to the latest; those with wrong front matter are named apart. */
export async function listKnownBriefings(
  folder: string,
): Promise<{ known: KnownBriefing[]; broken: string[] }> {
  const names = await readdir(folder).catch((): string[] => [])
  const folders = names.length > 0 ? await findBriefings(folder, []).catch(() => []) : []
  const found: (KnownBriefing | undefined)[] = []
  // One after the other, so that only one briefing’s texts are in memory at a time.
  for (const each of folders) found.push(await readKnownBriefing(each))
  const known = found.filter((briefing) => briefing !== undefined)
  const broken = folders.filter((_, index) => !found[index])
  return { known: known.sort(byAge), broken }
}

/** Reads a briefing's front matter; returns nothing if it is wrong. */
export async function readKnownBriefing(folder: string): Promise<KnownBriefing | undefined> {
  const { id, files } = await readBriefing(folder)
  const [main] = await parseFiles(files.slice(0, 1))
  if (!main || main.file.messages.some(({ fatal }) => fatal)) return undefined
  const frontMatter = readFrontMatter(main.file, main.tree)
  return frontMatter && { id, folder, frontMatter }
}

/** The latest monthly, or the latest of any layout where there is no monthly. */
export function latestOf(known: readonly KnownBriefing[]): KnownBriefing | undefined {
  return known.findLast(({ frontMatter }) => isMonthly(frontMatter)) ?? known.at(-1)
}

/** The month decides, then the day of issue; of one month's briefings, `2024-03` before `en-2024-03`. */
function byAge(a: KnownBriefing, b: KnownBriefing): number {
  const age = ({ frontMatter: { period, issued } }: KnownBriefing) =>
    `${period ?? issued.slice(0, 7)} ${issued}`
  if (age(a) !== age(b)) return age(a) < age(b) ? -1 : 1
  return a.id < b.id ? 1 : -1
}

import { latestOf, listKnownBriefings } from '../authoring/known-briefings.js'
import { nameCommand } from '../command-name.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { findBriefings } from '../source/find-briefings.js'

/**
 * Takes the folder of the briefings and the name that was given, if any; returns the folder of that briefing, or of the
 * latest.
 *
 * @throws BriefingError if there is none of that name (usage), or none whose front matter can be read (findings).
 */
export async function chooseBriefing(briefings: string, name: string | undefined): Promise<string> {
  const [named] = await findBriefings(briefings, name ? [name] : [])
  const folder = name ? named : latestOf((await listKnownBriefings(briefings)).known)?.folder
  if (folder !== undefined) return folder
  throw new BriefingError(
    `No briefing in ${briefings} has a front matter that can be read; name one, or run \`${nameCommand('check')}\`.`,
    exitCode.findings,
  )
}

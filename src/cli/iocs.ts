import { listIndicators } from '../authoring/iocs/list-iocs.js'
import { printIocs } from '../authoring/iocs/print-iocs.js'
import { latestOf, listKnownBriefings } from '../authoring/known-briefings.js'
import type { ListFormat } from '../authoring/print-list.js'
import { readForListing } from '../authoring/read-for-listing.js'
import { nameCommand } from '../command-name.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { findBriefings } from '../source/find-briefings.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { Level } from '../source/tlp/level.js'

export interface IocsOptions {
  briefings: string
  format: ListFormat
  tlp?: Level
}

/** `briefing iocs`: lists the indicators of a briefing, which no table has, and in which months they stood before. */
export async function iocsCommand(
  name: string | undefined,
  { briefings, format, tlp }: IocsOptions,
): Promise<ExitCode> {
  const named = await findBriefings(briefings, name ? [name] : [])
  const { known } = await listKnownBriefings(briefings)
  const folder = name ? named[0] : latestOf(known)?.folder
  if (folder === undefined) {
    throw new BriefingError(
      `No briefing in ${briefings} has a front matter that can be read; name one, or run \`${nameCommand('check')}\`.`,
      exitCode.findings,
    )
  }
  const briefing = await read(folder)
  const month = monthOf(briefing.frontMatter)
  const before = []
  for (const each of known) {
    if (monthOf(each.frontMatter) < month) before.push(await read(each.folder))
  }
  const listed = listIndicators(briefing, before, tlp)
  if (format !== 'table' || listed.length > 0) {
    const text = printIocs(briefing.id, listed, format)
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  }
  const missing = listed.filter(({ isMissing }) => isMissing).length
  const returning = listed.filter(({ earlier }) => earlier.length > 0).length
  console.error(
    `${briefing.id}: ${listed.length} ${listed.length === 1 ? 'indicator' : 'indicators'}, ${missing} in no table, ${returning} known from earlier months`,
  )
  return exitCode.clean
}

function monthOf({ period, issued }: FrontMatter): string {
  return period ?? issued.slice(0, 7)
}

function read(folder: string) {
  return readForListing(folder, (id) => `The indicators of ${id} cannot be read`)
}

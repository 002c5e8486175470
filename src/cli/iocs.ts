import { listIndicators } from '../authoring/iocs/list-iocs.js'
import { printIocs } from '../authoring/iocs/print-iocs.js'
import { listKnownBriefings } from '../authoring/known-briefings.js'
import type { ListFormat } from '../authoring/print-list.js'
import { readForListing } from '../authoring/read-for-listing.js'
import { countOf } from '../count.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { Level } from '../source/tlp/level.js'
import { chooseBriefing } from './choose-briefing.js'

/** The options of `briefing iocs`. */
export interface IocsOptions {
  briefings: string
  format: ListFormat
  tlp?: Level
}

/** `briefing iocs`: lists the indicators of a briefing, which no `:::iocs` has, and in which months they stood before. */
export async function iocsCommand(
  name: string | undefined,
  { briefings, format, tlp }: IocsOptions,
): Promise<ExitCode> {
  const briefing = await read(await chooseBriefing(briefings, name))
  const month = monthOf(briefing.frontMatter)
  const { known } = await listKnownBriefings(briefings)
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
    `${briefing.id}: ${countOf(listed.length, 'indicator')}, ${missing} in no :::iocs table, ${returning} known from earlier months`,
  )
  return exitCode.clean
}

function monthOf({ period, issued }: FrontMatter): string {
  return period ?? issued.slice(0, 7)
}

function read(folder: string) {
  return readForListing(folder, (id) => `The indicators of ${id} cannot be read`)
}

import type { Briefing } from '../briefing/briefing.js'
import { describeBriefing } from '../briefing/describe.js'
import { type Level, levelOf } from '../source/tlp/level.js'
import { collectIndicators } from './collect.js'
import type { Indicator } from './indicator.js'

/** What the files for machines say of a briefing. */
export interface ReportFacts {
  id: string
  title: string
  publisher: string
  authors: readonly string[]
  language: string
  /** `YYYY-MM-DD`, the only clock. */
  issued: string
  /** As it is printed, and the level of TLP that it names, if it names one. */
  classification: string
  level: Level | undefined
  indicators: Indicator[]
  /** Sources that the notes name, in the order of the notes. */
  sources: { url: string; text: string }[]
}

/** Takes a report; gives what goes into its files for machines. */
export function gatherFacts(briefing: Briefing): ReportFacts {
  const { id, frontMatter } = briefing
  const { title, publisher, authors = [], language, issued, classification } = frontMatter
  const sources = new Map<string, string>()
  for (const { text, urls } of describeBriefing(briefing).notes) {
    for (const url of urls)
      if (!sources.has(url)) sources.set(url, text.replace(/\s+/g, ' ').trim())
  }
  return {
    id,
    title,
    publisher,
    authors,
    language,
    issued,
    classification,
    level: levelOf(classification),
    indicators: collectIndicators(briefing),
    sources: [...sources].map(([url, text]) => ({ url, text })),
  }
}

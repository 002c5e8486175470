import type { FootnoteDefinition } from 'mdast'
import { chapterId } from '../../briefing/reference-target.js'
import { group } from '../../group.js'
import { dayOf, lastDayOf, listAccessDates, listSourceDates } from '../../lint/notes/note-dates.js'
import { dateInAddress, listSites } from '../../lint/notes/source-sites.js'
import { type SourceFile, toSourceFile } from '../../lint/source.js'
import { readForListing } from '../read-for-listing.js'

/** What a note cites. */
export interface CitedSource {
  file: string
  line: number
  label: string
  urls: string[]
  /** The registered domain, such as `bbc.co.uk`; of a copy in an archive, that of the page. */
  sites: string[]
  isArchived: boolean
  /** `YYYY-MM-DD` or `YYYY-MM`: its own, as the note or else its address says, or the day on which it was read. */
  date: string | null
  /** Days from that date to the day of issue. */
  age: number | null
}

/** The sources of a chapter or of a whole briefing. */
export interface SourceSummary {
  notes: number
  /** Notes with an address in an archive, and notes with a date. */
  archived: number
  dated: number
  /** In days, of the dated ones. */
  age: { median: number; oldest: number } | null
  /** The most cited first. */
  sites: CitedSite[]
}

/** A site, and how often the notes cite it. */
export interface CitedSite {
  site: string
  /** How many cite it. */
  notes: number
  archived: number
  /** From 0 to 1, of the notes that cite any site. */
  share: number
}

/** What the notes of a briefing cite, chapter by chapter and in all. */
export interface ListedSources {
  id: string
  chapters: (SourceSummary & { chapter: string; sources: CitedSource[] })[]
  briefing: SourceSummary
}

/**
 * Lists what the notes of a briefing cite, chapter by chapter; a chapter without notes is left out.
 *
 * @throws BriefingError (findings) if its front matter, which says when it is issued, is wrong.
 */
export async function listSources(folder: string): Promise<ListedSources> {
  const { id, frontMatter, parsed } = await readForListing(
    folder,
    (name) => `The sources of ${name} cannot be listed`,
  )
  const chapters = parsed.flatMap((each, index) => {
    const at = toSourceFile(each, index === 0 ? 'briefing' : 'chapter')
    const wordsOf = group(at.words, ({ note }) => note)
    const sources = [...at.footnotes.printed].map((note) => {
      const words = (wordsOf.get(note) ?? []).map(({ text }) => text).join('\n')
      return readSource(at, note, words, frontMatter)
    })
    const chapter = index === 0 ? 'briefing' : chapterId(at.file.path)
    return sources.length > 0 ? [{ chapter, ...summarise(sources), sources }] : []
  })
  return { id, chapters, briefing: summarise(chapters.flatMap(({ sources }) => sources)) }
}

function readSource(
  at: SourceFile,
  note: FootnoteDefinition,
  text: string,
  { language, issued }: { language: string; issued: string },
): CitedSource {
  const cited = listSites(at, note)
  const [own] = listSourceDates(text, language)
  const [read] = listAccessDates(text)
  const [addressed] = cited.flatMap((site) => dateInAddress(site) ?? [])
  const date = own?.name ?? addressed ?? read?.day ?? null
  return {
    file: at.file.path,
    line: note.position?.start.line ?? 1,
    label: note.label ?? note.identifier,
    urls: cited.map(({ link }) => link.url),
    sites: [...new Set(cited.map(({ site }) => site))],
    isArchived: cited.some(({ isArchive }) => isArchive),
    date,
    age: date === null ? null : dayOf(issued) - (date.length === 7 ? lastDayOf(date) : dayOf(date)),
  }
}

function summarise(sources: readonly CitedSource[]): SourceSummary {
  const withSites = sources.filter(({ sites }) => sites.length > 0)
  const names = new Set(withSites.flatMap(({ sites }) => sites))
  const sites = [...names].map((site): CitedSite => {
    const citing = withSites.filter((source) => source.sites.includes(site))
    return {
      site,
      notes: citing.length,
      archived: countArchived(citing),
      share: citing.length / withSites.length,
    }
  })
  const ages = sources.flatMap(({ age }) => age ?? []).sort((a, b) => a - b)
  return {
    notes: sources.length,
    archived: countArchived(sources),
    dated: ages.length,
    age: ages.length === 0 ? null : { median: medianOf(ages), oldest: ages.at(-1) ?? 0 },
    sites: sites.sort((a, b) => b.notes - a.notes || (a.site < b.site ? -1 : 1)),
  }
}

function countArchived(sources: readonly CitedSource[]): number {
  return sources.filter(({ isArchived }) => isArchived).length
}

/** Of the two in the middle, the later. */
function medianOf(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

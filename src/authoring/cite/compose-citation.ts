import { isJapanese, wordsOf } from '../../briefing/words.js'
import { toMarkdown } from '../markdown-text.js'
import { fillScaffold } from '../scaffold.js'

export interface Citation {
  label: string
  site: string
  title: string
  url: string
  /** `YYYY-MM-DD`, the day on which the page was read. */
  accessed?: string | undefined
  /** Address of a copy that stays. */
  archive?: string | undefined
}

/** Composes the definition of a note in the house form, which `templates/scaffolds/<language>/citation.hbs` holds. */
export async function composeCitation(language: string, citation: Citation): Promise<string> {
  const { label, site, title, url, accessed, archive } = citation
  const date = (day: string) => wordsOf(language).date(day)
  const day = archive && dateOfArchive(archive)
  const text = await fillScaffold('citation', language, {
    label,
    url,
    site: toMarkdown(site),
    title: toMarkdown(quoteInside(title, language)),
    remarks: Boolean(accessed || archive),
    both: Boolean(accessed && archive),
    accessed: accessed ? date(accessed) : '',
    archive: archive ?? '',
    archived: day ? date(day) : '',
  })
  return text.trim()
}

/** Quotation marks of the kind that will stand around the title change to the other kind. */
function quoteInside(title: string, language: string): string {
  return isJapanese(language)
    ? title.replaceAll('『', '「').replaceAll('』', '」')
    : title
        .replaceAll('“', '‘')
        .replaceAll('”', '’')
        .replace(/"([^"]*)"/g, '‘$1’')
}

/** The Wayback Machine tells the day in its addresses: `…/web/20240309123456/…`. */
function dateOfArchive(archive: string): string | undefined {
  const [, year, month, day] =
    /\/(?:web\/)?(\d{4})(\d{2})(\d{2})(?:\d{6})?[a-z_]*\//.exec(archive) ?? []
  if (!year || !month || !day) return undefined
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

import { getDomainWithoutSuffix } from 'tldts'
import { kindOfIp } from '../../addresses/ip-address.js'
import { isJapanese, wordsOf } from '../../briefing/words.js'
import { asciiWords, toMarkdown } from '../markdown-text.js'
import { fillScaffold } from '../scaffold.js'

/** What a footnote definition says of a web page. */
export interface Citation {
  label: string
  site: string
  title: string
  url: string
  /** `YYYY-MM-DD`, the day on which the page was read. */
  accessed?: string | undefined
  /** Address of an archived copy. */
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

/** The Wayback Machine gives the day in its addresses: `…/web/20240309123456/…`. */
function dateOfArchive(archive: string): string | undefined {
  const [, year, month, day] =
    /\/(?:web\/)?(\d{4})(\d{2})(\d{2})(?:\d{6})?[a-z_]*\//.exec(archive) ?? []
  if (!year || !month || !day) return undefined
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

/**
 * Returns a label for a source, named after its site: `nikkei`; where that is taken, with words of the title or a number.
 *
 * @param isTaken whether the file has such a label
 */
export function nameLabel(
  { site, title, url }: { site: string; title: string; url: string },
  isTaken: (label: string) => boolean,
): string {
  const base =
    [toSlug(site, 20), toSlug(nameOfHost(url), 30)].find((name) => /[a-z]/.test(name)) ?? 'source'
  const [first, second] = [toSlug(title, 12), toSlug(title, 24)].filter(
    (words) => words !== '' && !words.startsWith(base),
  )
  for (const candidate of [base, first && `${base}-${first}`, second && `${base}-${second}`]) {
    if (candidate && !isTaken(candidate)) return candidate
  }
  let count = 2
  while (isTaken(`${base}-${count}`)) count++
  return `${base}-${count}`
}

/** The words of a text that are ASCII, as many as fit; empty if most of the text is not. */
function toSlug(text: string, length: number): string {
  if (/[^\p{Script=Latin}\p{P}\p{S}\p{N}\s]/u.test(text)) return ''
  let slug = ''
  for (const word of asciiWords(text)) {
    if (slug.length + word.length + 1 > length + 1) break
    slug += `-${word}`
  }
  return slug.slice(1)
}

/** The name that somebody registered: `nikkei` of `www.nikkei.co.jp`; empty for an IP address. */
function nameOfHost(url: string): string {
  const { hostname } = new URL(url)
  if (kindOfIp(hostname.replace(/^\[|\]$/g, ''))) return ''
  return getDomainWithoutSuffix(hostname) || hostname
}

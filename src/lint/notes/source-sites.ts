import type { FootnoteDefinition, Link } from 'mdast'
import { getDomain } from 'tldts'
import { isAllowed } from '../../addresses/allowed-hosts.js'
import { hostOfAddress } from '../../addresses/live.js'
import type { SourceFile } from '../source.js'
import { listSourceLinks } from './note-text.js'

/** Where copies of pages are kept. */
const archives = [
  'archive.org',
  'archive.today',
  'archive.ph',
  'archive.is',
  'perma.cc',
  'megalodon.jp',
]

/** A page that a note cites. */
interface SourceSite {
  link: Link
  host: string
  isArchive: boolean
  /** The part of the host that somebody registered: `bbc.co.uk` of `www.bbc.co.uk`; for a copy, that of the page. */
  site: string
}

/** Returns the day or month that an address names, as those of newspapers do: `/2024/03/02/`; `YYYY-MM-DD` or `YYYY-MM`. */
export function dateInAddress({ link, isArchive }: SourceSite): string | undefined {
  // A copy's address names the day on which it was made.
  const [, year, month, day] = (!isArchive && inPath.exec(link.url)) || []
  if (!year || !month) return undefined
  return [year, month, ...(day ? [day] : [])].map((part) => part.padStart(2, '0')).join('-')
}

const inPath =
  /\/((?:19|20)\d\d)(?:\/|-)(0?[1-9]|1[0-2])(?:(?:\/|-)(0?[1-9]|[12]\d|3[01]))?(?=[/-]|$)/

/** Lists the sites that a note cites. */
export function listSites(at: SourceFile, definition: FootnoteDefinition): SourceSite[] {
  return listSourceLinks(at, definition).map((link) => {
    const host = hostOfAddress('url', link.url)
    const isArchive = isAllowed(archives, host)
    // `web.archive.org/web/2024…/https://example.com/a`
    const copied = isArchive ? /.(https?:\/\/.*)$/i.exec(link.url)?.[1] : undefined
    const of = copied ? hostOfAddress('url', copied) : host
    return { link, host, isArchive, site: getDomain(of, { allowPrivateDomains: true }) ?? of }
  })
}

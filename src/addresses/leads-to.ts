import type { Link } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { isDefanged, refang } from './defanged.js'

/** What a link may lead by out of a report, and how such an address begins. */
const beginnings = {
  http: /^http:\/\/[^/\\]/i,
  https: /^https:\/\/[^/\\]/i,
  mailto: /^mailto:[^@?]+@[^@?]+/i,
}

/** The schemes by which links may lead out of a report. */
export const linkSchemes: readonly string[] = Object.keys(beginnings)

/** Whether an address has one of these schemes, in letters of either case. */
export function hasLinkScheme(url: string): boolean {
  const [, scheme = ''] = /^([a-z]+):/i.exec(url) ?? []
  return linkSchemes.includes(scheme.toLowerCase())
}

/**
 * Says where a link leads from a report, for the editions, the note model and the proof alike: to a page of the web or
 * a mailbox, by an absolute address. Undefined if it leads nowhere and is printed as its words: a file beside the
 * source, `//host` (which would take the scheme of whatever shows the report), schemes that start programs, an address
 * that is defanged in any part, or one that stands after its own defanged form.
 *
 * @param url as it stands in the source
 * @param words what the link shows
 */
export function leadsTo(url: string, words: string): string | undefined {
  if (!Object.values(beginnings).some((beginning) => beginning.test(url))) return undefined
  if (!URL.canParse(url) || isDefanged(decoded(url)) || showsDefanged(words, url)) return undefined
  return url.replace(/^[a-z]+/i, (scheme) => scheme.toLowerCase())
}

/** Where a link leads out of the report; undefined if it is printed as its words, or there is nothing to touch. */
export function addressOf(link: Link): string | undefined {
  return link.children.length > 0 ? leadsTo(link.url, textOf(link)) : undefined
}

/** Whether an address names a scheme or a host, so that it is no file beside the source; `C:\x.png` is a path. */
export function hasScheme(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(url)
}

/** Normalises the percent-encoding of an address; one that cannot be parsed stays as it is. */
export function canonicalAddress(url: string): string {
  return URL.canParse(url) ? decoded(new URL(url).href) : url
}

/** Whether words are the address itself, as its author wrote it: `www.example.org`, `name@example.org` too. */
export function isAddressItself(words: string, address: string): boolean {
  if (words === '') return false
  if (words === address) return true
  const canonical = canonicalAddress(address)
  return ['', 'http://', 'mailto:'].some((scheme) => canonicalAddress(scheme + words) === canonical)
}

/** `[hxxps://evil[.]example](https://evil.example)`; the title of a page about `evil[.]example` may lead there. */
function showsDefanged(words: string, url: string): boolean {
  return words
    .split(/\s+/)
    .filter(isDefanged)
    .some((word) => refang(word).toLowerCase().includes(hostOf(url)))
}

function hostOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  return hostname || pathname.replace(/^.*@/, '').toLowerCase()
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

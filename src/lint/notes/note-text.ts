import type { FootnoteDefinition, Link } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { cjk } from '../../addresses/cjk.js'
import { withoutTrackers } from '../../addresses/tracking.js'
import type { SourceFile } from '../source.js'

/** The addresses of the web that a note links to. What is defanged is no link. */
export function listSourceLinks(at: SourceFile, definition: FootnoteDefinition): Link[] {
  return (at.footnotes.linksOf.get(definition) ?? []).filter(({ url }) => /^https?:/i.test(url))
}

const address = new RegExp(`(?:https?://|www\\.)[^\\s)${cjk}]*`, 'giu')

/** What a note says besides its URLs, with blanks made alike; not what a definition that is indented into it says. */
export function wordsOfNote({ children }: FootnoteDefinition): string {
  return children
    .filter(({ type }) => type !== 'footnoteDefinition')
    .map((block) => textIn(block, { includeHtml: false }))
    .join(' ')
    .replace(address, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One form for the ways in which a page's address is written; two places on a long page are two sources. */
export function pageOf(url: string): string {
  return withoutTrackers(url)
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/(?=#|$)/, '')
}

import type { FootnoteDefinition, Link } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { rangeOf } from '../footnotes/prose.js'
import { isDefanged } from './indicators.js'
import { type SourceFile, textOf } from './source.js'

/**
 * The URLs of a note, each as a link. The parser makes links of `www.evil[.]com` and of the end of `hxxp[:]//www.evil.com`
 * too, the latter without a place: these are indicators, and no sources.
 */
export function listSourceLinks(at: SourceFile, definition: FootnoteDefinition): Link[] {
  return (at.footnotes.linksOf.get(definition) ?? []).filter((link) => {
    const [start] = rangeOf(link)
    if (start === undefined || !/^https?:/i.test(link.url)) return false
    return '[<'.includes(textOf(at)[start] ?? '') || !isDefanged(link.url)
  })
}

/** What a note says besides its URLs, with blanks made alike. */
export function wordsOfNote(definition: FootnoteDefinition): string {
  return textIn(definition, { includeHtml: false })
    .replace(/(?:https?:\/\/|www\.)[^\s）)」』]*/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

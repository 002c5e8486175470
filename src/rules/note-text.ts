import type { FootnoteDefinition, Link } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/** The URLs of a note, each as a link. */
export function listSourceLinks(definition: FootnoteDefinition): Link[] {
  const links: Link[] = []
  visit(definition, 'link', (link) => {
    if (/^https?:/i.test(link.url)) links.push(link)
  })
  return links
}

/** What a note says besides its URLs, with blanks made alike. */
export function wordsOfNote(definition: FootnoteDefinition): string {
  return textIn(definition, { includeHtml: false })
    .replace(/(?:https?:\/\/|www\.)[^\s）)」』]*/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

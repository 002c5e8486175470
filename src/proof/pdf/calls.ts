import { group } from '../../group.js'
import type { ModelNote } from '../model.js'
import { type LinkAnnotation, type TextItem, textOfItems } from './facts.js'

/** A call as it stands on the page. */
export interface PrintedCall {
  link: LinkAnnotation
  /** The number that a reader sees. */
  shown: string
  items: TextItem[]
  /** The note that is meant: where number and link disagree, the one that would otherwise lack a call. */
  note: ModelNote
}

/** Finds the calls by their links, in reading order. */
export function findCalls(
  linksTo: ReadonlyMap<string, LinkAnnotation[]>,
  itemsUnder: (link: LinkAnnotation) => TextItem[],
  notes: readonly ModelNote[],
): PrintedCall[] {
  const byNumber = new Map(notes.map((note) => [String(note.number), note] as const))
  return notes.flatMap((note) =>
    (linksTo.get(note.id) ?? []).map((link): PrintedCall => {
      const items = itemsUnder(link)
      const shown = textOfItems(items).trim()
      const other = byNumber.get(shown)
      const misled = other && (linksTo.get(other.id)?.length ?? 0) < other.calls.length
      return { link, shown, items, note: misled ? other : note }
    }),
  )
}

/** Points below which a link is a remnant that Chrome leaves at a page's foot when it moves a row to the next page. */
const sliver = 2

/** The links into the document by the name they lead to, in reading order; Chrome doubles those in heads of tables. */
export function groupLinks(links: readonly LinkAnnotation[]): Map<string, LinkAnnotation[]> {
  const seen = new Set<string>()
  const named = links.flatMap((link) => {
    const { destination, page, box } = link
    if (typeof destination !== 'string' || box.top - box.bottom < sliver) return []
    const key = `${destination} ${page} ${box.left.toFixed(1)} ${box.bottom.toFixed(1)}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ destination, link }]
  })
  const groups = group(named, ({ destination }) => destination)
  return new Map([...groups].map(([name, found]) => [name, found.map(({ link }) => link)]))
}

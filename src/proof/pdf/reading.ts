import { inlines, isHeading } from '../../pdf/content/structure-types.js'
import { normalise } from '../normalise.js'
import type { LinkAnnotation, ReadPdf, TaggedElement, TextItem } from './facts.js'

/** A link with its text, as the tags tie them together. */
export interface TaggedLink {
  items: TextItem[]
  annotations: LinkAnnotation[]
  inHeading: boolean
}

/** A PDF's text in logical order, sorted by what it is. */
export interface Reading {
  /** The report's own text: no notes, no words inside pictures, no contents, no repeated heads of tables. */
  body: TextItem[]
  /** A list of items per tag of a note; a note that goes on over a page's end may have several. */
  notes: TextItem[][]
  links: TaggedLink[]
  /** Entries of the contents: links in a list of them that end in a page number. */
  contents: TaggedLink[]
  /** Where blocks begin and end in the body. */
  edges: { first: ReadonlySet<TextItem>; last: ReadonlySet<TextItem> }
  /** What is printed before an item of a list, by the item's first text. It is the style's, not the source's. */
  markers: ReadonlyMap<TextItem, string>
  /** Marks that some tag names. */
  marks: ReadonlySet<string>
  /** Those of words inside pictures. */
  drawn: ReadonlySet<string>
}

const noteRoles = new Set(['Note', 'FENote', 'Aside'])
/** Inside a figure, these hold text of the report; what stands elsewhere in it belongs to the picture. */
const textRoles = /^(Caption|P|H[1-6]?|L|LI|LBody|Table|BlockQuote|Code|TH|TD)$/

/**
 * Follows the tags; returns the text as a screen reader would read it.
 *
 * @param toc whether there are contents; where no list is tagged as such, links tell them by how they end
 */
export function followTags(pdf: ReadPdf, root: TaggedElement, toc: boolean): Reading {
  const isListed = hasRole(root, 'TOCI')
  const itemsByMark = groupByMark(pdf)
  const linkByObject = new Map(
    pdf.pages.flatMap(({ links }) => links.map((link) => [link.object, link] as const)),
  )
  const reading = {
    body: [] as TextItem[],
    notes: [] as TextItem[][],
    links: [] as TaggedLink[],
    contents: [] as TaggedLink[],
    edges: { first: new Set<TextItem>(), last: new Set<TextItem>() },
    markers: new Map<TextItem, string>(),
    marks: new Set<string>(),
    drawn: new Set<string>(),
  }

  let inHeading = false
  let inContents = false
  const visit = (element: TaggedElement, into: TextItem[], picture: boolean): void => {
    const before = into.length
    visitElement(element, into, picture)
    const [first, last] = [into[before], into.at(-1)]
    if (inlines.has(element.role) || !first || !last) return
    reading.edges.first.add(first)
    reading.edges.last.add(last)
  }
  const visitElement = (element: TaggedElement, into: TextItem[], picture: boolean): void => {
    const { role } = element
    if (noteRoles.has(role)) {
      const note: TextItem[] = []
      visitChildren(element, note, false)
      if (note.length > 0) reading.notes.push(note)
    } else if (role === 'TH') {
      const cell: TextItem[] = []
      visitChildren(element, cell, false)
      into.push(...withoutRepeats(cell))
    } else if (role === 'LI') {
      const [marker, text]: [TextItem[], TextItem[]] = [[], []]
      for (const child of element.children) {
        const isMarker = 'role' in child && child.role === 'Lbl'
        visitChildren({ role, children: [child] }, isMarker ? marker : text, picture)
      }
      const [first] = text
      // An item may begin with a list, whose first item then begins there too.
      if (first && marker.length > 0 && !reading.markers.has(first))
        reading.markers.set(first, join(marker))
      into.push(...text)
    } else {
      const around = { inHeading, inContents }
      inHeading ||= isHeading(role)
      inContents ||= role === 'TOCI'
      visitChildren(element, into, role === 'Figure' || (picture && !textRoles.test(role)))
      inHeading = around.inHeading
      inContents = around.inContents
    }
  }
  const visitChildren = ({ children }: TaggedElement, into: TextItem[], picture: boolean): void => {
    const annotations = children.flatMap((child) => {
      const link = 'object' in child ? linkByObject.get(child.object) : undefined
      return link ? [link] : []
    })
    const items: TextItem[] = annotations.length > 0 ? [] : into
    for (const child of children) {
      if ('mark' in child) {
        reading.marks.add(child.mark)
        if (picture) reading.drawn.add(child.mark)
        else items.push(...(itemsByMark.get(child.mark) ?? []))
      } else if ('role' in child) visit(child, items, picture)
    }
    if (annotations.length === 0) return
    const link = { items, annotations, inHeading }
    reading.links.push(link)
    if (toc && (inContents || !isListed) && isContentsEntry(link)) reading.contents.push(link)
    else into.push(...items)
  }
  visit(root, reading.body, false)
  return reading
}

function hasRole(root: TaggedElement, role: string): boolean {
  return root.role === role || root.children.some((kid) => 'role' in kid && hasRole(kid, role))
}

function groupByMark({ pages }: ReadPdf): Map<string, TextItem[]> {
  const groups = new Map<string, TextItem[]>()
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.mark === undefined) continue
    const group = groups.get(item.mark)
    if (group) group.push(item)
    else groups.set(item.mark, [item])
  }
  return groups
}

/** Chrome prints a table's head again on each page, and tags all of them as one. */
function withoutRepeats(cell: TextItem[]): TextItem[] {
  const first = cell.filter(({ page }) => page === cell[0]?.page)
  const others = new Set(cell.map(({ page }) => page))
  others.delete(cell[0]?.page ?? 0)
  const text = join(first)
  const same = [...others].every(
    (other) => join(cell.filter(({ page }) => page === other)) === text,
  )
  return same ? first : cell
}

function isContentsEntry({ items, annotations }: TaggedLink): boolean {
  const last = items.at(-1)
  const before = items.at(-2)
  return (
    last !== undefined &&
    before !== undefined &&
    last.mark !== before.mark &&
    /^\d+$/.test(last.text.trim()) &&
    annotations.some(({ destination }) => destination !== undefined)
  )
}

function join(items: readonly TextItem[]): string {
  return normalise(items.map(({ text }) => text).join(''))
}

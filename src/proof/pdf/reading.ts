import { group } from '../../group.js'
import { inlines, isHeading } from '../../pdf/content/structure-types.js'
import { normalise } from '../normalise.js'
import {
  type LinkAnnotation,
  type ReadPdf,
  type TaggedElement,
  type TextItem,
  textOfItems,
} from './facts.js'

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

/** What is being read, and what it is read with. */
interface Following {
  body: TextItem[]
  notes: TextItem[][]
  links: TaggedLink[]
  contents: TaggedLink[]
  edges: { first: Set<TextItem>; last: Set<TextItem> }
  markers: Map<TextItem, string>
  marks: Set<string>
  drawn: Set<string>
  /** Those outside all marks under undefined. */
  itemsByMark: ReadonlyMap<string | undefined, TextItem[]>
  linkByObject: ReadonlyMap<number, LinkAnnotation>
  /** Whether a link may be an entry of the contents where no list of them is around it, or where one is. */
  entries: { outside: boolean; inside: boolean }
}

/** What an element stands in. */
interface Around {
  picture: boolean
  heading: boolean
  contents: boolean
}

/**
 * Follows the tags; returns the text as a screen reader would read it.
 *
 * @param options.hasContents whether there are contents; where no list is tagged as such, links tell them by how they end
 */
export function followTags(
  pdf: ReadPdf,
  root: TaggedElement,
  { hasContents }: { hasContents: boolean },
): Reading {
  const following: Following = {
    body: [],
    notes: [],
    links: [],
    contents: [],
    edges: { first: new Set(), last: new Set() },
    markers: new Map(),
    marks: new Set(),
    drawn: new Set(),
    itemsByMark: group(
      pdf.pages.flatMap(({ items }) => items),
      ({ mark }) => mark,
    ),
    linkByObject: new Map(
      pdf.pages.flatMap(({ links }) => links.map((link) => [link.object, link] as const)),
    ),
    entries: { outside: hasContents && !hasRole(root, 'TOCI'), inside: hasContents },
  }
  follow(following, root, following.body, { picture: false, heading: false, contents: false })
  return following
}

/** Adds the text of an element, and notes where it begins and ends if it is a block. */
function follow(
  following: Following,
  element: TaggedElement,
  into: TextItem[],
  around: Around,
): void {
  const before = into.length
  followElement(following, element, into, around)
  const [first, last] = [into[before], into.at(-1)]
  if (inlines.has(element.role) || !first || !last) return
  following.edges.first.add(first)
  following.edges.last.add(last)
}

function followElement(
  following: Following,
  element: TaggedElement,
  into: TextItem[],
  around: Around,
): void {
  const { role, children } = element
  if (noteRoles.has(role)) {
    const note: TextItem[] = []
    followChildren(following, children, note, { ...around, picture: false })
    if (note.length > 0) following.notes.push(note)
  } else if (role === 'TH') {
    const cell: TextItem[] = []
    followChildren(following, children, cell, { ...around, picture: false })
    into.push(...withoutRepeats(cell))
  } else if (role === 'LI') {
    followItem(following, children, into, around)
  } else {
    followChildren(following, children, into, {
      picture: role === 'Figure' || (around.picture && !textRoles.test(role)),
      heading: around.heading || isHeading(role),
      contents: around.contents || role === 'TOCI',
    })
  }
}

function followItem(
  following: Following,
  children: TaggedElement['children'],
  into: TextItem[],
  around: Around,
): void {
  const [marker, text]: [TextItem[], TextItem[]] = [[], []]
  for (const child of children) {
    const isMarker = 'role' in child && child.role === 'Lbl'
    followChildren(following, [child], isMarker ? marker : text, around)
  }
  const [first] = text
  // An item may begin with a list, whose first item then begins there too.
  if (first && marker.length > 0 && !following.markers.has(first))
    following.markers.set(first, join(marker))
  into.push(...text)
}

function followChildren(
  following: Following,
  children: TaggedElement['children'],
  into: TextItem[],
  around: Around,
): void {
  const { marks, drawn, itemsByMark, linkByObject, entries } = following
  const annotations = children.flatMap((child) => {
    const link = 'object' in child ? linkByObject.get(child.object) : undefined
    return link ? [link] : []
  })
  const items: TextItem[] = annotations.length > 0 ? [] : into
  for (const child of children) {
    if ('mark' in child) {
      marks.add(child.mark)
      if (around.picture) drawn.add(child.mark)
      else items.push(...(itemsByMark.get(child.mark) ?? []))
    } else if ('role' in child) follow(following, child, items, around)
  }
  if (annotations.length === 0) return
  const link = { items, annotations, inHeading: around.heading }
  following.links.push(link)
  const mayBeEntry = around.contents ? entries.inside : entries.outside
  if (mayBeEntry && isContentsEntry(link)) following.contents.push(link)
  else into.push(...items)
}

function hasRole(root: TaggedElement, role: string): boolean {
  return root.role === role || root.children.some((kid) => 'role' in kid && hasRole(kid, role))
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
  return normalise(textOfItems(items))
}

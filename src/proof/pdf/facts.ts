import type { UaFailure } from '../../pdf/ua/subject.js'

/** A rectangle in points, from the page's lower left corner. */
export interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

/** A run of glyphs in one place, as the page shows it. */
export interface TextItem {
  page: number
  text: string
  box: Box
  /** Size of its type in points. */
  size: number
  /** Which marked content it belongs to (`markName`); none for what stands outside the text, such as the footer. */
  mark: string | undefined
}

/** A colour as `#33ff00`; undefined if it is not plain red, green and blue. */
export type Colour = string | undefined

/** Where a run of glyphs begins, on its line; outside its `clip` it is not seen. */
export interface InkRun {
  x: number
  y: number
  colour: Colour
  clip: Box
  /** Whether its glyphs are drawings (a font of Type 3), as Chrome writes letters that have an outline. */
  isDrawn: boolean
}

/** With what colours one page is painted; places in points, from its lower left corner. */
export interface Ink {
  runs: InkRun[]
  /** Rectangles that are filled, in the order in which they are painted. */
  grounds: { box: Box; colour: Colour }[]
}

/** A rectangle on a page that leads somewhere. */
export interface LinkAnnotation {
  page: number
  box: Box
  /** Object number, by which the structure names it. */
  object: number
  /** Inside the document: a name, or the page itself; `null` where it leads to nothing. */
  destination: string | number | null | undefined
  /** Outside it. */
  url: string | undefined
  /** Neither of the two: the kind of action, such as JavaScript. */
  action: string | undefined
}

/** What is known of a page besides its text. */
export interface PageFacts {
  number: number
  width: number
  height: number
  links: LinkAnnotation[]
}

/** A page with its text. */
export interface ReadPage extends PageFacts {
  items: TextItem[]
}

/** A bookmark, and the page that it opens. */
export interface Bookmark {
  title: string
  page: number | undefined
}

/** A font, and a page that uses it. */
export interface ReadFont {
  name: string
  page: number
  type: string
  embedded: boolean
  toUnicode: boolean
}

/** A tag with what it holds, in logical order. */
export interface TaggedElement {
  /** Its standard role. */
  role: string
  children: (TaggedElement | { mark: string } | { object: number })[]
}

/** A file that the PDF carries. */
export interface ReadAttachment {
  name: string
  mediaType: string | undefined
  /** To the document: `Data`, `Source` … */
  relationship: string | undefined
  /** Whether the document names it among its associated files. */
  isAssociated: boolean
  /** Undefined if its content is missing. */
  sha256: string | undefined
}

/** What the objects of a PDF say, without reading its pages' content. */
export interface PdfObjects {
  pages: PageFacts[]
  /** Page by object number. */
  pageByObject: ReadonlyMap<number, number>
  /** Document information. */
  information: ReadonlyMap<string, string>
  xmp: string
  language: string | undefined
  tagged: boolean
  showsTitle: boolean
  fonts: ReadFont[]
  attachments: ReadAttachment[]
  /** Undefined if the file is not tagged. */
  structure: TaggedElement | undefined
  /** Text of marks whose glyphs alone do not tell it, by name. */
  replaced: ReadonlyMap<string, string>
  /** The colours of a page, read where somebody asks. */
  inkOf: (page: number) => Ink
  /** Rules of PDF/UA-1 that the file breaks. */
  uaFailures: readonly UaFailure[]
  /** Rules of PDF/A-3a that it breaks besides. */
  archiveFailures: readonly UaFailure[]
}

/** A PDF as far as its rules look at it: each page read once. */
export interface ReadPdf extends PdfObjects {
  pages: ReadPage[]
  /** Page by name. */
  destinations: ReadonlyMap<string, number>
  bookmarks: Bookmark[]
}

/** A length in points as whole millimetres. */
export function toMillimetres(points: number): number {
  return Math.round((points / 72) * 25.4)
}

/** What items say together. */
export function textOfItems(items: readonly Pick<TextItem, 'text'>[]): string {
  return items.map(({ text }) => text).join('')
}

/** Whether two boxes share any area; those that only touch do not. */
export function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
}

/** What two boxes share; its sides are the wrong way round where they share nothing. */
export function intersect(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  }
}

/** The smallest box around some; undefined around nothing. */
export function around(boxes: readonly Box[]): Box | undefined {
  const [first, ...others] = boxes
  return (
    first &&
    others.reduce(
      (all, box) => ({
        left: Math.min(all.left, box.left),
        bottom: Math.min(all.bottom, box.bottom),
        right: Math.max(all.right, box.right),
        top: Math.max(all.top, box.top),
      }),
      first,
    )
  )
}

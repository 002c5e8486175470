import type { Element } from 'hast'
import type {
  FootnoteReference,
  Heading,
  Image,
  Link,
  Nodes,
  Paragraph,
  RootContent,
  Table,
} from 'mdast'
import type { Call, Note } from '../footnotes/note.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { HtmlElement } from '../source/html/nodes.js'
import type { RunOfCalls } from './run-of-calls.js'

/** A briefing as it will be printed: everything is numbered, every reference leads somewhere. */
export interface Briefing {
  /** The name of its folder. */
  id: string
  /** Absolute path of its folder. */
  folder: string
  frontMatter: FrontMatter
  /** Monthly: the words that open the one-page summary. Commentary: the whole text. */
  opening: Body
  chapters: Chapter[]
  disclaimer: RootContent[]
  notes: Note[]
  figures: Figure[]
  tables: CaptionedTable[]
  index: ReportIndex
}

/** A run of blocks from one file. */
export interface Body {
  file: string
  blocks: RootContent[]
}

/** A chapter as the editions show it. */
export interface Chapter {
  number: number
  /** What `[](#id)` may name: the file's name without number and ending. */
  id: string
  title: Heading
  summary: RootContent[]
  body: Body
}

/** A figure with its number. */
export interface Figure {
  number: number
  id: string
  node: Nodes
  image: Image
  caption: Paragraph | undefined
  /** Paragraphs under the caption. */
  remarks: Paragraph[]
}

/** A table with a caption, and so with a number. */
export interface CaptionedTable {
  number: number
  id: string
  node: Nodes
  table: Table
  caption: Paragraph | undefined
  remarks: Paragraph[]
}

/** What a reference in the text can lead to. */
export type Target =
  | { kind: 'figure'; number: number; id: string }
  | { kind: 'table'; number: number; id: string }
  | { kind: 'chapter'; number: number; id: string }
  | { kind: 'heading'; title: string; id: string }

/** `[](#id)`, where the words of the target are set. */
export interface Reference {
  id: string
  file: string
  target: Target
}

/** From the nodes of the source to what they mean in the report. */
export interface ReportIndex {
  noteByCall: ReadonlyMap<FootnoteReference, { note: Note; call: Call }>
  /** Calls side by side, by the first of them. */
  runByCall: ReadonlyMap<FootnoteReference, RunOfCalls>
  figureByNode: ReadonlyMap<Nodes, Figure>
  tableByNode: ReadonlyMap<Nodes, CaptionedTable>
  /** What a heading is called in the report, for links that lead to it. */
  idByHeading: ReadonlyMap<Heading, string>
  targetByLink: ReadonlyMap<Link, Target>
  /** References that may name a page: not those in headings, whose words are repeated in contents and bookmarks. */
  referenceByLink: ReadonlyMap<Link, Reference>
  /** What the author's HTML gave a name, with the id that it has on the page. */
  idByNamedElement: ReadonlyMap<HtmlElement, string>
  /** Links to such an element, with its id. */
  namedIdByLink: ReadonlyMap<Link, string>
}

/** A picture ready to stand inside the page. */
export type Picture = { width: number; height: number } & (
  | { kind: 'bitmap'; dataUri: string; source: Bitmap }
  /** `isSized` where its file gives its size, and not only its shape. */
  | { kind: 'drawing'; svg: Element; isSized: boolean }
)

/** A picture as its file has it: a bitmap still has its metadata, and all its pixels. */
export type PictureSource = Bitmap | Extract<Picture, { kind: 'drawing' }>

/** A picture made of pixels. */
export interface Bitmap {
  kind: 'bitmap'
  format: BitmapFormat
  bytes: Buffer
  width: number
  height: number
}

/** As in `image/…`. */
export type BitmapFormat = 'png' | 'jpeg' | 'webp' | 'gif'

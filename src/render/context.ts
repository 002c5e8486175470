import type { FootnoteReference, Image } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import type { Briefing, Picture, ReportIndex } from '../briefing/briefing.js'
import type { Words } from '../briefing/words.js'
import type { Call, Note } from '../footnotes/note.js'
import type { Highlight } from './code/set-lines.js'

/** A report, and how it is to be set. */
export interface HastContext {
  edition: 'pdf' | 'html'
  briefing: Briefing
  /** Every picture of the briefing by the image node that shows it. */
  pictures: ReadonlyMap<Image, Picture>
  words: Words
  /** Added to the depth of headings: the HTML edition's one `h1` is the report's title. */
  headingShift: number
  /** Whether references name the pages of their targets, which only pages can. */
  referencePages?: boolean
  /** Divides code into pieces; undefined if no code names a language. */
  highlight?: Highlight | undefined
}

/** A picture with its place among all of them. */
export interface NumberedPicture {
  number: number
  picture: Picture
}

/** A call with what it says of its note, and none of the other calls of that. */
export interface NumberedCall extends Pick<Call, 'id'> {
  note: Pick<Note, 'id' | 'number'>
}

/** What is known of the nodes of a report. */
export interface NodeFacts extends Omit<ReportIndex, 'noteByCall'> {
  callByNode: ReadonlyMap<FootnoteReference, NumberedCall>
  pictureByImage: ReadonlyMap<Image, NumberedPicture>
}

/**
 * What the handlers know beyond the node at hand. Of the report's other parts they learn by asking for a node alone, so
 * that it can be known what the setting of a piece depends on.
 */
export interface SetReport extends Omit<HastContext, 'briefing' | 'pictures'> {
  briefing: Pick<Briefing, 'frontMatter' | 'opening'>
  facts: { [Name in keyof NodeFacts]: Pick<NodeFacts[Name], 'get'> }
}

/** What a handler is given: the state of mdast-util-to-hast, and the report. */
export type ReportState = State & { report: SetReport }

/** Returns what is known of the nodes of a report. */
export function gatherFacts({ briefing, pictures }: HastContext): NodeFacts {
  const { noteByCall, ...index } = briefing.index
  const calls = [...noteByCall].map(([node, { note, call }]) => {
    return [node, { id: call.id, note: { id: note.id, number: note.number } }] as const
  })
  const numbered = [...pictures].map(
    ([image, picture], number) => [image, { number, picture }] as const,
  )
  return { ...index, callByNode: new Map(calls), pictureByImage: new Map(numbered) }
}

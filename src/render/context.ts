import type { Image } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import type { Briefing, Picture } from '../briefing/briefing.js'
import type { Words } from '../briefing/words.js'
import type { Highlight } from './code/set-lines.js'

/** What the handlers know beyond the node at hand. */
export interface HastContext {
  edition: 'pdf' | 'html'
  briefing: Briefing
  /** Every picture of the briefing with the image node that shows it. */
  pictures: readonly (readonly [Image, Picture])[]
  words: Words
  /** Added to the depth of headings: the HTML edition's one `h1` is the report's title. */
  headingShift: number
  /** Whether references name the pages of their targets, which only pages can. */
  referencePages?: boolean
  /** Divides code into pieces; undefined if no code names a language. */
  highlight?: Highlight | undefined
}

/** What a handler is given: the state of mdast-util-to-hast, and the report. */
export type ReportState = State & { report: HastContext }

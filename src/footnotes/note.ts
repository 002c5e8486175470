import type { FootnoteDefinition } from 'mdast'
import type { Position } from 'unist'

/** A superscript in the text that calls a note. */
export interface Call {
  /** `call-3`, and `call-3-2` for the second call of note 3. */
  id: string
  file: string
  position: Position
  /** Where it is read: on the summary page, in the body, or inside another note. */
  place: 'summary' | 'body' | 'note'
}

/** A note of the briefing: numbered once, printed once, called one or more times. */
export interface Note {
  /** From 1, in the order in which the calls are first read. */
  number: number
  /** `note-3`. */
  id: string
  /** As its author wrote it. */
  label: string
  /** Path of the file that the label belongs to. */
  file: string
  definition: FootnoteDefinition
  /** In reading order; never empty. */
  calls: Call[]
  /** Every URL that the note's text links to, in order. */
  urls: string[]
}

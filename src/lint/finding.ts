import type { Position } from 'unist'
import type { VFileMessage } from 'vfile-message'
import type { SourceFile } from './source.js'

/** From one offset to another. */
export type Range = readonly [start: number, end: number]

/** A change to the file: the text between two offsets becomes another. */
export interface Edit {
  range: Range
  text: string
}

/** Where something is: a file, and a node or a range in it. */
export interface Site<At = SourceFile> {
  at: At
  place: { position?: Position | undefined } | Range
}

/** As `Site`, also in a file that nobody has parsed. */
export type FarSite = Site<Pick<SourceFile, 'file' | 'origin'>>

/** What a rule says about one place. */
export interface RuleFinding extends Site {
  /** What is wrong, why it matters and what to do, with values in backticks. */
  reason: string
  /** The other place involved, if there is one. */
  cause?: FarSite & { reason: string }
  /** Where it may be no fault at all: its message is no more severe than this, whatever the level of its rule. */
  atMost?: 'warning' | 'info'
  /** Edits that repair it and cannot change what the text means. */
  fix?: Edit | readonly Edit[]
  /** Findings of which this one is a mere consequence: where one of them is reported, this one is not. */
  explainedBy?: readonly Explanation[]
}

/** What is written as another tool reads it: what to write instead, and the edits that do so; none where that cannot be known. */
export interface ForeignFinding {
  place: Range
  reason: string
  fix: Edit[]
}

/** A finding, named by its rule, the offset where it starts and its file, where that is another one. */
export interface Explanation {
  ruleId: string
  at?: SourceFile
  start: number
}

/** Called by a rule for each thing that it finds. */
export type Report = (finding: RuleFinding) => void

/** A message that has not reached its file yet. */
export interface Judgement {
  at: SourceFile
  start: number
  message: VFileMessage
  /** Whether a comment in the text can silence it. */
  suppressible: boolean
  explainedBy: readonly Explanation[]
}

declare module 'vfile-message' {
  interface VFileMessage {
    data?: { fix?: Edit | readonly Edit[] }
  }
}

/** Returns the edits that a message carries. */
export function editsOf({ data }: VFileMessage): Edit[] {
  return data?.fix ? [data.fix].flat() : []
}

import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Visit } from '../source/markdown/walk.js'

/** A call that the parser understood. */
export interface ParsedCall {
  node: FootnoteReference
  visit: Visit
  definition: FootnoteDefinition
  /** The note it stands in, if it stands in one. */
  note: FootnoteDefinition | undefined
  /** The `:::summary` it stands in, if it stands in one. */
  summary: ContainerDirective | undefined
}

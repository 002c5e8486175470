import type { Root } from 'mdast'
import type { VFile } from 'vfile'

/** A file of a briefing with its tree. */
export interface ParsedFile {
  file: VFile
  /** Of all that stands in it, whoever may read it. */
  tree: Root
  /** As it is written, with the marks of who may read what; absent where it has none. */
  written?: Root
  /** Of briefing.md: the disclaimer in its front matter. */
  disclaimer?: Root
  writtenDisclaimer?: Root
}

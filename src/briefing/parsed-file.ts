import type { Root } from 'mdast'
import type { VFile } from 'vfile'

/** A file of a briefing with its tree. */
export interface ParsedFile {
  file: VFile
  tree: Root
  /** Of briefing.md: the disclaimer in its front matter. */
  disclaimer?: Root
}

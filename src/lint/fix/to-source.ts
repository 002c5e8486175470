import type { VFile } from 'vfile'
import type { FrontMatter } from '../../source/front-matter.js'
import { parseText } from '../../source/markdown/parse-text.js'
import { readMarks } from '../../source/tlp/marks.js'
import { type Source, toSourceFile } from '../source.js'

/** A briefing or a document whose files have been checked and carry their messages. */
export interface Checked {
  kind: Source['kind']
  id: string
  frontMatter?: FrontMatter | undefined
  files: readonly VFile[]
}

/** Returns what the rules look at, on the same files, so that new messages join the ones that are there. */
export function toSource({ kind, id, frontMatter, files }: Checked): Source {
  return {
    kind,
    id,
    ...(frontMatter && { frontMatter }),
    files: files.map((file, index) => {
      const role = kind === 'document' ? 'document' : index === 0 ? 'briefing' : 'chapter'
      return toSourceFile({ file, ...readMarks(parseText(String(file))) }, role)
    }),
  }
}

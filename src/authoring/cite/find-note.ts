import type { FootnoteDefinition } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseFiles } from '../../source/parse.js'
import { readBriefing } from '../../source/read.js'
import { keyOfUrl } from './source-url.js'

/** A note that cites a page already. */
export interface FoundNote {
  label: string
  file: string
  line: number
  /** As it is written, from its label on. */
  source: string
}

/** Finds the notes of a briefing that cite a page, in whatever form its address is written, in the order of the files. */
export async function findNotes(folder: string, url: string): Promise<FoundNote[]> {
  const { files } = await readBriefing(folder)
  const key = keyOfUrl(url)
  const parsed = await parseFiles(files)
  return parsed.flatMap(({ file, tree }) => {
    const found: FoundNote[] = []
    visit(tree, 'footnoteDefinition', (definition) => {
      if (!cites(definition, key)) return
      const { start, end } = definition.position ?? {}
      found.push({
        label: definition.label ?? definition.identifier,
        file: file.path,
        line: start?.line ?? 1,
        source: String(file).slice(start?.offset, end?.offset),
      })
    })
    return found
  })
}

function cites(definition: FootnoteDefinition, key: string): boolean {
  let found = false
  visit(definition, 'link', (link) => {
    found ||= keyOfUrl(link.url) === key
  })
  return found
}

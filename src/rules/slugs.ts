import { listHeadingSlugs } from '../report/heading-slugs.js'
import { openingName } from '../report/link-targets.js'
import { chapterId } from '../report/reference-target.js'
import { listNodes, type Source, type SourceFile } from './source.js'

/** Lists the fragments that GitHub gives to the headings of a file and, outside of briefings, those its HTML names. */
export function listSlugs(at: SourceFile, { kind }: Source): Set<string> {
  const slugs = new Set(listHeadingSlugs(at.tree).keys())
  if (kind === 'briefing') return slugs
  for (const { value } of listNodes(at, 'html')) {
    for (const [, id] of value.matchAll(/\s(?:id|name)=["']?([^"'\s>]+)/g)) if (id) slugs.add(id)
  }
  return slugs
}

/** Lists the headings of a briefing as one of its files calls those of another: `chapter-id/slug`. */
export function listFarSlugs({ kind, files }: Source): Set<string> {
  if (kind !== 'briefing') return new Set()
  return new Set(
    files.flatMap(({ role, file, tree }) => {
      const name = role === 'chapter' ? chapterId(file.path) : openingName
      return [...listHeadingSlugs(tree).keys()].map((slug) => `${name}/${slug}`)
    }),
  )
}

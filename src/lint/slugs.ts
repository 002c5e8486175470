import { listHeadingSlugs } from '../briefing/heading-slugs.js'
import { openingName } from '../briefing/link-targets.js'
import { listPlaces } from '../briefing/places.js'
import { chapterId } from '../briefing/reference-target.js'
import type { Source, SourceFile } from './source.js'

/** Lists the fragments that GitHub gives to the headings of a file, and those that its HTML names. */
export function listSlugs({ tree }: SourceFile): Set<string> {
  const slugs = new Set(listHeadingSlugs(tree).keys())
  for (const name of listPlaces(tree).keys()) slugs.add(name)
  return slugs
}

/** Lists the headings of a briefing as one of its files calls those of another: `chapter-id/slug`. */
export function listFarSlugs({ kind, files }: Source): Set<string> {
  if (kind !== 'briefing') return new Set()
  return new Set(
    files.flatMap(({ role, file, tree }) => {
      if (role === 'disclaimer') return []
      const name = role === 'chapter' ? chapterId(file.path) : openingName
      return [...listHeadingSlugs(tree).keys()].map((slug) => `${name}/${slug}`)
    }),
  )
}

import { toString as textIn } from 'mdast-util-to-string'
import { listNodes, type SourceFile } from './source.js'

/** Lists the fragments that GitHub gives to the headings of a file, and those its HTML names. */
export function listSlugs(at: SourceFile): Set<string> {
  const slugs = new Set<string>()
  const seen = new Map<string, number>()
  for (const heading of listNodes(at, 'heading')) {
    const slug = textIn(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    slugs.add(before === 0 ? slug : `${slug}-${before}`)
  }
  for (const { value } of listNodes(at, 'html')) {
    for (const [, id] of value.matchAll(/\s(?:id|name)=["']?([^"'\s>]+)/g)) if (id) slugs.add(id)
  }
  return slugs
}

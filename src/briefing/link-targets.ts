import type { Heading, Link, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Target } from './briefing.js'
import { listHeadingSlugs, wordsOfHeading } from './heading-slugs.js'
import { decodeFragment } from './reference-target.js'
import type { Words } from './words.js'

/** A file of a briefing, and what stands before the `/` of `#chapter-id/slug`: the chapter's id, or `briefing`. */
export interface NamedTree {
  name: string
  tree: Root
}

/** The name of briefing.md, whose headings a chapter may lead to as well. */
export const openingName = 'briefing'

/** Gives every heading by `name/slug`, which is its id in the report too. */
export function listHeadingIds(files: readonly NamedTree[]): Map<string, Heading> {
  return new Map(
    files.flatMap(({ name, tree }) =>
      [...listHeadingSlugs(tree)].map(([slug, heading]) => [`${name}/${slug}`, heading] as const),
    ),
  )
}

/**
 * Takes the headings by their ids; gives what a link to each leads to.
 *
 * @param chapterOf the chapter that a heading is the title of
 */
export function toTargets(
  headings: ReadonlyMap<string, Heading>,
  chapterOf: (heading: Heading) => Target | undefined,
): Map<string, Target> {
  return new Map(
    [...headings].map(([id, heading]) => [
      id,
      chapterOf(heading) ?? { kind: 'heading', id, title: wordsOfHeading(heading) },
    ]),
  )
}

/**
 * Takes what links may lead to; gives where each link of the files leads. A figure, table or chapter of that id comes
 * first, then a heading of the same file, then one of another.
 */
export function resolveLinks(
  files: readonly NamedTree[],
  blocks: ReadonlyMap<string, Target>,
  headings: ReadonlyMap<string, Target>,
): Map<Link, Target> {
  const resolved = new Map<Link, Target>()
  for (const { name, tree } of files) {
    visit(tree, 'link', (link) => {
      if (!link.url.startsWith('#')) return
      const id = decodeFragment(link.url)
      const target = blocks.get(id) ?? headings.get(`${name}/${id}`) ?? headings.get(id)
      if (target) resolved.set(link, target)
    })
  }
  return resolved
}

/** What is printed of `[](#id)`. */
export function nameTarget(target: Target, words: Words): string {
  return target.kind === 'heading' ? target.title : words[target.kind](target.number)
}

import GithubSlugger from 'github-slugger'
import type { Heading, Link, Nodes, Root } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Target } from './briefing.js'
import { decodeFragment } from './reference-target.js'
import type { Words } from './words.js'

/**
 * Takes the tree of a file; returns its headings by the fragments that GitHub gives them: `侵入の経路`, `lateral-movement`, and
 * `lateral-movement-1` for the second of these words. Headings inside notes have none, nor those of pictures or signs alone.
 */
export function listHeadingSlugs(tree: Root): Map<string, Heading> {
  const slugger = new GithubSlugger()
  const headings = new Map<string, Heading>()
  for (const heading of listHeadings(tree.children)) {
    const words = wordsOfHeading(heading)
    const slug = slugger.slug(words)
    if (words !== '' && slug !== '') headings.set(slug, heading)
  }
  return headings
}

/** In document order, wherever they stand but in notes. */
function listHeadings(nodes: readonly Nodes[]): Heading[] {
  const headings: Heading[] = []
  for (const top of nodes) {
    visit(top, (node) => {
      if (node.type === 'footnoteDefinition') return SKIP
      if (node.type === 'heading') headings.push(node)
      return undefined
    })
  }
  return headings
}

/** Without the numbers of notes, HTML and what stands for pictures. */
function wordsOfHeading(heading: Heading): string {
  const options = { includeImageAlt: false, includeHtml: false }
  return textIn(heading, options).replace(/\s+/g, ' ').trim()
}

/** A file of a briefing, and what stands before the `/` of `#chapter-id/slug`: the chapter's id, or `briefing`. */
export interface NamedTree {
  name: string
  tree: Root
}

/** The name of briefing.md, whose headings a chapter may lead to as well. */
export const openingName = 'briefing'

/** Returns every heading by `name/slug`, which is its id in the report too. */
export function listHeadingIds(files: readonly NamedTree[]): Map<string, Heading> {
  return new Map(
    files.flatMap(({ name, tree }) =>
      [...listHeadingSlugs(tree)].map(([slug, heading]) => [`${name}/${slug}`, heading] as const),
    ),
  )
}

/**
 * Takes the headings by their ids; returns what a link to each leads to.
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
 * Takes what links may lead to; returns where each link of the files leads. A figure, table or chapter of that id comes
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

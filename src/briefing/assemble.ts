import type { Link, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { numberNotes } from '../footnotes/number-notes.js'
import { type FrontMatter, isMonthly } from '../source/front-matter.js'
import type { ParsedFile } from '../source/parse.js'
import type { Briefing, CaptionedTable, Chapter, Figure, Reference, Target } from './briefing.js'
import { listHeadingIds, openingName, resolveLinks, toTargets } from './link-targets.js'
import { numberNamedElements } from './named-elements.js'
import { numberCaptions } from './number-captions.js'
import { listCallsAsRead, readParts } from './passages.js'
import { listRunsOfCalls } from './run-of-calls.js'

/**
 * Takes the checked files of a briefing, briefing.md first; returns the report: chapters, notes, figures and tables
 * numbered, references resolved. What the checks let pass (a call without a definition, say) is left out, not
 * invented.
 */
export function assemble(
  id: string,
  folder: string,
  frontMatter: FrontMatter,
  [main, ...chapterFiles]: readonly ParsedFile[],
): Briefing {
  const monthly = isMonthly(frontMatter)
  const { opening, chapters } = readParts(main, chapterFiles, { liftsSummaries: monthly })
  const disclaimer = main?.disclaimer?.children ?? []
  const files = nameFiles(main, chapterFiles, chapters)
  const trees = new Map(files.map(({ file, tree }) => [file.path, tree]))
  const opens = monthly ? 'summary' : 'body'
  const { notes, noteByCall } = numberNotes(listCallsAsRead({ opening, chapters }, trees, opens))
  const { figures, tables, figureByNode, tableByNode } = numberCaptions([
    ...opening.blocks,
    ...chapters.flatMap((chapter) => [...chapter.summary, ...chapter.body.blocks]),
    ...disclaimer,
  ])
  const headings = listHeadingIds(files)
  const closing = { name: openingName, tree: main?.disclaimer ?? noTree }
  const chapterTargets = new Map(
    chapters.map(({ title, number, id }) => [title, { kind: 'chapter', number, id } as const]),
  )
  const targetByLink = resolveLinks(
    [...files, closing],
    listBlockTargets([...chapterTargets.values()], tables, figures),
    toTargets(headings, (heading) => chapterTargets.get(heading)),
  )
  const index = {
    noteByCall,
    runByCall: listRunsOfCalls(trees.values()),
    figureByNode,
    tableByNode,
    idByHeading: new Map([...headings].map(([id, heading]) => [heading, id])),
    targetByLink,
    referenceByLink: numberReferences(trees, targetByLink),
    ...numberNamedElements(trees.values()),
  }
  return { id, folder, frontMatter, opening, chapters, disclaimer, notes, figures, tables, index }
}

/** Gives each file the name by which links of the others call it. */
function nameFiles(
  main: ParsedFile | undefined,
  chapterFiles: readonly ParsedFile[],
  chapters: readonly Chapter[],
) {
  return [
    ...(main ? [{ ...main, name: openingName }] : []),
    ...chapterFiles.map((file, index) => ({ ...file, name: chapters[index]?.id ?? openingName })),
  ]
}

const noTree: Root = { type: 'root', children: [] }

/**
 * What `[](#id)` may lead to besides headings. Where an id stands twice, a figure goes before a table, and that before
 * a chapter.
 */
function listBlockTargets(
  chapters: readonly Target[],
  tables: readonly CaptionedTable[],
  figures: readonly Figure[],
): Map<string, Target> {
  const targets: Target[] = [
    ...chapters,
    ...tables.map(({ number, id }): Target => ({ kind: 'table', number, id })),
    ...figures.map(({ number, id }): Target => ({ kind: 'figure', number, id })),
  ]
  return new Map(targets.map((target) => [target.id, target]))
}

function numberReferences(
  trees: ReadonlyMap<string, Root>,
  targetByLink: ReadonlyMap<Link, Target>,
): Map<Link, Reference> {
  const references = new Map<Link, Reference>()
  for (const [file, tree] of trees) {
    visit(tree, (node) => {
      if (node.type === 'heading') return SKIP
      const target = node.type === 'link' ? targetByLink.get(node) : undefined
      if (node.type === 'link' && target && node.children.length === 0) {
        references.set(node, { id: `reference-${references.size + 1}`, file, target })
      }
      return undefined
    })
  }
  return references
}

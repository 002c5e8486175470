import type { FootnoteDefinition, Heading, Link, Nodes, Root, RootContent } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { numberNotes } from '../footnotes/number-notes.js'
import { listCalls, type Passage } from '../footnotes/reading-order.js'
import { type FrontMatter, isMonthly } from '../source/front-matter.js'
import type { ParsedFile } from '../source/parse.js'
import type { Briefing, CaptionedTable, Chapter, Figure, Reference, Target } from './briefing.js'
import { listCaptionedBlocks } from './figures.js'
import { listHeadingIds, openingName, resolveLinks, toTargets } from './link-targets.js'
import { numberPlaces } from './places.js'
import { chapterId } from './reference-target.js'

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
  const opening = { file: main?.file.path ?? '', blocks: main ? contentOf(main.tree) : [] }
  const chapters = chapterFiles.map(readChapter)
  const disclaimer = main?.disclaimer?.children ?? []
  const passages: Passage[] = [
    {
      file: opening.file,
      place: isMonthly(frontMatter) ? 'summary' : 'body',
      nodes: opening.blocks,
    },
    ...chapters.map(
      ({ body, summary }): Passage => ({ file: body.file, place: 'summary', nodes: summary }),
    ),
    ...chapters.map(
      ({ body, title }): Passage => ({
        file: body.file,
        place: 'body',
        nodes: [title, ...body.blocks],
      }),
    ),
  ]
  const files = [main, ...chapterFiles].flatMap((parsed, index) =>
    parsed ? [{ ...parsed, name: chapters[index - 1]?.id ?? openingName }] : [],
  )
  const trees = new Map(files.map(({ file, tree }) => [file.path, tree]))
  const definitions = new Map([...trees].map(([file, tree]) => [file, listDefinitions(tree)]))
  const { notes, noteByCall } = numberNotes(listCalls(passages, definitions))
  const { figures, tables, figureByNode, tableByNode } = numberCaptions([
    ...opening.blocks,
    ...chapters.flatMap((chapter) => [...chapter.summary, ...chapter.body.blocks]),
    ...disclaimer,
  ])
  const chapterTargets = chapters.map(
    ({ title, number, id }) => [title, { kind: 'chapter', number, id }] as const,
  )
  const blockTargets = new Map<string, Target>([
    ...chapterTargets.map(([, target]) => [target.id, target] as const),
    ...tables.map(({ number, id }): [string, Target] => [id, { kind: 'table', number, id }]),
    ...figures.map(({ number, id }): [string, Target] => [id, { kind: 'figure', number, id }]),
  ])
  const chapterByTitle = new Map<Heading, Target>(chapterTargets)
  const headings = listHeadingIds(files)
  const headingTargets = toTargets(headings, (heading) => chapterByTitle.get(heading))
  const closing = { name: openingName, tree: main?.disclaimer ?? noTree }
  const targetByLink = resolveLinks([...files, closing], blockTargets, headingTargets)
  const referenceByLink = numberReferences(trees, targetByLink)
  const places = numberPlaces(trees.values())
  const index = {
    noteByCall,
    figureByNode,
    tableByNode,
    idByHeading: new Map([...headings].map(([id, heading]) => [heading, id])),
    targetByLink,
    referenceByLink,
    ...places,
  }
  return { id, folder, frontMatter, opening, chapters, disclaimer, notes, figures, tables, index }
}

const noTree: Root = { type: 'root', children: [] }

/** Blocks that are read where they stand: no front matter, no definitions. */
function contentOf(tree: Root): RootContent[] {
  return tree.children.filter(
    ({ type }) => type !== 'yaml' && type !== 'footnoteDefinition' && type !== 'definition',
  )
}

function readChapter({ file, tree }: ParsedFile, index: number): Chapter {
  const blocks = contentOf(tree)
  const title = blocks.find(
    (block): block is Heading => block.type === 'heading' && block.depth === 1,
  )
  const isSummary = (block: RootContent) =>
    block.type === 'containerDirective' && block.name === 'summary'
  return {
    number: index + 1,
    id: chapterId(file.path),
    title: title ?? { type: 'heading', depth: 1, children: [] },
    summary: blocks.flatMap((block) =>
      block.type === 'containerDirective' && isSummary(block) ? block.children : [],
    ),
    body: {
      file: file.path,
      blocks: blocks.filter((block) => block !== title && !isSummary(block)),
    },
  }
}

function listDefinitions(tree: Root): Map<string, FootnoteDefinition> {
  const found = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node) => {
    if (!found.has(node.identifier)) found.set(node.identifier, node)
  })
  return found
}

function numberCaptions(blocks: RootContent[]) {
  const figures: Figure[] = []
  const tables: CaptionedTable[] = []
  for (const block of listCaptionedBlocks(blocks)) {
    if (!block.caption) continue
    const { id, node, caption, remarks } = block
    if (block.kind === 'figure') {
      const number = figures.length + 1
      figures.push({
        number,
        id: id ?? `figure-${number}`,
        node,
        image: block.image,
        caption,
        remarks,
      })
    } else {
      const number = tables.length + 1
      tables.push({
        number,
        id: id ?? `table-${number}`,
        node,
        table: block.table,
        caption,
        remarks,
      })
    }
  }
  return {
    figures,
    tables,
    figureByNode: new Map<Nodes, Figure>(figures.map((figure) => [figure.node, figure])),
    tableByNode: new Map<Nodes, CaptionedTable>(tables.map((table) => [table.node, table])),
  }
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

import type { FootnoteDefinition, Heading, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { firstByIdentifier } from '../footnotes/footnote-index.js'
import { listCalls, type Passage, type ReadCall } from '../footnotes/reading-order.js'
import { isSummary } from '../source/markdown/summary.js'
import type { ParsedFile } from '../source/parse.js'
import type { Body, Chapter } from './briefing.js'
import { chapterId } from './reference-target.js'

type ReadFile = Pick<ParsedFile, 'file' | 'tree'>

/** What a reader reads of a briefing's files, before anything is numbered but the chapters. */
export interface Parts {
  opening: Body
  chapters: Chapter[]
}

/**
 * Takes briefing.md, if there is one, and the chapters in order; returns what is read of them.
 *
 * @param options.liftsSummaries whether a page before the chapters gathers what stands in `:::summary`, as that of a
 *   monthly does; elsewhere it is read where it stands
 */
export function readParts(
  main: ReadFile | undefined,
  chapters: readonly ReadFile[],
  { liftsSummaries }: { liftsSummaries: boolean },
): Parts {
  return {
    opening: { file: main?.file.path ?? '', blocks: main ? contentOf(main.tree) : [] },
    chapters: chapters.map((chapter, index) => readChapter(chapter, index, { liftsSummaries })),
  }
}

/**
 * Lists the calls of a briefing in the order in which a reader meets them: those of the opening, those in the summaries of
 * all chapters, then those in the chapters themselves.
 *
 * @param trees those of the files, by their paths
 * @param opens where the opening stands: on the summary page of a monthly, in the body of a commentary
 */
export function listCallsAsRead(
  { opening, chapters }: Parts,
  trees: ReadonlyMap<string, Root>,
  opens: Passage['place'],
): ReadCall[] {
  const passages: Passage[] = [
    { file: opening.file, place: opens, nodes: opening.blocks },
    ...chapters.map(
      ({ body, summary }): Passage => ({ file: body.file, place: 'summary', nodes: summary }),
    ),
    ...chapters.map(({ body, title }): Passage => {
      return { file: body.file, place: 'body', nodes: [title, ...body.blocks] }
    }),
  ]
  const definitions = [...trees].map(([file, tree]) => [file, listDefinitions(tree)] as const)
  return listCalls(passages, new Map(definitions))
}

/** Blocks that are read where they stand: no front matter, no definitions. */
function contentOf(tree: Root): RootContent[] {
  return tree.children.filter(
    ({ type }) => type !== 'yaml' && type !== 'footnoteDefinition' && type !== 'definition',
  )
}

function readChapter(
  { file, tree }: ReadFile,
  index: number,
  { liftsSummaries }: { liftsSummaries: boolean },
): Chapter {
  const blocks = contentOf(tree)
  const title = blocks.find(
    (block): block is Heading => block.type === 'heading' && block.depth === 1,
  )
  const isLifted = (block: RootContent) => liftsSummaries && isSummary(block)
  return {
    number: index + 1,
    id: chapterId(file.path),
    title: title ?? { type: 'heading', depth: 1, children: [] },
    summary: liftsSummaries ? blocks.filter(isSummary).flatMap(({ children }) => children) : [],
    body: {
      file: file.path,
      blocks: blocks.filter((block) => block !== title && !isLifted(block)),
    },
  }
}

function listDefinitions(tree: Root): Map<string, FootnoteDefinition> {
  const found: FootnoteDefinition[] = []
  visit(tree, 'footnoteDefinition', (node) => {
    found.push(node)
  })
  return firstByIdentifier(found)
}

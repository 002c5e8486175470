import type { Nodes, RootContent, TableRow } from 'mdast'
import { isMonthly } from '../../source/front-matter.js'
import { isSummary } from '../../source/markdown/summary.js'
import { isBlank } from '../../source/tlp/emptied.js'
import type { Level } from '../../source/tlp/level.js'
import type { Site } from '../finding.js'
import { fenceOf } from '../landmarks.js'
import { listNodes, type Source, type SourceFile } from '../source.js'
import { listCaptioned } from '../targets.js'
import { listBrokenSentences } from './broken-sentences.js'
import { keyOfNode, type LowerEdition } from './lower-editions.js'

/** What an edition keeps of something, which shows that there was more. */
export interface Remnant extends Site {
  /** After "The edition has". */
  reason: string
  /** Whether the edition could not be printed or read because of it. */
  isFatal: boolean
}

/** Lists what an edition has of a briefing that is no longer a whole. */
export function listRemnants(source: Source, edition: LowerEdition): Remnant[] {
  const { frontMatter, files } = source
  const monthly = frontMatter !== undefined && isMonthly(frontMatter)
  const texts = files.filter(({ role }) => role !== 'disclaimer')
  const [main, ...chapters] = texts
  const read = main && !monthly ? texts : chapters
  const emptied = main && findEmptiedBriefing(read, edition)
  if (emptied) return [emptied]
  return texts.flatMap((at) => {
    const kept = edition.nodesOf(at)
    if (!kept) return []
    return [
      ...(at.role === 'chapter' ? listOfChapter(at, kept, { liftsSummary: monthly }) : []),
      ...listHeadings(at, kept),
      ...listCaptions(at, kept),
      ...listCells(at, kept),
      ...listSentences(at, edition.level),
    ]
  })
}

type Kept = ReadonlyMap<string, Nodes>

function findEmptiedBriefing(
  texts: readonly SourceFile[],
  edition: LowerEdition,
): Remnant | undefined {
  const had = (at: SourceFile) => at.tree.children.some((block) => !isSilent(block))
  const has = (at: SourceFile) =>
    at.tree.children.some((block) => !isSilent(block) && edition.nodesOf(at)?.has(keyOfNode(block)))
  const first = texts.find(had)
  if (!first || texts.some(has)) return undefined
  const place = first.tree.children.find((block) => !isSilent(block)) ?? ([0, 0] as const)
  const reason =
    'no text at all. Leave something for its readers, or give the briefing a lower `classification`'
  return { at: first, place, reason, isFatal: true }
}

/** Whether a block prints nothing where it stands. */
function isSilent(block: RootContent): boolean {
  return block.type === 'yaml' || isBlank(block)
}

function listOfChapter(
  at: SourceFile,
  kept: Kept,
  { liftsSummary }: { liftsSummary: boolean },
): Remnant[] {
  const { children } = at.tree
  const has = (block: Nodes) => kept.has(keyOfNode(block))
  const title = children.find((block) => block.type === 'heading' && block.depth === 1)
  if (!title) return []
  if (!has(title)) {
    const reason =
      'no title for this chapter. Leave it some words, or mark the whole chapter with `tlp: amber` at its top'
    return [{ at, place: title, reason, isFatal: true }]
  }
  const summary = children.find(isSummary)
  const body = children.filter((block) => block !== title && !isSummary(block) && !isSilent(block))
  const remnants: Remnant[] = []
  if (liftsSummary && summary && !has(summary)) {
    const reason =
      'no point in this `:::summary`, so its summary would leave out the chapter. Leave a point for all, or mark the whole chapter with `tlp: amber` at its top'
    remnants.push({ at, place: fenceOf(at, summary), reason, isFatal: true })
  }
  if (body.length > 0 && !body.some(has)) {
    const reason =
      'nothing of this chapter but its title. Leave it some text, or mark the whole chapter with `tlp: amber` at its top'
    remnants.push({ at, place: title, reason, isFatal: true })
  }
  return remnants
}

/** A heading that has lost all that stood under it, and is not the chapter's title. */
function listHeadings(at: SourceFile, kept: Kept): Remnant[] {
  const blocks = at.tree.children.filter((block) => !isSilent(block))
  return blocks.flatMap((heading, index): Remnant[] => {
    if (heading.type !== 'heading' || heading.depth === 1 || !kept.has(keyOfNode(heading)))
      return []
    const rest = blocks.slice(index + 1)
    const next = rest.findIndex((block) => block.type === 'heading' && block.depth <= heading.depth)
    const section = next < 0 ? rest : rest.slice(0, next)
    if (section.length === 0 || section.some((block) => kept.has(keyOfNode(block)))) return []
    const reason = 'nothing under this heading. Move the heading into the block too'
    return [{ at, place: heading, reason, isFatal: false }]
  })
}

function listCaptions(at: SourceFile, kept: Kept): Remnant[] {
  return listCaptioned(at).flatMap(({ node, caption, kind }): Remnant[] => {
    if (!caption?.position || !kept.has(keyOfNode(node)) || kept.has(keyOfNode(caption))) return []
    const reason = `no caption for this ${kind}, so it has no number either. Mark the whole ${kind}, or leave its caption some words`
    return [{ at, place: caption, reason, isFatal: true }]
  })
}

function listCells(at: SourceFile, kept: Kept): Remnant[] {
  return listNodes(at, 'tableRow').flatMap((row: TableRow) =>
    row.children.flatMap((cell): Remnant[] => {
      const left = kept.get(keyOfNode(cell))
      if (!left || isBlank(cell) || !isBlank(left)) return []
      const reason =
        'an empty cell here, which shows that something was left out. Mark every cell of the row, and the row is left out'
      return [{ at, place: cell, reason, isFatal: false }]
    }),
  )
}

function listSentences(at: SourceFile, level: Level): Remnant[] {
  return listBrokenSentences(at, level).map(({ mark, left }) => ({
    at,
    place: mark,
    reason: `\`${left}\` here, which shows that something was left out. Extend the mark to cover what belongs with it`,
    isFatal: false,
  }))
}

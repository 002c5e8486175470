import { type CaptionedBlock, listCaptionedBlocks } from '../briefing/captioned-blocks.js'
import { chapterId } from '../briefing/reference-target.js'
import { isIndicators } from '../intel/read-table.js'
import type { Site } from './finding.js'
import { fenceOf } from './landmarks.js'
import { listNodes, type Source, type SourceFile } from './source.js'

/** What `[](#id)` may lead to. */
export interface Anchor extends Site {
  kind: 'chapter' | 'figure' | 'table'
  id: string
  /** A figure or table without a caption has no number, so nothing to print for a reference. */
  numbered: boolean
}

/** Lists the chapters, figures and tables of a briefing that have an id, in order. */
export function listAnchors({ files }: Source): Anchor[] {
  return files.flatMap((at): Anchor[] => [
    ...(at.role === 'chapter' ? [anchorOfChapter(at)] : []),
    ...listCaptioned(at).flatMap(({ kind, id, node, caption }): Anchor[] => {
      const numbered = caption !== undefined || isIndicators(node)
      return id ? [{ kind, id, at, place: fenceOf(at, node), numbered }] : []
    }),
    ...listAnnexes(at),
  ])
}

/** Their table and, where there is none, their caption are made by the generator. */
function listAnnexes(at: SourceFile): Anchor[] {
  return listNodes(at, 'containerDirective').flatMap((node): Anchor[] => {
    const id = node.name === 'attack' ? node.attributes?.id : undefined
    // A table that its author wrote into it is listed with those that have captions.
    const isListed = node.children.some(({ type }) => type === 'table')
    return id && !isListed
      ? [{ kind: 'table', id, at, place: fenceOf(at, node), numbered: true }]
      : []
  })
}

const captioned = new WeakMap<SourceFile, CaptionedBlock[]>()

/** Lists the figures and tables of a file; read once for all rules. */
export function listCaptioned(at: SourceFile): CaptionedBlock[] {
  const known = captioned.get(at) ?? listCaptionedBlocks(at.tree.children)
  captioned.set(at, known)
  return known
}

function anchorOfChapter(at: SourceFile): Anchor {
  const title = at.tree.children.find(({ type }) => type === 'heading')
  const id = chapterId(at.file.path)
  return { kind: 'chapter', id, at, place: title ?? [0, 0], numbered: true }
}

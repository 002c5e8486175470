import { type CaptionedBlock, listCaptionedBlocks } from '../briefing/figures.js'
import { chapterId } from '../briefing/reference-target.js'
import { isIndicators } from '../intel/read-table.js'
import type { Site } from './finding.js'
import { fenceOf } from './landmarks.js'
import { listNodes, type Source, type SourceFile } from './source.js'

/** The names that `:::` may open. */
export const containerNames = ['summary', 'figure', 'figures', 'table', 'iocs', 'attack', 'tlp']

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

/** Lists the lines that begin like a block's fence and are text. */
export function listStrayFences({ footnotes }: SourceFile): StrayFence[] {
  const found = footnotes.prose.flatMap(({ text, start, block }) =>
    block.type === 'paragraph' && /[:：]{3}/.test(text)
      ? [...text.matchAll(/(?<=^|[\r\n])([ \t>]*)([:：]{3,}[^\r\n]*)/g)].map(
          ({ index, 1: indent = '', 2: line = '' }) => ({
            start: start + index + indent.length,
            words: line.trimEnd(),
          }),
        )
      : [],
  )
  const first = found.findIndex(({ words }) => wideOpening.test(words))
  // Wide colons may be an ornament; below a line that names a block they end it.
  return found.filter(
    ({ words }, index) =>
      /^:{3}/.test(words) ||
      wideOpening.test(words) ||
      (first !== -1 && index > first && /^[:：]+$/.test(words)),
  )
}

export interface StrayFence {
  start: number
  words: string
}

const wideOpening = new RegExp(`^[:：]{3,}[ \\t]*(?:${containerNames.join('|')})(?![\\w-])`, 'i')

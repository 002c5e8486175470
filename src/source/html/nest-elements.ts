import type {
  Element,
  RootContent as HastContent,
  Nodes as HastNodes,
  Root as HastRoot,
} from 'hast'
import { raw } from 'hast-util-raw'
import type { Html, RootContent } from 'mdast'
import type { Position } from 'unist'
import { endsByItself, voidElements } from './allow-list.js'
import { hasWords } from './blocks.js'
import { isInlineElement } from './make-inline.js'
import type { HtmlFault } from './nodes.js'
import type { HtmlPiece } from './read-tags.js'
import { toMdast } from './to-mdast.js'

/** More than anyone nests by hand, and fewer than the stack can take. */
const maximumDepth = 60

/**
 * Takes the nodes that stand beside each other and what is in those of them that are HTML; returns them inside the elements
 * that the HTML makes. A browser's own parser decides that (HTML Standard, 13.2.6). Where it would leave text out, or
 * show it elsewhere than it was written, that is a fault, and the text is given without its elements.
 */
export function nestElements(
  siblings: readonly RootContent[],
  piecesOf: ReadonlyMap<RootContent, readonly HtmlPiece[]>,
): RootContent[] {
  const pieces = siblings.flatMap((node) => piecesOf.get(node) ?? [])
  const tooDeep = findTooDeep(pieces)
  if (tooDeep) {
    addFault('deep', tooDeep)
    return flatten(siblings, piecesOf)
  }
  for (const piece of listLeftOpen(pieces)) addFault('open', piece)
  const tree = parse(siblings, piecesOf, pieces)
  const moved = findMoved(siblings, piecesOf, tree) ?? findMisnested(tree, siblings, pieces)
  const [first] = pieces
  if (moved && first) addFault('moved', { ...first, position: moved })
  return moved ? flatten(siblings, piecesOf) : toMdast(tree, siblings, pieces)
}

/** Tags go through the parser with nothing but their number, so that nothing has to be escaped; Markdown as comments. */
function parse(
  siblings: readonly RootContent[],
  piecesOf: ReadonlyMap<RootContent, readonly HtmlPiece[]>,
  pieces: readonly HtmlPiece[],
): HastRoot {
  const numberOf = new Map(pieces.map((piece, number) => [piece, number] as const))
  const children = siblings.flatMap((node, index): HastContent[] => [
    { type: 'comment', value: String(index) },
    ...(piecesOf.get(node) ?? []).map((piece) => toHast(piece, numberOf.get(piece) ?? -1)),
  ])
  const result = raw({ type: 'root', children })
  return result.type === 'root' ? result : { type: 'root', children: [] }
}

function toHast(piece: HtmlPiece, number: number): HastContent {
  const { position } = piece
  if (piece.kind === 'text') return { type: 'text', value: piece.value, position }
  const tag = piece.kind === 'open' ? `<${piece.name} data-piece="${number}">` : `</${piece.name}>`
  return { type: 'raw', value: tag, position }
}

/** The text alone. */
function flatten(
  siblings: readonly RootContent[],
  piecesOf: ReadonlyMap<RootContent, readonly HtmlPiece[]>,
): RootContent[] {
  return siblings.flatMap((node): RootContent[] => [
    node,
    ...(piecesOf.get(node) ?? []).flatMap((piece): RootContent[] => {
      if (piece.kind !== 'text' && isInlineElement(piece.name)) return []
      return [
        {
          type: 'text',
          value: piece.kind === 'text' ? piece.value : ' ',
          position: piece.position,
        },
      ]
    }),
  ])
}

/** The first piece that stands in too many elements that have to be closed. */
function findTooDeep(pieces: readonly HtmlPiece[]): HtmlPiece | undefined {
  let depth = 0
  return pieces.find((piece) => {
    if (piece.kind === 'text' || endsByItself.has(piece.name) || voidElements.has(piece.name))
      return false
    depth += piece.kind === 'open' ? 1 : -1
    depth = Math.max(0, depth)
    return depth > maximumDepth
  })
}

/** The elements that are never closed, and would take in all that follows. A target without words takes in nothing. */
function listLeftOpen(pieces: readonly HtmlPiece[]): HtmlPiece[] {
  const open: (HtmlPiece & { kind: 'open' })[] = []
  for (const piece of pieces) {
    if (piece.kind === 'open' && !voidElements.has(piece.name)) open.push(piece)
    if (piece.kind !== 'close') continue
    const index = open.findLastIndex(({ name }) => name === piece.name)
    if (index >= 0) open.splice(index, 1)
  }
  return open.filter(
    ({ name, properties }) =>
      !endsByItself.has(name) && (name !== 'a' || properties.href !== undefined),
  )
}

/** Compares what was written with what a browser makes of it; returns the place of the first that has come elsewhere. */
function findMoved(
  siblings: readonly RootContent[],
  piecesOf: ReadonlyMap<RootContent, readonly HtmlPiece[]>,
  tree: HastRoot,
): Position | undefined {
  const shown: { text: string; position: Position | undefined }[] = []
  walk(tree, (node) => {
    const { type, position } = node
    if (type === 'comment')
      shown.push({ text: mark(node.value), position: siblings[Number(node.value)]?.position })
    else if (type === 'text') shown.push({ text: squeeze(node.value), position })
  })
  const written = siblings
    .flatMap((node, index) => [
      mark(String(index)),
      ...(piecesOf.get(node) ?? []).map((piece) =>
        piece.kind === 'text' ? squeeze(piece.value) : '',
      ),
    ])
    .join('')
  const pieces = [...piecesOf.values()].flat()
  const last = pieces.at(-1)
  // The parser gives what it moves no place.
  const findWritten = (text: string) =>
    pieces.find((piece) => piece.kind === 'text' && text.startsWith(squeeze(piece.value) || text))
      ?.position
  let done = 0
  for (const { text, position } of shown) {
    if (!written.startsWith(text, done)) return findWritten(text) ?? position ?? last?.position
    done += text.length
  }
  return done === written.length ? undefined : last?.position
}

const mark = (index: string): string => `\uFFFF${index}\uFFFE`
const squeeze = (text: string): string => text.replace(/[\s\uFFFE\uFFFF]+/g, '')

const frames = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr'])

/** Markdown between the cells of a table, where a browser would move it out, and links inside links. */
function findMisnested(
  tree: HastRoot,
  siblings: readonly RootContent[],
  pieces: readonly HtmlPiece[],
): Position | undefined {
  let found: Position | undefined
  walk(tree, (node, ancestors) => {
    const sibling = node.type === 'comment' ? siblings[Number(node.value)] : undefined
    const parent = ancestors.at(-1)
    if (found || !sibling || !parent || !hasWords(sibling)) return
    const isLink = ({ properties }: Element): boolean => {
      const piece = pieces[Number(properties.dataPiece)]
      return piece?.kind === 'open' && piece.name === 'a' && piece.properties.href !== undefined
    }
    const misplaced = frames.has(parent.tagName) || (ancestors.some(isLink) && holdsLink(sibling))
    if (misplaced) found = sibling.position ?? pieces[0]?.position
  })
  return found
}

/** A link that was written as one; addresses that GFM finds in the text stay text inside another link. */
function holdsLink(node: RootContent): boolean {
  if (node.type === 'link' || node.type === 'linkReference')
    return (
      node.type !== 'link' ||
      node.position?.start.offset !== node.children[0]?.position?.start.offset
    )
  return 'children' in node && node.children.some(holdsLink)
}

function walk(
  node: HastNodes,
  visit: (node: HastNodes, ancestors: readonly Element[]) => void,
  ancestors: readonly Element[] = [],
): void {
  visit(node, ancestors)
  if (!('children' in node)) return
  const inside = node.type === 'element' ? [...ancestors, node] : ancestors
  for (const child of node.children) walk(child, visit, inside)
}

function addFault(kind: HtmlFault['kind'], piece: HtmlPiece): void {
  const owner: Html = piece.owner
  const element = piece.kind === 'text' ? '' : piece.name
  const faults = [...(owner.data?.faults ?? []), { kind, element, position: piece.position }]
  owner.data = { ...owner.data, faults }
}

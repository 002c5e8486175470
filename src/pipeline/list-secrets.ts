import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Bitmap, Picture, PictureSource } from '../briefing/briefing.js'
import { listContents, type Piece } from '../briefing/tlp/list-contents.js'
import { listForeignPictures, type ReadTexts } from '../proof/leaks/find-leaks.js'
import { listEmbedded, listHtmlTexts } from '../proof/leaks/html-texts.js'
import { createSearch, type Search } from '../proof/leaks/search.js'
import type { Level } from '../source/tlp/level.js'
import type { Sound } from './inspect.js'
import { listRemaining } from './list-remaining.js'
import type { SetEditions } from './making.js'

/** What the finished files of an edition are searched for, and what is known of them before they are finished. */
export interface Secrets {
  level: Level
  search: Search
  /** The bitmaps that it leaves out. */
  bitmaps: readonly Bitmap[]
  /** The texts of its pages, as they were set. */
  read: ReadTexts
  /** The pictures of its pages that do not belong to it. */
  foreignPictures: readonly string[]
}

/**
 * Lists what an edition must not say. All that takes long of looking for it needs only what is known when its pages are
 * set: it is done while the PDF is finished in another thread.
 *
 * @param whole the briefing with all that is in it
 */
export async function listSecrets(
  whole: Sound,
  cut: Sound,
  level: Level,
  set: SetEditions,
): Promise<Secrets> {
  const { leftOut, kept } = listContents(whole.parsed, level)
  const keptDrawn = kept.pictures.flatMap((image) => listDrawn(whole.pictures.get(image)))
  const remaining = await listRemaining(cut, kept, keptDrawn, set)
  const drawn = leftOut.pictures.flatMap((image) =>
    listDrawn(whole.pictures.get(image)).map((text) => placePiece(whole, image, text)),
  )
  const known = new Set([
    ...kept.pictures.flatMap((image) => listOwnEmbedded(set.pictures.get(image))),
    ...remaining.skeletons.flatMap(listEmbedded),
  ])
  return {
    level,
    search: createSearch([...leftOut.pieces, ...drawn], remaining.texts),
    bitmaps: listSecretBitmaps(leftOut.pictures, kept.pictures, whole),
    read: new Map(set.sources.map(({ html }) => [html, listHtmlTexts(html)])),
    foreignPictures: set.sources.flatMap(({ html }) => listForeignPictures(html, known)),
  }
}

/** The bitmaps that an edition leaves out, except those that it shows elsewhere. */
function listSecretBitmaps(
  leftOut: readonly Image[],
  kept: readonly Image[],
  { pictures }: Sound,
): Bitmap[] {
  const bitmapsOf = (images: readonly Image[]) =>
    images.flatMap((image) => {
      const picture = pictures.get(image)
      return picture?.kind === 'bitmap' ? [picture] : []
    })
  const shown = bitmapsOf(kept)
  return bitmapsOf(leftOut).filter(({ bytes }) => !shown.some((one) => one.bytes.equals(bytes)))
}

/** What a drawing says: its words, its lines, and pictures in it. */
function listDrawn(picture: PictureSource | undefined): string[] {
  if (picture?.kind !== 'drawing') return []
  const texts: string[] = []
  visit(picture.svg, (node) => {
    if (node.type === 'text') texts.push(node.value)
    if (node.type !== 'element') return
    for (const name of ['d', 'points', 'href', 'xLinkHref']) {
      const value = node.properties[name]
      if (typeof value === 'string' && value.length >= shortestLine) texts.push(value)
    }
  })
  return texts
}

/** A shorter line may belong to any box. */
const shortestLine = 40

function listOwnEmbedded(picture: Picture | undefined): string[] {
  if (!picture) return []
  return picture.kind === 'bitmap' ? [picture.dataUri] : listEmbedded(JSON.stringify(picture.svg))
}

function placePiece(whole: Sound, image: Image, text: string): Piece {
  const holder = whole.parsed.find(({ tree }) => {
    let found = false
    visit(tree, image, () => {
      found = true
    })
    return found
  })
  const { line, column } = image.position?.start ?? { line: 1, column: 1 }
  return { kind: 'words', text, file: holder?.file.path ?? '', line, column }
}

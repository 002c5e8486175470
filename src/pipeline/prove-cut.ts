import type { Element } from 'hast'
import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Bitmap, Picture, PictureSource } from '../briefing/briefing.js'
import { listContents, type Piece } from '../briefing/tlp/list-contents.js'
import { findLeaks, listForeignPictures, listPicturesInPdf } from '../proof/leaks/find-leaks.js'
import { listEmbedded } from '../proof/leaks/html-texts.js'
import { createSearch } from '../proof/leaks/search.js'
import { type Level, labelOf } from '../source/tlp/level.js'
import type { Sound } from './inspect.js'
import { listRemaining } from './list-remaining.js'
import type { MadeEditions } from './make-editions.js'

/**
 * Proves that the finished files of an edition say nothing of what its level leaves out. What they do say of it goes onto
 * the files, where it stands in the source.
 *
 * @param whole the briefing with all that is in it
 * @returns the number of leaks: an edition with one is not delivered
 */
export async function proveCut(
  whole: Sound,
  cut: Sound,
  level: Level,
  made: MadeEditions,
): Promise<number> {
  const { leftOut, kept } = listContents(whole.parsed, level)
  const keptDrawn = kept.pictures.flatMap((image) => listDrawn(whole.pictures.get(image)))
  const remaining = await listRemaining(cut, kept, keptDrawn, made)
  const drawn = leftOut.pictures.flatMap((image) =>
    listDrawn(whole.pictures.get(image)).map((text) => placePiece(whole, image, text)),
  )
  const search = createSearch([...leftOut.pieces, ...drawn], remaining.texts)
  const printed = made.sources.find(({ edition }) => edition === 'pdf')
  const leaks = await findLeaks(
    search,
    made.outputs,
    printed?.html,
    made.said.length > 0 ? made.said : undefined,
  )
  const file = (path: string) => whole.parsed.find((one) => one.file.path === path)?.file
  for (const { piece, where } of leaks) {
    const reason = `What is above ${labelOf(level)} stands in ${where}, in the edition for ${labelOf(level)}`
    const message = file(piece.file)?.message(reason, {
      place: { line: piece.line, column: piece.column },
      ruleId: 'tlp-leak',
      source: 'briefing',
    })
    if (message) message.fatal = true
  }
  const known = new Set([
    ...kept.pictures.flatMap((image) => listOwnEmbedded(made.pictures.get(image))),
    ...remaining.skeletons.flatMap(listEmbedded),
  ])
  const secret = listSecretBitmaps(leftOut.pictures, kept.pictures, whole)
  const foreign = [
    ...made.sources.flatMap(({ html }) => listForeignPictures(html, known)),
    ...(
      await Promise.all(
        made.outputs.map(({ content }) =>
          typeof content === 'string' ? [] : listPicturesInPdf(secret, content),
        ),
      )
    ).flat(),
  ]
  if (foreign.length > 0) {
    const reason = `The edition for ${labelOf(level)} has a picture that does not belong to it`
    const message = whole.parsed[0]?.file.message(reason, {
      ruleId: 'tlp-leak',
      source: 'briefing',
    })
    if (message) message.fatal = true
  }
  return leaks.length + foreign.length
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
  return picture.kind === 'bitmap' ? [picture.dataUri] : listEmbedded(stringifyUris(picture.svg))
}

function stringifyUris(svg: Element): string {
  return JSON.stringify(svg)
}

function placePiece(whole: Sound, image: Image, text: string): Piece {
  const at = whole.parsed.find(({ tree }) => {
    let found = false
    visit(tree, image, () => {
      found = true
    })
    return found
  })
  const { line, column } = image.position?.start ?? { line: 1, column: 1 }
  return { kind: 'words', text, file: at?.file.path ?? '', line, column }
}

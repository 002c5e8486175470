import type { Element } from 'hast'
import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { assemble } from '../briefing/assemble.js'
import type { Picture, PictureSource } from '../briefing/briefing.js'
import { listContents, type Piece } from '../briefing/tlp/list-contents.js'
import { findTechnique, listTechniqueIds } from '../intel/attack.js'
import { findLeaks, listForeignPictures } from '../proof/leaks/find-leaks.js'
import { listEmbedded, listHtmlTexts } from '../proof/leaks/html-texts.js'
import { listGenerated } from '../proof/leaks/remaining.js'
import { createSearch } from '../proof/leaks/search.js'
import { parseText } from '../source/markdown/parse-text.js'
import { type Level, labelOf } from '../source/tlp/level.js'
import type { Sound } from './inspect.js'
import type { MadeEditions } from './make-editions.js'
import { setEdition } from './set-edition.js'

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
  const skeletons = await setSkeletons(cut, made)
  const remaining = [
    ...listStrings({ ...cut.frontMatter, disclaimer: '' }),
    ...kept.pieces.map(({ text }) => text),
    ...kept.pictures.flatMap((image) => listDrawn(whole.pictures.get(image))),
    ...listGenerated(made.briefing),
    ...kept.pieces.flatMap(({ text }) => nameTechniques(text)),
    ...skeletons.flatMap(listHtmlTexts).map(({ text }) => text),
  ]
  const drawn = leftOut.pictures.flatMap((image) =>
    listDrawn(whole.pictures.get(image)).map((text) => placePiece(whole, image, text)),
  )
  const search = createSearch([...leftOut.pieces, ...drawn], remaining)
  const printed = made.sources.find(({ edition }) => edition === 'pdf')
  const leaks = await findLeaks(search, made.outputs, printed?.html)
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
    ...skeletons.flatMap(listEmbedded),
  ])
  const foreign = made.sources.flatMap(({ html }) => listForeignPictures(html, known))
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

/** The editions as they are without their author's words: what their templates and style sheets say. */
function setSkeletons(
  { id, folder, frontMatter }: Sound,
  { sources }: MadeEditions,
): Promise<string[]> {
  const make = (path: string, text: string) => ({
    file: new VFile({ path }),
    tree: parseText(text),
  })
  const files = [
    make('briefing.md', 'x'),
    make('01-x.md', '# x\n\n:::summary\n- x\n:::\n\n## x\n\nx[^1]\n\n[^1]: x'),
  ]
  const briefing = assemble(id, folder, frontMatter, files)
  return Promise.all(
    sources.map(({ edition, template }) => setEdition(edition, briefing, new Map(), template)),
  )
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

/** A line that is shorter may be any box's. */
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

/** What a table of techniques says of those that a text names. */
function nameTechniques(text: string): string[] {
  return listTechniqueIds(text).flatMap(({ id }) => {
    const technique = findTechnique(id)
    return technique ? [technique.name, ...technique.tactics] : []
  })
}

function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(listStrings)
}

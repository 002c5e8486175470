import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Words } from '../../briefing/words.js'
import { createTextReader } from '../content/mark-text.js'
import { keyOfMark } from '../content/marks.js'
import { createFontFinder } from '../content/shown-font.js'
import { readStructure, walkLeaves } from '../content/structure-tree.js'
import { createTargetFinder } from './annotations.js'
import { markArtifacts } from './artifacts.js'
import { dropDecoration } from './decoration.js'
import { editContents } from './edit-content.js'
import { moveCaptions, openFigures } from './figures.js'
import { flatten, prune } from './flatten.js'
import { closeHeadings } from './headings.js'
import { settleLayers } from './layers.js'
import { describeLinks, markReferences } from './links.js'
import { fillItems, markContents } from './lists.js'
import type { TextOfElement } from './note-parts.js'
import { placeNotes } from './notes.js'
import type { PrintedElements } from './printed-elements.js'
import type { WrittenObjects } from './serialise.js'
import { completeTables } from './tables.js'
import { writeStructure } from './write-structure.js'

/**
 * Turns Chrome's structure tree into one that PDF/UA-1 asks for and that reads in the order of the text.
 *
 * @param printed Chrome's elements where they are not among the document's objects
 * @returns the new elements, which are not among them either
 */
export async function rebuildStructure(
  document: PDFDocument,
  printed: PrintedElements,
  words: Words,
): Promise<WrittenObjects> {
  const { context } = document
  const root = readStructure(document, (ref) => printed.take(ref, context))
  if (!root) throw new Error('Expected a tagged PDF')
  const { contents, marks } = await settleLayers(document, root)
  const targetsOf = createTargetFinder(document)
  const findFont = createFontFinder(context)
  const readText = createTextReader(findFont)
  const textOf: TextOfElement = (element) =>
    readText(
      walkLeaves(element).flatMap((leaf) =>
        leaf.kind === 'content' ? (marks.byKey.get(keyOfMark(leaf))?.shown ?? []) : [],
      ),
    )
  const pages = document.getPages().map(({ ref }) => ref)

  openFigures(root)
  const decorations = dropDecoration(root, marks, textOf)
  const editing = editContents(markArtifacts(contents, decorations, findFont))
  // Where something fails meanwhile, that is the error.
  editing.catch(() => undefined)
  flatten(root)
  closeHeadings(root)
  moveCaptions(root)
  placeNotes(root, targetsOf, pages, textOf)
  markContents(root, targetsOf)
  fillItems(root)
  markReferences(root, targetsOf)
  prune(root)
  completeTables(root, context)
  describeLinks(document, root, words, textOf)
  const elements = writeStructure(document, root)
  const replaceStreams = await editing
  replaceStreams(document)
  return elements
}

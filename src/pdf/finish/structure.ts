import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Words } from '../../briefing/words.js'
import { readContents } from '../content/contents.js'
import { createTextReader } from '../content/mark-text.js'
import { type ContentMark, keyOfMark, type Marks, readContentMarks } from '../content/marks.js'
import { createFontFinder } from '../content/shown-font.js'
import { readStructure, type StructureElement, walkLeaves } from '../content/structure-tree.js'
import { createTargetFinder } from './annotations.js'
import { markArtifacts } from './artifacts.js'
import { dropDecoration } from './decoration.js'
import { moveCaptions, openFigures } from './figures.js'
import { flatten, prune } from './flatten.js'
import { closeHeadings } from './headings.js'
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
export function rebuildStructure(
  document: PDFDocument,
  printed: PrintedElements,
  words: Words,
): WrittenObjects {
  const { context } = document
  const root = readStructure(document, (ref) => printed.take(ref, context))
  if (!root) throw new Error('Expected a tagged PDF')
  const contents = readContents(document)
  const marks = readContentMarks(contents)
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

  adoptForms(root, marks)
  openFigures(root)
  const decorations = dropDecoration(root, marks, textOf)
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
  markArtifacts(document, contents, decorations, findFont)
  return elements
}

/**
 * Chromium 147 counts the marks of a layer (text with opacity) with those of its page and does not say that they stand
 * in a form (`Stm`; ISO 32000-1, 14.7.4.2): says it.
 */
function adoptForms(root: StructureElement, marks: Marks): void {
  const inForms = new Map<string, ContentMark>()
  for (const mark of marks.byKey.values())
    if (mark.form) inForms.set(keyOfMark({ ...mark, form: undefined }), mark)
  for (const leaf of walkLeaves(root)) {
    if (leaf.kind !== 'content' || leaf.form || marks.byKey.has(keyOfMark(leaf))) continue
    leaf.form = inForms.get(keyOfMark(leaf))?.form
  }
}

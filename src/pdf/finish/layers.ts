import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { findMcid, readOperands } from '../content/content-stream.js'
import { type Content, readContents } from '../content/contents.js'
import { type ContentMark, keyOfMark, type Marks, readContentMarks } from '../content/marks.js'
import {
  type ContentKid,
  type Kid,
  type StructureElement,
  walkElements,
  walkLeaves,
} from '../content/structure-tree.js'
import { type ContentEdit, type EditedContent, editContents } from './edit-content.js'

/**
 * Settles what stands in layers (text with opacity, drawings with masks), which Chrome paints as forms: each mark is painted
 * once, and each leaf of the tree is a mark that is painted. Returns what the pages paint then, and the marks.
 */
export async function settleLayers(
  document: PDFDocument,
  root: StructureElement,
): Promise<{ contents: Content[]; marks: Marks }> {
  const contents = readContents(document)
  const marks = readContentMarks(contents)
  adoptForms(root, marks)
  const repeated = findRepeated(contents)
  if (repeated.size === 0) return { contents, marks: dropUnpainted(root, marks) }
  const settle = await editContents(gatherRepeated(contents, root, { marks, repeated }))
  settle(document)
  const settled = readContents(document)
  return { contents: settled, marks: dropUnpainted(root, readContentMarks(settled)) }
}

/**
 * Chromium 147 counts the marks of a layer with those of its page and does not say that they stand in a form (`Stm`;
 * ISO 32000-1, 14.7.4.2): says it.
 */
function adoptForms(root: StructureElement, marks: Marks): void {
  const inForms = new Map<string, ContentMark>()
  for (const mark of marks.byKey.values())
    if (mark.form) inForms.set(keyOfMark({ ...mark, form: undefined }), mark)
  if (inForms.size === 0) return
  for (const leaf of walkLeaves(root)) {
    if (leaf.kind !== 'content' || leaf.form || marks.byKey.has(keyOfMark(leaf))) continue
    leaf.form = inForms.get(keyOfMark(leaf))?.form
  }
}

/** Takes leaves out of the tree that no page paints: what a mask is made of is not painted itself. */
function dropUnpainted(root: StructureElement, marks: Marks): Marks {
  for (const element of walkElements(root)) {
    element.kids = element.kids.filter(
      (kid) => kid.kind !== 'content' || marks.byKey.has(keyOfMark(kid)),
    )
  }
  return marks
}

/** The layers with marks that are painted more than once, as Chrome does inside and outside of a mask. */
function findRepeated(contents: readonly Content[]): Set<Content> {
  const times = new Map<Content, number>()
  const count = (content: Content): void => {
    for (const { layer } of listPaintings(content)) {
      const before = times.get(layer) ?? 0
      times.set(layer, before + 1)
      // Whether twice or more often makes no difference.
      if (before < 2) count(layer)
    }
  }
  for (const content of contents) count(content)
  const repeated = [...times].filter(([layer, number]) => number > 1 && listMarks(layer).length > 0)
  return new Set(repeated.map(([layer]) => layer))
}

/**
 * No mark may come twice (ISO 32000-1, 14.7.4.2). Each painting of a repeated layer becomes a mark by itself, which stands
 * in the tree where the marks inside the layer stood; they are marks no longer. Returns how the contents change.
 */
function gatherRepeated(
  contents: readonly Content[],
  root: StructureElement,
  { marks, repeated }: { marks: Marks; repeated: ReadonlySet<Content> },
): EditedContent[] {
  const edited: EditedContent[] = []
  const makeKid = createNumbering(marks)
  /** What stands in the tree in the place of a mark. */
  const places = new Map<string, ContentKid[]>()
  const seen = new Set<Content>()
  const visit = (content: Content, around: 'mark' | 'none'): void => {
    if (seen.has(content)) return
    seen.add(content)
    const edits = listPaintings(content).flatMap(({ layer, from, to, isMarked }): ContentEdit[] => {
      const inMark = isMarked || around === 'mark'
      const [first, ...others] = repeated.has(layer) ? listMarks(layer) : []
      if (!first) {
        visit(layer, inMark ? 'mark' : 'none')
        return []
      }
      for (const { key } of others) places.set(key, [])
      const kid = makeKid(content)
      places.set(first.key, [...(places.get(first.key) ?? []), ...(inMark ? [] : [kid])])
      if (inMark) return []
      return [
        { from, to: from, text: `${first.tag} <</MCID ${kid.mcid}>> BDC\n` },
        { from: to, to, text: '\nEMC' },
      ]
    })
    edited.push({ content, edits })
  }
  for (const content of contents) visit(content, 'none')
  for (const layer of repeated) edited.push(takeNumbers(layer))
  replaceLeaves(root, places)
  return edited.filter(({ edits }) => edits.length > 0)
}

/** Returns what makes marks for the pages, each with a number that its page does not have yet. */
function createNumbering(marks: Marks): (content: Content) => ContentKid {
  const next = new Map<PDFRef, number>()
  for (const { page, mcid } of marks.byKey.values())
    next.set(page, Math.max(next.get(page) ?? 0, mcid + 1))
  return ({ page, form }) => {
    const mcid = next.get(page) ?? 0
    next.set(page, mcid + 1)
    return { kind: 'content', page, form, mcid }
  }
}

/** Takes the numbers from the marks of a layer, which are then no leaves of the tree. */
function takeNumbers(layer: Content): EditedContent {
  const edits = listOwnMarks(layer).map(({ tag, from, to }) => ({ from, to, text: `${tag} BMC` }))
  return { content: layer, edits }
}

function replaceLeaves(
  root: StructureElement,
  places: ReadonlyMap<string, readonly ContentKid[]>,
): void {
  for (const element of walkElements(root)) {
    element.kids = element.kids.flatMap((kid): Kid[] =>
      kid.kind === 'content' ? [...(places.get(keyOfMark(kid)) ?? [kid])] : [kid],
    )
  }
}

/** A place where a page or a layer paints another one. */
interface Painting {
  layer: Content
  from: number
  to: number
  /** Whether a mark is open there. */
  isMarked: boolean
}

function listPaintings(content: Content): Painting[] {
  const { source, operations } = content
  const paintings: Painting[] = []
  if (content.forms.size === 0) return paintings
  const open: boolean[] = []
  for (let index = 0; index < operations.length; index += 1) {
    const operator = operations.operatorAt(index)
    if (operator === 'EMC') open.pop()
    if (operator !== 'Do' && operator !== 'BDC' && operator !== 'BMC') continue
    const operation = operations.at(index)
    const operands = readOperands(source, operation)
    if (operator !== 'Do') {
      open.push(findMcid(operands) !== undefined)
      continue
    }
    const layer = content.forms.get(operands[0]?.slice(1) ?? '')
    const { from, to } = operation
    if (layer) paintings.push({ layer, from, to, isMarked: open.includes(true) })
  }
  return paintings
}

interface LayerMark {
  key: string
  /** With its slash. */
  tag: string
  from: number
  to: number
}

/** The marks of a layer, and of those in it, each once. */
function listMarks(layer: Content, seen: Set<Content> = new Set()): LayerMark[] {
  if (seen.has(layer)) return []
  seen.add(layer)
  return [
    ...listOwnMarks(layer),
    ...[...layer.forms.values()].flatMap((inner) => listMarks(inner, seen)),
  ]
}

function listOwnMarks(content: Content): LayerMark[] {
  const { source, operations } = content
  return operations.indexesOf('BDC').flatMap((index) => {
    const operation = operations.at(index)
    const operands = readOperands(source, operation)
    const mcid = findMcid(operands)
    if (mcid === undefined) return []
    const { from, to } = operation
    return [{ key: keyOfMark({ ...content, mcid }), tag: operands[0] ?? '/Span', from, to }]
  })
}

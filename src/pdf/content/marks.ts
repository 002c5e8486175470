import type { PDFRef } from '@cantoo/pdf-lib'
import { readString } from './character-codes.js'
import { findMcid, readOperands } from './content-stream.js'
import type { Content } from './contents.js'

/** What an operator paints. */
export type PaintKind = 'text' | 'image' | 'path'

/** A marked-content sequence with a number of its own: a leaf of the structure tree. */
export interface ContentMark {
  page: PDFRef
  form: PDFRef | undefined
  mcid: number
  tag: string
  /** Whether it paints no text and no picture: lines and areas, or nothing. */
  isBare: boolean
  /** What it shows, to be decoded where somebody asks. */
  shown: Shown[]
}

/** What text operators show one after the other in one font on one line: Chrome writes one for each glyph. */
export interface Shown {
  content: Content
  /** Name of the font in the content's resources. */
  font: string
  /** The line that it stands on: the vertical place of its text matrix. */
  line: number
  /** The operands of each `Tj` or `TJ` as written in the content stream, or a replacement (`ActualText`) as text. */
  codes?: string[]
  text?: string
  /** Whether its codes stand inside a replacement, which is what is read. */
  replaced?: true
  /** Whether it runs from right to left: its codes come in the order of the page (ISO 32000-1, 14.8.2.3.3). */
  reversed?: true
}

/** Something painted outside every mark with a number. */
interface Stray {
  page: PDFRef
  kind: PaintKind
  /** Whether it stands in an `Artifact`. */
  artifact: boolean
}

/** A mark where none may be: a number used twice, a mark within a mark, an end without a beginning. */
interface MarkFault {
  page: PDFRef
  kind: 'repeated' | 'artifact in content' | 'content in artifact' | 'nested' | 'unbalanced'
  mcid?: number
}

/** The marked content of a page. */
export interface Marks {
  byKey: ReadonlyMap<string, ContentMark>
  strays: readonly Stray[]
  faults: readonly MarkFault[]
  /** What artifacts show, page by page. */
  artifacts: readonly (Shown & { page: PDFRef })[]
}

/** Identifies a mark in the whole document: numbers are counted by page and by form. */
export function keyOfMark({
  page,
  form,
  mcid,
}: Pick<ContentMark, 'page' | 'form' | 'mcid'>): string {
  return `${(form ?? page).tag}/${mcid}`
}

/** What each painting operator paints (ISO 32000-1, annex A). */
export const paintKinds: ReadonlyMap<string, PaintKind> = new Map([
  ...['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh'].map((key) => [key, 'path'] as const),
  ...['Tj', 'TJ', "'", '"'].map((key) => [key, 'text'] as const),
  ['EI', 'image'] as const,
])

/** Operators that begin or end a mark, or change where or how something is painted. */
const followed = new Set(['Tf', 'Tm', 'Do', 'BMC', 'BDC', 'EMC'])

type Open =
  | { kind: 'mark'; mark: ContentMark }
  | { kind: 'artifact' }
  | { kind: 'other'; text?: string; reversed?: true }

/** What open marks say of what is painted in them: the nearest mark or artifact, and how text is read. */
function describeOpen(stack: readonly Open[]) {
  const around = stack.findLast(({ kind }) => kind !== 'other')
  const replaced = stack.some((open) => open.kind === 'other' && open.text !== undefined)
  const reversed = stack.some((open) => open.kind === 'other' && open.reversed)
  return {
    mark: around?.kind === 'mark' ? around.mark : undefined,
    isArtifact: around?.kind === 'artifact',
    way: {
      ...(replaced && { replaced: true as const }),
      ...(reversed && { reversed: true as const }),
    },
  }
}

interface Found {
  byKey: Map<string, ContentMark>
  strays: Stray[]
  faults: MarkFault[]
  artifacts: (Shown & { page: PDFRef })[]
}

/** Takes what the pages paint; returns every mark with what it paints, and what stands outside marks. */
export function readContentMarks(contents: readonly Content[]): Marks {
  const found: Found = { byKey: new Map(), strays: [], faults: [], artifacts: [] }
  for (const content of contents) readContent(found, content, [], new Set())
  return found
}

/** Where the reading of one content stands. */
interface Reading {
  found: Found
  content: Content
  stack: Open[]
  font: string
  line: number
  /** A replacement that nothing is shown for yet, so its line may be still to come. */
  placed: Shown | undefined
  /** What is shown goes on in it, as long as the open marks stay the same. */
  run: (Shown & { codes: string[] }) | undefined
  /** What the open marks say of everything painted in them. */
  state: ReturnType<typeof describeOpen>
}

/**
 * @param outer the marks that are open where a form is painted
 * @param inside the contents that are being read
 */
function readContent(
  found: Found,
  content: Content,
  outer: readonly Open[],
  inside: ReadonlySet<Content>,
): void {
  const { page, source, operations, forms } = content
  const stack = [...outer]
  const state = describeOpen(stack)
  const reading: Reading = {
    found,
    content,
    stack,
    font: '',
    line: 0,
    placed: undefined,
    run: undefined,
    state,
  }
  for (let index = 0; index < operations.length; index += 1) {
    const operator = operations.operatorAt(index)
    const kind = paintKinds.get(operator)
    if (kind || operator === 'EMC') reading.placed = undefined
    if (!kind && !followed.has(operator)) continue
    const operation = operations.at(index)
    if (kind) {
      paint(reading, kind, kind === 'text' ? source.slice(operation.from, operation.at) : undefined)
      continue
    }
    const operands = readOperands(source, operation)
    if (operator === 'Do') {
      const inner = forms.get(operands[0]?.slice(1) ?? '')
      if (!inner) paint(reading, 'image')
      else if (!inside.has(inner)) readContent(found, inner, stack, new Set([...inside, inner]))
      reading.run = undefined
    } else if (operator === 'EMC') {
      if (stack.length > outer.length) stack.pop()
      else found.faults.push({ page, kind: 'unbalanced' })
      followOpen(reading)
    } else if (operator === 'BMC' || operator === 'BDC') {
      openMark(reading, operands)
      followOpen(reading)
    } else moveText(reading, operator, operands)
  }
  if (stack.length > outer.length) found.faults.push({ page, kind: 'unbalanced' })
}

/** After a mark has begun or ended. */
function followOpen(reading: Reading): void {
  reading.state = describeOpen(reading.stack)
  reading.run = undefined
}

/** @param codes of text: the operands of its operator */
function paint(reading: Reading, kind: PaintKind, codes?: string): void {
  const { found, content, font, line, state } = reading
  const { page } = content
  if (state.mark && kind !== 'path') state.mark.isBare = false
  if (!state.mark) found.strays.push({ page, kind, artifact: state.isArtifact })
  if (codes === undefined || !(state.mark || state.isArtifact)) return
  const { run } = reading
  if (run && run.font === font && run.line === line) {
    run.codes.push(codes)
    return
  }
  const shown = { content, font, line, codes: [codes], ...state.way }
  reading.run = shown
  if (state.mark) state.mark.shown.push(shown)
  else found.artifacts.push({ ...shown, page })
}

/** Follows `Tf` and `Tm`. */
function moveText(reading: Reading, operator: string, operands: readonly string[]): void {
  if (operator === 'Tf') {
    const named = operands[0]?.slice(1) ?? ''
    // The same text for the same font: there are hundreds of thousands.
    if (named !== reading.font) reading.font = named
  } else if (operator === 'Tm') {
    reading.line = Number(operands[5])
    if (reading.placed) reading.placed.line = reading.line
  }
}

/** Follows `BMC` and `BDC`. */
function openMark(reading: Reading, operands: readonly string[]): void {
  const { found, content, stack, state } = reading
  const { page, form } = content
  const tag = operands[0]?.slice(1) ?? ''
  const mcid = findMcid(operands)
  if (tag === 'Artifact') {
    if (state.mark) found.faults.push({ page, kind: 'artifact in content' })
    stack.push({ kind: 'artifact' })
  } else if (mcid === undefined) openUnnumbered(reading, tag, findActualText(operands))
  else {
    if (state.isArtifact) found.faults.push({ page, kind: 'content in artifact', mcid })
    if (state.mark) found.faults.push({ page, kind: 'nested', mcid })
    const mark: ContentMark = { page, form, mcid, tag, isBare: true, shown: [] }
    if (found.byKey.has(keyOfMark(mark))) found.faults.push({ page, kind: 'repeated', mcid })
    else found.byKey.set(keyOfMark(mark), mark)
    stack.push({ kind: 'mark', mark })
  }
}

/** @param text what is read instead of what it shows */
function openUnnumbered(reading: Reading, tag: string, text: string | undefined): void {
  const { content, stack, font, line } = reading
  stack.push({
    kind: 'other',
    ...(text !== undefined && { text }),
    ...(tag === 'ReversedChars' && { reversed: true }),
  })
  const around = stack.findLast((open) => open.kind === 'mark')
  if (text === undefined || around?.kind !== 'mark') return
  const placed: Shown = { content, font, line, text }
  if (stack.some((open) => open.kind === 'other' && open.reversed)) placed.reversed = true
  around.mark.shown.push(placed)
  reading.placed = placed
}

function isString(operand: string): boolean {
  return operand.startsWith('(') || (operand.startsWith('<') && operand !== '<<')
}

/** `/Span <</ActualText <FEFF2003>>> BDC`: what is said instead of what is shown (ISO 32000-1, 7.9.2.2). */
function findActualText(operands: readonly string[]): string | undefined {
  const value = operands[operands.indexOf('/ActualText') + 1]
  if (!operands.includes('/ActualText') || value === undefined || !isString(value)) return undefined
  const bytes = readString(value)
  const wide = bytes[0] === 0xfe && bytes[1] === 0xff
  return wide ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1')
}

/** Names a piece of marked content in the whole file: the number of its page's object, and its own in that page. */
export function markName(pageObject: number, id: number): string {
  return `${pageObject}:${id}`
}

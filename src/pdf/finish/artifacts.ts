import type { PDFDocument } from '@cantoo/pdf-lib'
import {
  findMcid,
  type Operation,
  type Operations,
  readOperands,
} from '../content/content-stream.js'
import type { Content } from '../content/contents.js'
import { keyOfMark, type PaintKind, paintKinds } from '../content/marks.js'
import { createFontFinder } from '../content/shown-font.js'
import { type ContentEdit, editContent } from './edit-content.js'
import { createDotFinder } from './emphasis.js'

/**
 * Marks as artifacts everything painted outside the tagged content: running heads, footers, rules, backgrounds; and the
 * marks in `decorations`, which the tree has given up (ISO 14289-1, 7.1). The dots of emphasis stand inside a mark,
 * where no artifact may be: they are replaced by nothing (`ActualText`).
 */
export function markArtifacts(
  document: PDFDocument,
  contents: readonly Content[],
  decorations: ReadonlySet<string>,
  findFont = createFontFinder(document.context),
): void {
  const done = new Set<Content>()
  const findDots = createDotFinder(findFont)
  const visit = (content: Content, around: Around): void => {
    if (done.has(content)) return
    done.add(content)
    const edits = [
      ...listEdits(content, around, decorations, visit),
      ...findDots(content).flatMap(({ from, to }) => [
        { from, to: from, text: '/Span <</ActualText <FEFF>>> BDC\n' },
        { from: to, to, text: '\nEMC' },
      ]),
    ]
    if (edits.length > 0) editContent(document, content, edits)
  }
  for (const content of contents) visit(content, 'nothing')
}

/** What a content is painted in: marks that tag it or make an artifact of it, or nothing of the kind. */
type Around = 'marks' | 'nothing'

const pathStart = new Set(['m', 're'])
const pathEnd = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n'])
/** What is looked at inside of a mark as well. */
const ofMarks = new Set(['BMC', 'BDC', 'EMC', 'Do'])
/** An artifact ends before these. */
const boundary = new Set(['q', 'Q', 'BMC', 'BDC', 'EMC', 'ET'])

/** What makes artifacts of one content: its edits, and the artifact that is being written. */
class Wrapper {
  readonly edits: ContentEdit[] = []
  /** Kind and end of the artifact that is being written. */
  #open: { kind: PaintKind; to: number } | undefined

  /** Makes what is painted between two offsets part of an artifact of its kind. */
  wrap(kind: PaintKind, from: number, to: number): void {
    if (this.#open?.kind !== kind) {
      this.close()
      const type = kind === 'text' ? 'Pagination' : 'Layout'
      this.edits.push({ from, to: from, text: `/Artifact <</Type /${type}>> BDC\n` })
    }
    this.#open = { kind, to }
  }

  close(): void {
    const to = this.#open?.to
    if (to !== undefined) this.edits.push({ from: to, to, text: '\nEMC' })
    this.#open = undefined
  }
}

/** Which of the open marks tag what is in them, or make an artifact of it. */
class OpenMarks {
  readonly #tags: boolean[]

  constructor(around: Around) {
    this.#tags = [around === 'marks']
  }

  get areAround(): boolean {
    return this.#tags.includes(true)
  }

  begin({ tags }: { tags: boolean }): void {
    this.#tags.push(tags)
  }

  end(): void {
    // What is around the content itself does not end in it.
    if (this.#tags.length > 1) this.#tags.pop()
  }
}

/** @param visit is called with each form that has marks of its own, or stands in one */
function listEdits(
  content: Content,
  around: Around,
  decorations: ReadonlySet<string>,
  visit: (content: Content, around: Around) => void,
): ContentEdit[] {
  const { operations } = content
  const wrapper = new Wrapper()
  const marks = new OpenMarks(around)
  let path: number | undefined
  for (let index = 0; index < operations.length; index += 1) {
    const operator = operations.operatorAt(index)
    const inside = marks.areAround
    if (boundary.has(operator)) wrapper.close()
    if (inside && !ofMarks.has(operator)) continue
    const operation = operations.at(index)
    const { from, to } = operation
    if (operator === 'BMC' || operator === 'BDC') {
      const { mcid, tags } = readMark(content, operation)
      const given = mcid !== undefined && decorations.has(keyOfMark({ ...content, mcid }))
      if (given) wrapper.edits.push({ from, to, text: '/Artifact <</Type /Layout>> BDC' })
      marks.begin({ tags })
    } else if (operator === 'EMC') {
      marks.end()
    } else if (operator === 'Do') {
      const form = content.forms.get(readOperands(content.source, operation)[0]?.slice(1) ?? '')
      if (form && (inside || hasMarks(form))) {
        wrapper.close()
        visit(form, inside ? 'marks' : 'nothing')
      } else if (!inside) wrapper.wrap('image', from, to)
    } else if (operator === 'BT') {
      const end = findTextEnd(operations, index)
      if (hasMcid(content, index, end)) {
        wrapper.close()
        continue
      }
      wrapper.wrap('text', from, operations.at(end).to)
      index = end
    } else if (pathStart.has(operator)) path ??= from
    else if (pathEnd.has(operator)) {
      if (operator !== 'n') wrapper.wrap('path', path ?? from, to)
      path = undefined
    } else if (paintKinds.has(operator)) wrapper.wrap(paintKinds.get(operator) ?? 'path', from, to)
  }
  wrapper.close()
  return wrapper.edits
}

function readMark(content: Content, operation: Operation) {
  const operands = readOperands(content.source, operation)
  const mcid = findMcid(operands)
  return { mcid, tags: mcid !== undefined || operands[0] === '/Artifact' }
}

function findTextEnd(operations: Operations, start: number): number {
  let end = start + 1
  while (end < operations.length && operations.operatorAt(end) !== 'ET') end += 1
  return Math.min(end, operations.length - 1)
}

function hasMarks(content: Content): boolean {
  return (
    hasMcid(content, 0, content.operations.length - 1) || [...content.forms.values()].some(hasMarks)
  )
}

/** Whether a mark with a number begins among some operations. */
function hasMcid({ source, operations }: Content, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) {
    if (operations.operatorAt(index) !== 'BDC') continue
    if (findMcid(readOperands(source, operations.at(index))) !== undefined) return true
  }
  return false
}

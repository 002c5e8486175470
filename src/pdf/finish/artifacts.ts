import type { PDFDocument } from '@cantoo/pdf-lib'
import { findMcid, type Operations, readOperands } from '../content/content-stream.js'
import type { Content } from '../content/contents.js'
import { keyOfMark, type PaintKind, paintKinds } from '../content/marks.js'
import { createFontFinder } from '../content/shown-font.js'
import { type Edit, editContent } from './edit-content.js'
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
  const visit = (content: Content, inside: boolean): void => {
    if (done.has(content)) return
    done.add(content)
    const edits = [
      ...listEdits(content, inside, decorations, visit),
      ...findDots(content).flatMap(({ from, to }) => [
        { from, to: from, text: '/Span <</ActualText <FEFF>>> BDC\n' },
        { from: to, to, text: '\nEMC' },
      ]),
    ]
    if (edits.length > 0) editContent(document, content, edits)
  }
  for (const content of contents) visit(content, false)
}

const pathStart = new Set(['m', 're'])
const pathEnd = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n'])
/** What is looked at inside of a mark as well. */
const ofMarks = new Set(['BMC', 'BDC', 'EMC', 'Do'])
/** An artifact ends before these. */
const boundary = new Set(['q', 'Q', 'BMC', 'BDC', 'EMC', 'ET'])

function listEdits(
  content: Content,
  startsInside: boolean,
  decorations: ReadonlySet<string>,
  visit: (content: Content, inside: boolean) => void,
): Edit[] {
  const edits: Edit[] = []
  const { operations } = content
  /** Whether each open mark tags what is in it; and how many do. */
  const marks: boolean[] = []
  let tagged = startsInside ? 1 : 0
  /** Kind and end of the artifact that is being written. */
  let open: { kind: PaintKind; to: number } | undefined
  let path: number | undefined
  const close = (): void => {
    if (open) edits.push({ from: open.to, to: open.to, text: '\nEMC' })
    open = undefined
  }
  const wrap = (kind: PaintKind, from: number, to: number): void => {
    if (open?.kind !== kind) {
      close()
      const type = kind === 'text' ? 'Pagination' : 'Layout'
      edits.push({ from, to: from, text: `/Artifact <</Type /${type}>> BDC\n` })
    }
    open = { kind, to }
  }
  for (let index = 0; index < operations.length; index += 1) {
    const operator = operations.operatorAt(index)
    const inside = tagged > 0
    if (boundary.has(operator)) close()
    if (inside && !ofMarks.has(operator)) continue
    const operation = operations.at(index)
    const { from, to } = operation
    if (operator === 'BMC' || operator === 'BDC') {
      const operands = readOperands(content.source, operation)
      const mcid = findMcid(operands)
      const given = mcid !== undefined && decorations.has(keyOfMark({ ...content, mcid }))
      if (given) edits.push({ from, to, text: '/Artifact <</Type /Layout>> BDC' })
      const tags = mcid !== undefined || operands[0] === '/Artifact'
      marks.push(tags)
      if (tags) tagged += 1
    } else if (operator === 'EMC') {
      if (marks.pop()) tagged -= 1
    } else if (operator === 'Do') {
      const form = content.forms.get(readOperands(content.source, operation)[0]?.slice(1) ?? '')
      if (form && (inside || hasMarks(form))) {
        close()
        visit(form, inside)
      } else if (!inside) wrap('image', from, to)
    } else if (operator === 'BT') {
      const end = findTextEnd(operations, index)
      if (hasMcid(content, index, end)) {
        close()
        continue
      }
      wrap('text', from, operations.at(end).to)
      index = end
    } else if (pathStart.has(operator)) path ??= from
    else if (pathEnd.has(operator)) {
      if (operator !== 'n') wrap('path', path ?? from, to)
      path = undefined
    } else if (paintKinds.has(operator)) wrap(paintKinds.get(operator) ?? 'path', from, to)
  }
  close()
  return edits
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

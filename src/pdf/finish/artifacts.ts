import {
  findMcid,
  type Operation,
  type Operations,
  readOperands,
} from '../content/content-stream.js'
import type { Content } from '../content/contents.js'
import { keyOfMark, type PaintKind, paintKinds } from '../content/marks.js'
import type { FindFont } from '../content/shown-font.js'
import type { ContentEdit, EditedContent } from './edit-content.js'
import { createDotFinder } from './emphasis.js'

/**
 * Returns the edits that mark as artifacts everything painted outside the tagged content: running heads, footers, rules,
 * backgrounds; and the marks in `decorations`, which the tree has given up (ISO 14289-1, 7.1). The dots of emphasis stand
 * inside a mark, where no artifact may be: they are replaced by nothing (`ActualText`).
 */
export function markArtifacts(
  contents: readonly Content[],
  decorations: ReadonlySet<string>,
  findFont: FindFont,
): EditedContent[] {
  const edited: EditedContent[] = []
  const done = new Set<Content>()
  const findDots = createDotFinder(findFont)
  const visit = (content: Content, around: Around): void => {
    if (done.has(content)) return
    done.add(content)
    const marker = new ArtifactMarker(content, around, decorations, visit)
    marker.run()
    const edits = [
      ...marker.edits,
      ...findDots(content).flatMap(({ from, to }) => [
        { from, to: from, text: '/Span <</ActualText <FEFF>>> BDC\n' },
        { from: to, to, text: '\nEMC' },
      ]),
    ]
    if (edits.length > 0) edited.push({ content, edits })
  }
  for (const content of contents) visit(content, 'nothing')
  return edited
}

/** What a content is painted in: marks that tag it or make it an artifact, or neither. */
type Around = 'marks' | 'nothing'

const pathStart = new Set(['m', 're'])
const pathEnd = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n'])
/** What is looked at inside of a mark as well. */
const ofMarks = new Set(['BMC', 'BDC', 'EMC', 'Do'])
/** An artifact ends before these. */
const boundary = new Set(['q', 'Q', 'BMC', 'BDC', 'EMC', 'ET'])

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

/** Makes artifacts of what one content paints outside of marks. */
class ArtifactMarker {
  readonly edits: ContentEdit[] = []
  readonly #content: Content
  readonly #marks: OpenMarks
  readonly #decorations: ReadonlySet<string>
  readonly #visit: (form: Content, around: Around) => void
  /** Kind and end of the artifact that is being written. */
  #open: { kind: PaintKind; to: number } | undefined
  /** Where the path begins that is being constructed. */
  #path: number | undefined

  /** @param visit is called with each form that has marks of its own, or stands in one */
  constructor(
    content: Content,
    around: Around,
    decorations: ReadonlySet<string>,
    visit: (form: Content, around: Around) => void,
  ) {
    this.#content = content
    this.#marks = new OpenMarks(around)
    this.#decorations = decorations
    this.#visit = visit
  }

  /** Reads all operations; `edits` is complete then. */
  run(): void {
    const { operations } = this.#content
    for (let index = 0; index < operations.length; index += 1) {
      const operator = operations.operatorAt(index)
      if (boundary.has(operator)) this.#close()
      if (this.#marks.areAround && !ofMarks.has(operator)) continue
      if (operator === 'BT') index = this.#wrapText(index)
      else this.#read(operator, operations.at(index))
    }
    this.#close()
  }

  #read(operator: string, operation: Operation): void {
    const { from, to } = operation
    if (operator === 'BMC' || operator === 'BDC') this.#beginMark(operation)
    else if (operator === 'EMC') this.#marks.end()
    else if (operator === 'Do') this.#paintForm(operation)
    else if (pathStart.has(operator)) this.#path ??= from
    else if (pathEnd.has(operator)) {
      if (operator !== 'n') this.#wrap('path', this.#path ?? from, to)
      this.#path = undefined
    } else if (paintKinds.has(operator)) this.#wrap(paintKinds.get(operator) ?? 'path', from, to)
  }

  #beginMark(operation: Operation): void {
    const { from, to } = operation
    const { mcid, tags } = readMark(this.#content, operation)
    const key = mcid === undefined ? undefined : keyOfMark({ ...this.#content, mcid })
    if (key !== undefined && this.#decorations.has(key))
      this.edits.push({ from, to, text: '/Artifact <</Type /Layout>> BDC' })
    this.#marks.begin({ tags })
  }

  #paintForm(operation: Operation): void {
    const { forms, source } = this.#content
    const form = forms.get(readOperands(source, operation)[0]?.slice(1) ?? '')
    const isInside = this.#marks.areAround
    if (form && (isInside || hasMarks(form))) {
      this.#close()
      this.#visit(form, isInside ? 'marks' : 'nothing')
    } else if (!isInside) this.#wrap('image', operation.from, operation.to)
  }

  /** Takes the index of a `BT`; returns that of the last operation which it has dealt with. */
  #wrapText(start: number): number {
    const { operations } = this.#content
    const end = findTextEnd(operations, start)
    if (hasMcid(this.#content, start, end)) {
      this.#close()
      return start
    }
    this.#wrap('text', operations.at(start).from, operations.at(end).to)
    return end
  }

  /** Makes what is painted between two offsets part of an artifact of its kind. */
  #wrap(kind: PaintKind, from: number, to: number): void {
    if (this.#open?.kind !== kind) {
      this.#close()
      const type = kind === 'text' ? 'Pagination' : 'Layout'
      this.edits.push({ from, to: from, text: `/Artifact <</Type /${type}>> BDC\n` })
    }
    this.#open = { kind, to }
  }

  #close(): void {
    const to = this.#open?.to
    if (to !== undefined) this.edits.push({ from: to, to, text: '\nEMC' })
    this.#open = undefined
  }
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

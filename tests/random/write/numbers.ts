import type { Block, Caption, Inline, Note, RandomBriefing } from '../document.js'
import { contentOf, listParts, type Part } from './tree.js'

/** What `[](#id)` may lead to. */
export interface Target {
  kind: 'figure' | 'table' | 'chapter'
  id: string
  number: number
}

/** Everything that is counted, by the node that it belongs to: found by a walk that knows nothing of the product. */
export interface Numbers {
  serial: Map<Inline, number>
  note: Map<Note, number>
  /** Names the note in its own file. */
  label: Map<Note, string>
  /** The note that a repeated call calls; none where its file has none that it may call. */
  again: Map<Inline, Note>
  targets: Target[]
  targetOf: Map<Block | Caption, Target>
}

export function number(briefing: RandomBriefing): Numbers {
  const numbers: Numbers = {
    serial: new Map(),
    note: new Map(),
    label: new Map(),
    again: new Map(),
    targets: [],
    targetOf: new Map(),
  }
  const parts = listParts(briefing)
  for (const part of parts) labelNotes(part, numbers)
  numberNotes(parts, numbers)
  const chapters = parts.flatMap(({ id }) => (id ? [id] : []))
  if (briefing.layout === 'monthly')
    for (const [index, id] of chapters.entries())
      numbers.targets.push({ kind: 'chapter', id, number: index + 1 })
  for (const { blocks } of parts) for (const block of blocks) numberCaptions(block, numbers)
  for (const block of briefing.disclaimer) visitBlock(block, [], serialise(numbers))
  return numbers
}

type Visit = (inline: Inline, notes: readonly Note[]) => void

function serialise({ serial }: Numbers): Visit {
  return (inline) => serial.set(inline, serial.size + 1)
}

/** Visits every inline, those in notes where the note is written; `notes` are those around it. */
function visitBlock(block: Block, notes: readonly Note[], visit: Visit): void {
  const { lines, blocks } = contentOf(block)
  for (const line of lines) visitLine(line, notes, visit)
  for (const inner of blocks) visitBlock(inner, notes, visit)
}

function visitLine(line: readonly Inline[], notes: readonly Note[], visit: Visit): void {
  for (const inline of line) {
    visit(inline, notes)
    if ('children' in inline) visitLine(inline.children, notes, visit)
    if (inline.kind !== 'call') continue
    const inside = [...notes, inline.note]
    visitLine(inline.note.text, inside, visit)
    for (const block of inline.note.blocks) visitBlock(block, inside, visit)
  }
}

/** Gives labels and serial numbers, and ties repeated calls to notes of the same file. */
function labelNotes({ title, summary, blocks }: Part, numbers: Numbers): void {
  const { label, again } = numbers
  const notes: Note[] = []
  const callers = new Set<Note>()
  const repeated: { inline: Inline & { kind: 'again' }; inNote: boolean }[] = []
  const count = serialise(numbers)
  const visit: Visit = (inline, around) => {
    count(inline, around)
    if (inline.kind === 'call') notes.push(inline.note)
    if (inline.kind === 'again') repeated.push({ inline, inNote: around.length > 0 })
    if (inline.kind === 'call' || inline.kind === 'again')
      for (const note of around) callers.add(note)
  }
  for (const line of [title, ...summary]) visitLine(line, [], visit)
  for (const block of blocks) visitBlock(block, [], visit)
  for (const note of notes) label.set(note, `n${label.size + 1}`)
  for (const { inline, inNote } of repeated) {
    // In a note only one that calls nothing: a circle would be the author's fault.
    const free = inNote ? notes.filter((note) => !callers.has(note)) : notes
    const note = free[inline.pick % free.length]
    if (note) again.set(inline, note)
  }
}

/** In the order of reading: summaries first, and a note's own calls right after its first call. */
function numberNotes(parts: readonly Part[], { note: numbers, again }: Numbers): void {
  const meet = (note: Note | undefined): void => {
    if (!note || numbers.has(note)) return
    numbers.set(note, numbers.size + 1)
    readLine(note.text)
    for (const block of note.blocks) readBlock(block)
  }
  const readLine = (line: readonly Inline[]): void => {
    for (const inline of line) {
      if (inline.kind === 'call') meet(inline.note)
      if (inline.kind === 'again') meet(again.get(inline))
      if ('children' in inline) readLine(inline.children)
    }
  }
  const readBlock = (block: Block): void => {
    const { lines, blocks } = contentOf(block)
    for (const line of lines) readLine(line)
    for (const inner of blocks) readBlock(inner)
  }
  const [opening, ...chapters] = parts
  for (const block of opening?.blocks ?? []) readBlock(block)
  for (const { summary } of chapters) for (const line of summary) readLine(line)
  for (const { title, blocks } of chapters) {
    readLine(title)
    for (const block of blocks) readBlock(block)
  }
}

function numberCaptions(block: Block, { targets, targetOf }: Numbers): void {
  const add = (kind: 'figure' | 'table', node: Block | Caption): void => {
    const number = targets.filter((target) => target.kind === kind).length + 1
    const target = { kind, number, id: `${kind.slice(0, 3)}-${number}` }
    // A picture in a paragraph has no identifier to refer to.
    if (!('form' in node) || node.form === 'captioned') targets.push(target)
    else targets.push({ ...target, id: '' })
    targetOf.set(node, target)
  }
  if (block.kind === 'figure') add('figure', block)
  if (block.kind === 'table' && block.caption) add('table', block)
  if (block.kind === 'iocs' || block.kind === 'attack') add('table', block)
  if (block.kind === 'figures') for (const caption of block.captions) add('figure', caption)
}

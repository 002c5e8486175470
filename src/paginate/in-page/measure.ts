import { findMain, listSections } from './flow.js'
import { GalleyReader, isInHeading } from './galley-reader.js'
import { kept } from './kept-nodes.js'
import type { MeasuredFlow, MeasuredNotes } from './measured.js'
import { growToLineBoxes, readInlinePicture, readText } from './read-lines.js'

/** What is never cut. */
const whole = [
  ...['figure.figure', '.figures', '.unbreakable'].map((block) => `${block}:not(.loosened)`),
  ':is(h1, h2, h3, h4, h5, h6, .caption, .remark):not(.straight)',
  'tr, img, svg',
].join()

/**
 * Reads the galley off a page that is laid out as one tall column under print media, fonts loaded. Changes nothing.
 *
 * What the document has to provide: `main > section` are the sections; `figure.figure`, `.figures`, `tr`,
 * `.unbreakable` and short headings and captions are never cut; notes are `#page-notes > .note[data-note]`; calls are
 * `a[data-call]`.
 */
export function measure(): Omit<MeasuredFlow, keyof MeasuredNotes> {
  const main = findMain()
  const sections = listSections(main)
  const reader = new GalleyReader(main)
  for (const [section, root] of sections.entries()) {
    reader.section = section
    read(reader, root)
  }
  growToLineBoxes(reader)
  kept.galley = { lines: reader.nodes, notes: new Map() }
  return {
    lines: reader.lines,
    blocks: reader.blocks,
    anchors: listAnchors(reader),
    turned: sections.flatMap(({ dataset }, index): [number, number][] =>
      dataset.typeHeight === undefined ? [] : [[index, Number(dataset.typeHeight)]],
    ),
    sections: sections.map(({ id }) => id),
    pagesBefore: document.querySelectorAll('body > .page').length,
    namesPages: document.querySelector('a[data-reference]') !== null,
  }
}

/** Reads all that stands in an element. A tree walker's filter would not run, since scripts are disabled in the page. */
function read(reader: GalleyReader, element: Element): void {
  const { styles, lines, heads } = reader
  for (const node of element.childNodes) {
    if (node instanceof Text) {
      if (node.data.trim()) readText(reader, node, element)
      continue
    }
    if (!(node instanceof Element)) continue
    const { display, flexDirection } = styles.of(node)
    if (display === 'none') continue
    const sideBySide = display === 'grid' || (display === 'flex' && flexDirection === 'row')
    if (node.matches('img, svg') && display.startsWith('inline')) readInlinePicture(reader, node)
    else if (node.matches(whole) || sideBySide) readWhole(reader, node)
    else {
      const before = lines.length
      read(reader, node)
      if (lines.length === before && heads.length === 0 && styles.takesRoom(node))
        readWhole(reader, node)
    }
  }
}

/** Lists every id with the line on which its element begins. */
function listAnchors({ main, styles, firstLine, lines }: GalleyReader): MeasuredFlow['anchors'] {
  const origin = main.getBoundingClientRect().top
  /** The line from `first` on, in the same block, that has this height in it. */
  const findLine = (first: number, top: number): number => {
    const { block } = lines[first] ?? {}
    let found = first
    while (lines[found + 1]?.block === block && (lines[found]?.bottom ?? 0) <= top + 2) found += 1
    return found
  }
  return [...main.querySelectorAll('[id]')].flatMap((element): [string, number][] => {
    // What stands in something that is never cut begins where that does.
    let holder: Element | null = element
    while (holder && !firstLine.has(holder)) holder = holder.parentElement
    const line = holder ? firstLine.get(holder) : undefined
    if (line === undefined) return []
    // In a paragraph it may stand on a later line than the paragraph begins with.
    const isWithin = holder !== element && styles.of(element).display.startsWith('inline')
    const { top } = element.getClientRects()[0] ?? new DOMRect()
    return [[element.id, isWithin ? findLine(line, top - origin) : line]]
  })
}

/**
 * Adds what is never cut as one line: a figure, a row, a box without text. The rows of a head that Chrome prints again
 * wait for the row after them: such a head stands on no page without one, so that they are one line.
 */
function readWhole(reader: GalleyReader, element: Element): void {
  const group = element.parentElement
  const isRow = element.localName === 'tr'
  const isHead = isRow && group?.localName === 'thead'
  if (isHead && isRepeated(reader, group)) {
    reader.heads.push(element)
    return
  }
  const isText = element.matches('.caption, .remark')
  const kind = isInHeading(element) ? 'heading' : isText ? 'text' : 'figure'
  reader.openBlock(element, isHead ? 'head-row' : isRow ? 'row' : kind)
  const block = reader.blocks.at(-1)
  if (block && reader.heads.length > 0) block.repeatedHead = 0
  const [first = element, ...others] = [...reader.heads.splice(0), element]
  const { top } = first.getBoundingClientRect()
  reader.addLine(first, null, { top, bottom: element.getBoundingClientRect().bottom })
  for (const row of others) reader.belong(row)
  const node = reader.nodes.at(-1)
  if (node && others.length > 0) node.rows = others
  const calls = [first, ...others].flatMap((row) => [
    ...row.querySelectorAll<HTMLElement>('a[data-call]'),
  ])
  reader.lines.at(-1)?.calls.push(...calls.map(({ dataset }) => dataset.call ?? ''))
}

function isRepeated({ styles }: GalleyReader, head: Element): boolean {
  const body = head.nextElementSibling
  return (
    body?.localName === 'tbody' &&
    body.querySelector(':scope > tr') !== null &&
    styles.of(head).display === 'table-header-group'
  )
}

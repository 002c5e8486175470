import { findMain, listSections } from './flow.js'
import { GalleyReader } from './galley-reader.js'
import { kept } from './kept.js'
import type { MeasuredFlow, MeasuredNotes } from './measured.js'
import { growToLineBoxes, readInlinePicture, readText } from './read-lines.js'
import { readWhole } from './read-whole.js'

/** What is never cut. */
const whole =
  'figure.figure:not(.loosened), .figures:not(.loosened), tr, .unbreakable:not(.loosened), img, svg'

/**
 * Reads the galley off a page that is laid out as one tall column under print media, fonts loaded. Changes nothing.
 *
 * The document's part of the bargain: `main > section` are the sections; `figure.figure`, `.figures`, `tr` and
 * `.unbreakable` are never cut; notes are `#notes > .note[data-note]`; calls are `a[data-call]`.
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

/** Reads all that stands in an element. A tree walker's filter would not run: the page has scripts off. */
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

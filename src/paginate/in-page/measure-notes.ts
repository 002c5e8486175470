import { findMain, sourceOf } from './flow.js'
import { type GalleyNodes, takeGalley } from './kept-nodes.js'
import type { MeasuredNote, MeasuredNotes } from './measured.js'
import { boxesOf } from './range.js'

/**
 * Reads the notes off the page, each as it is set at the width of the note area, and what a page offers them. Runs
 * after `measure`; reads only, except a probe that it puts in first and takes out last.
 */
export function measureNotes(): MeasuredNotes {
  const waiting = document.querySelector<HTMLElement>('#page-notes')
  if (!waiting) throw new Error('The PDF template needs an element with the id `page-notes`')
  const galley = takeGalley()
  const probe = document.createElement('div')
  probe.className = 'note-probe'
  probe.innerHTML =
    '<div class="type-height"></div><div class="note-area"><div class="note-rule"></div><aside class="note">1</aside><aside class="note">2</aside></div>'
  findMain().append(probe)
  const notes = [...waiting.children].flatMap((note) =>
    note instanceof HTMLElement ? [measureNote(note, galley)] : [],
  )
  const spec = readSpec(probe)
  probe.remove()
  return { notes, spec }
}

function readSpec(probe: Element): MeasuredNotes['spec'] {
  const boxOf = (selector: string): DOMRect =>
    probe.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
  const first = boxOf('.note')
  return {
    height: boxOf('.type-height').height,
    separator: first.top - boxOf('.note-area').top,
    noteGap: boxOf('.note + .note').top - first.bottom,
  }
}

/** Keeps where the lines of a note begin, too. */
function measureNote(note: HTMLElement, galley: GalleyNodes): MeasuredNote {
  const number = Number(note.dataset.note)
  const found = readNoteLines(note)
  const starts = found.map(({ text, top }) => ({ text, top }))
  galley.notes.set(number, { element: note, lines: starts })
  // The first and last lines reach to the note's edges.
  const outer = note.getBoundingClientRect()
  const lines = found.map((line, index) => {
    const before = found[index - 1]
    const after = found[index + 1]
    return {
      top: (before ? line.top - halfBetween(before, line) : outer.top) - outer.top,
      bottom: (after ? line.bottom + halfBetween(line, after) : outer.bottom) - outer.top,
    }
  })
  const calls = [...note.querySelectorAll<HTMLElement>('a[data-call]')]
  const placed = note.querySelector('[data-source]')
  const source = placed ? sourceOf(placed) : undefined
  return {
    number,
    lines,
    calls: calls.map(({ dataset }) => dataset.call ?? ''),
    ...(source && { source }),
  }
}

interface NoteLine {
  /** That it begins with. */
  text: Text
  row: Element | null
  /** The code that it is a line of. */
  code: Element | null
  top: number
  bottom: number
}

/**
 * How far a line of a note and the next reach towards each other: they meet half-way between their glyphs. Blank lines
 * of code between them are of neither: where a page ends there, they are left out.
 */
function halfBetween(line: NoteLine, next: NoteLine): number {
  const gap = next.top - line.bottom
  if (!next.code || line.code !== next.code) return gap / 2
  const leading = Number.parseFloat(getComputedStyle(next.code).lineHeight)
  return Math.min(gap, leading - (next.bottom - next.top) || gap) / 2
}

function readNoteLines(note: Element): NoteLine[] {
  const lines: NoteLine[] = []
  const walker = document.createTreeWalker(note, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !node.data.trim()) continue
    // A row's cells stand side by side, so it is as one line.
    const row = node.parentElement?.closest('tr') ?? null
    const code = node.parentElement?.closest('pre') ?? null
    for (const { top, bottom } of boxesOf(node)) {
      const last = lines.at(-1)
      if (last && (top < last.bottom - 2 || (row && row === last.row)))
        last.bottom = Math.max(last.bottom, bottom)
      else lines.push({ text: node, row, code, top, bottom })
    }
  }
  return lines
}

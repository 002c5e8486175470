import type { MeasuredNotes } from './measured.js'

/**
 * Reads the notes off the page, each as it is set at the width of the note area, and what a page offers them. Runs
 * inside the page after `measure`; reads only, but for a probe that it puts in first and takes out last.
 */
export function measureNotes(): MeasuredNotes {
  const main = document.querySelector('main')
  const stock = document.querySelector<HTMLElement>('#notes')
  const nodes = globalThis.galleyNodes
  if (!main || !stock)
    throw new Error('The PDF template needs a `main` and an element with the id `notes`')
  if (!nodes) throw new Error('Expected `measure` to have run in this page')

  const probe = document.createElement('div')
  probe.className = 'note-probe'
  probe.innerHTML =
    '<div class="type-height"></div><div class="note-area"><div class="note-rule"></div><aside class="note">1</aside><aside class="note">2</aside></div>'
  main.append(probe)

  const range = document.createRange()
  const notes = [...stock.children]
    .filter((child): child is HTMLElement => child instanceof HTMLElement)
    .map((note) => {
      const number = Number(note.dataset.note)
      const outer = note.getBoundingClientRect()
      const found: { text: Text; row: Element | null; top: number; bottom: number }[] = []
      const walker = document.createTreeWalker(note, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!(node instanceof Text) || !node.data.trim()) continue
        range.selectNodeContents(node)
        // A row's cells stand side by side, so it is as one line.
        const row = node.parentElement?.closest('tr') ?? null
        for (const box of range.getClientRects()) {
          const last = found.at(-1)
          if (last && (box.top < last.bottom - 2 || (row && row === last.row)))
            last.bottom = Math.max(last.bottom, box.bottom)
          else found.push({ text: node, row, top: box.top, bottom: box.bottom })
        }
      }
      nodes.notes.set(number, {
        element: note,
        lines: found.map(({ text, top }) => ({ text, top })),
      })
      // Lines of a note meet half-way between their glyphs; the first and last reach to the note's edges.
      const noteLines = found.map((line, index) => {
        const before = found[index - 1]
        const after = found[index + 1]
        return {
          top: (before ? (before.bottom + line.top) / 2 : outer.top) - outer.top,
          bottom: (after ? (line.bottom + after.top) / 2 : outer.bottom) - outer.top,
        }
      })
      const calls = [...note.querySelectorAll<HTMLElement>('a[data-call]')].map(
        (call) => call.dataset.call ?? '',
      )
      const source = note.querySelector<HTMLElement>('[data-source]')?.dataset.source
      return { number, lines: noteLines, calls, ...(source && { source }) }
    })

  const [height, area, first, second] = [
    '.type-height',
    '.note-area',
    '.note',
    '.note + .note',
  ].map((selector) => probe.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()) as [
    DOMRect,
    DOMRect,
    DOMRect,
    DOMRect,
  ]
  const spec = {
    height: height.height,
    separator: first.top - area.top,
    noteGap: second.top - first.bottom,
  }
  probe.remove()
  return { notes, spec }
}

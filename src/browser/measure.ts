import type { MeasuredFlow } from './measured.js'

/**
 * Reads the galley off a page that is laid out as one tall column under print media, fonts loaded. Runs inside the
 * page, so it may use nothing from outside its own body. Reads only, but for one probe that it puts in first and
 * takes out last, so that the browser lays the page out once.
 *
 * The document's part of the bargain: `main > section` are the sections; `figure.figure`, `.figures`, `tr` and
 * `.unbreakable` are never cut; notes are `#notes > .note[data-note]`; calls are `a[data-call]`.
 */
export function measure(): MeasuredFlow {
  const whole = 'figure.figure, .figures, tr, .unbreakable, img, svg'
  const main = document.querySelector('main')
  const stock = document.querySelector<HTMLElement>('#notes')
  if (!main || !stock)
    throw new Error('The PDF template needs a `main` and an element with the id `notes`')

  const probe = document.createElement('div')
  probe.className = 'note-probe'
  probe.innerHTML =
    '<div class="type-height"></div><div class="note-area"><div class="note-rule"></div><aside class="note">1</aside><aside class="note">2</aside></div>'
  main.append(probe)

  const styles = new Map<Element, CSSStyleDeclaration>()
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element)
    styles.set(element, known)
    return known
  }
  const blockElements = new Map<Element, Element>()
  const blockOf = (element: Element): Element => {
    const known = blockElements.get(element)
    if (known) return known
    const isInline = styleOf(element).display.startsWith('inline') && element.parentElement
    const found = isInline ? blockOf(isInline) : element
    blockElements.set(element, found)
    return found
  }

  const blocks: MeasuredFlow['blocks'] = []
  const lines: MeasuredFlow['lines'] = []
  const nodes: NonNullable<typeof globalThis.galleyNodes> = { lines: [], notes: new Map() }
  const firstLine = new Map<Element, number>()
  const lastLine = new Map<Element, number>()
  const range = document.createRange()

  const openBlock = (
    element: Element,
    section: number,
    kind: MeasuredFlow['blocks'][number]['kind'],
  ): void => {
    const table = kind === 'row' ? element.closest('table') : null
    const source = element.closest<HTMLElement>('[data-source]')?.dataset.source
    blocks.push({
      ...(source && { source }),
      kind,
      section,
      keepWithNext:
        kind === 'heading' || kind === 'head-row' || element.closest('.keep-with-next') !== null,
      repeatedHead: table?.tHead?.getBoundingClientRect().height ?? 0,
    })
  }
  const addLine = (element: Element, text: Text | null, top: number, bottom: number): void => {
    lines.push({ top, bottom, block: blocks.length - 1, calls: [] })
    nodes.lines.push({ element, text, top })
    const index = lines.length - 1
    for (let box: Element | null = element; box && box !== main; box = box.parentElement) {
      if (!firstLine.has(box)) firstLine.set(box, index)
      lastLine.set(box, index)
    }
  }
  const addWhole = (element: Element, section: number): void => {
    const row = element.localName === 'tr'
    const head = row && element.parentElement?.localName === 'thead'
    openBlock(element, section, head ? 'head-row' : row ? 'row' : 'figure')
    const { top, bottom } = element.getBoundingClientRect()
    addLine(element, null, top, bottom)
    for (const call of element.querySelectorAll<HTMLElement>('a[data-call]')) {
      lines.at(-1)?.calls.push(call.dataset.call ?? '')
    }
  }
  const addText = (text: Text, parent: Element, section: number): void => {
    const block = blockOf(parent)
    const call = parent.closest<HTMLElement>('a[data-call]')?.dataset.call
    const raised = parent.closest('sup, sub') !== null
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) {
      if (box.width === 0 && box.height === 0) continue
      const last = lines.at(-1)
      const lastNode = nodes.lines.at(-1)
      if (last && lastNode?.element === block && lastNode.text && box.top < last.bottom - 2) {
        if (!raised) last.bottom = Math.max(last.bottom, box.bottom)
      } else {
        if (lastNode?.element !== block || !lastNode.text) {
          const heading = block.closest('h1, h2, h3, h4, h5, h6') !== null
          openBlock(block, section, heading ? 'heading' : block.closest('pre') ? 'code' : 'text')
        }
        addLine(block, text, box.top, box.bottom)
      }
      if (call && lines.at(-1)?.calls.at(-1) !== call) lines.at(-1)?.calls.push(call)
    }
  }

  // A tree walker's filter would not run: the page has scripts off.
  const walk = (element: Element, section: number): void => {
    for (const node of element.childNodes) {
      if (node instanceof Text) {
        if (node.data.trim()) addText(node, element, section)
      } else if (node instanceof Element && styleOf(node).display !== 'none') {
        if (node.matches(whole)) addWhole(node, section)
        else walk(node, section)
      }
    }
  }

  const sections = [...main.querySelectorAll<HTMLElement>(':scope > section')]
  for (const [section, root] of sections.entries()) walk(root, section)

  // From the glyphs' boxes to line boxes: add the half-leading, then the padding and border of boxes that begin or
  // end with the line.
  const origin = main.getBoundingClientRect().top
  for (const [index, line] of lines.entries()) {
    const node = nodes.lines[index]
    if (!node) continue
    const { element, text } = node
    if (text) {
      const leading = Number.parseFloat(styleOf(element).lineHeight) || line.bottom - line.top
      const centre = (line.top + line.bottom) / 2
      line.top = centre - leading / 2
      line.bottom = centre + leading / 2
    }
    for (let box: Element | null = element; box && box !== main; box = box.parentElement) {
      const begins = firstLine.get(box) === index
      const ends = lastLine.get(box) === index
      if (!begins && !ends) break
      const style = styleOf(box)
      const section = box.parentElement === main
      const padded = (a: string, b: string) => Number.parseFloat(a) + Number.parseFloat(b) > 0
      const rectangle = box.getBoundingClientRect()
      if (begins && (section || padded(style.paddingTop, style.borderTopWidth))) {
        line.top = Math.min(line.top, rectangle.top)
      }
      if (ends && padded(style.paddingBottom, style.borderBottomWidth)) {
        line.bottom = Math.max(line.bottom, rectangle.bottom)
      }
    }
    line.top -= origin
    line.bottom -= origin
  }

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

  const anchors: MeasuredFlow['anchors'] = []
  for (const element of main.querySelectorAll('[id]')) {
    // What stands in something that is never cut begins where that does.
    let holder: Element | null = element
    while (holder && !firstLine.has(holder)) holder = holder.parentElement
    const line = holder && firstLine.get(holder)
    if (line !== null && line !== undefined) anchors.push([element.id, line])
  }

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
  globalThis.galleyNodes = nodes
  const pagesBefore = document.querySelectorAll('body > .page').length
  const turned = sections.flatMap(({ dataset }, index): [number, number][] =>
    dataset.typeHeight === undefined ? [] : [[index, Number(dataset.typeHeight)]],
  )
  const ids = sections.map(({ id }) => id)
  const namesPages = document.querySelector('a[data-reference]') !== null
  return { lines, blocks, notes, spec, anchors, turned, sections: ids, pagesBefore, namesPages }
}

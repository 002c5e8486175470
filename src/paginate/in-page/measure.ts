import type { MeasuredFlow, MeasuredNotes } from './measured.js'

/**
 * Reads the galley off a page that is laid out as one tall column under print media, fonts loaded. Runs inside the
 * page, so it may use nothing from outside its own body. Reads only, but for one probe that it puts in first and
 * takes out last, so that the browser lays the page out once.
 *
 * The document's part of the bargain: `main > section` are the sections; `figure.figure`, `.figures`, `tr` and
 * `.unbreakable` are never cut; notes are `#notes > .note[data-note]`; calls are `a[data-call]`.
 */
export function measure(): Omit<MeasuredFlow, keyof MeasuredNotes> {
  const whole =
    'figure.figure:not(.loosened), .figures:not(.loosened), tr, .unbreakable:not(.loosened), img, svg'
  const main = document.querySelector('main')
  if (!main) throw new Error('The PDF template needs a `main`')

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
    const isInline =
      /^(?:inline|ruby|contents)/.test(styleOf(element).display) && element.parentElement
    const found = isInline ? blockOf(isInline) : element
    blockElements.set(element, found)
    return found
  }

  const blocks: MeasuredFlow['blocks'] = []
  const lines: MeasuredFlow['lines'] = []
  const nodes: NonNullable<typeof globalThis.galleyNodes> = { lines: [], notes: new Map() }
  const firstLine = new Map<Element, number>()
  const lastLine = new Map<Element, number>()
  const spanned = new Map<Element, number>()
  /** How far pictures in a line reach, by the line. */
  const reaches = new Map<number, { top: number; bottom: number }>()
  const range = document.createRange()

  /** Whether a cell of this row, or of one before it, goes on in the next row. */
  const spansOn = (row: Element): boolean => {
    if (!(row instanceof HTMLTableRowElement) || !row.parentElement) return false
    const spans = [...row.cells].map(({ rowSpan }) => row.sectionRowIndex + (rowSpan || 1000))
    const end = Math.max(spanned.get(row.parentElement) ?? 0, ...spans)
    spanned.set(row.parentElement, end)
    return end > row.sectionRowIndex + 1 && row.nextElementSibling !== null
  }
  /** Whether a box without text has a height of its own: a rule, an empty item, code without a line. */
  const takesRoom = (element: Element): boolean => {
    const { display, float, position } = styleOf(element)
    if (/^(?:inline|ruby|contents|table-column)/.test(display) || float !== 'none') return false
    if (position === 'absolute' || position === 'fixed') return false
    return element.getBoundingClientRect().height > 0
  }

  const openBlock = (
    element: Element,
    section: number,
    kind: MeasuredFlow['blocks'][number]['kind'],
  ): void => {
    const head = kind === 'row' ? element.closest('table')?.tHead : null
    const repeats = head && styleOf(head).display === 'table-header-group'
    const source = element.closest<HTMLElement>('[data-source]')?.dataset.source
    blocks.push({
      ...(source && { source }),
      kind,
      section,
      keepWithNext:
        kind === 'heading' ||
        kind === 'head-row' ||
        spansOn(element) ||
        element.closest('.keep-with-next') !== null,
      repeatedHead: repeats ? head.getBoundingClientRect().height : 0,
    })
  }
  const addLine = (
    element: Element,
    start: Text | Element | null,
    top: number,
    bottom: number,
  ): void => {
    lines.push({ top, bottom, block: blocks.length - 1, calls: [] })
    nodes.lines.push({ element, start, top })
    belong(element)
  }
  /** What the last line stands in. */
  const belong = (element: Element): void => {
    const index = lines.length - 1
    for (let box: Element | null = element; box && box !== main; box = box.parentElement) {
      if (!firstLine.has(box)) firstLine.set(box, index)
      lastLine.set(box, index)
    }
  }
  /** The rows of a head that Chrome prints again: it stands on no page without a row, so both are one line. */
  let heads: Element[] = []
  const isRepeated = (head: Element): boolean =>
    head.nextElementSibling?.localName === 'tbody' &&
    head.nextElementSibling.querySelector(':scope > tr') !== null &&
    styleOf(head).display === 'table-header-group'
  const addWhole = (element: Element, section: number): void => {
    const row = element.localName === 'tr'
    const group = element.parentElement
    const head = row && group?.localName === 'thead'
    if (head && isRepeated(group)) {
      heads.push(element)
      return
    }
    const kind = element.closest('h1, h2, h3, h4, h5, h6') ? 'heading' : 'figure'
    openBlock(element, section, head ? 'head-row' : row ? 'row' : kind)
    const own = [...heads, element]
    const block = blocks.at(-1)
    if (block && heads.length > 0) block.repeatedHead = 0
    heads = []
    const { top } = (own[0] ?? element).getBoundingClientRect()
    addLine(own[0] ?? element, null, top, element.getBoundingClientRect().bottom)
    const [, ...rows] = own
    for (const one of rows) belong(one)
    const node = nodes.lines.at(-1)
    if (node && rows.length > 0) node.rows = rows
    for (const call of own.flatMap((one) => [
      ...one.querySelectorAll<HTMLElement>('a[data-call]'),
    ])) {
      lines.at(-1)?.calls.push(call.dataset.call ?? '')
    }
  }
  /** Adds a box in a line to the line that it stands in, or begins the next. */
  const addBox = (start: Text | Element, block: Element, section: number, box: DOMRect): void => {
    const last = lines.at(-1)
    const lastNode = nodes.lines.at(-1)
    const goesOn = lastNode?.element === block && lastNode.start !== null
    if (last && goesOn && box.top < last.bottom - 2) return
    if (!goesOn) {
      const heading = block.closest('h1, h2, h3, h4, h5, h6') !== null
      openBlock(block, section, heading ? 'heading' : block.closest('pre') ? 'code' : 'text')
    }
    addLine(block, start, box.top, box.bottom)
  }
  const reachTo = ({ top, bottom }: DOMRect): void => {
    const reach = reaches.get(lines.length - 1) ?? { top, bottom }
    reaches.set(lines.length - 1, {
      top: Math.min(reach.top, top),
      bottom: Math.max(reach.bottom, bottom),
    })
  }
  const addText = (text: Text, parent: Element, section: number): void => {
    const block = blockOf(parent)
    const call = parent.closest<HTMLElement>('a[data-call]')?.dataset.call
    const raised = parent.closest('sup, sub, rt') !== null
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) {
      if (box.width === 0 && box.height === 0) continue
      addBox(text, block, section, box)
      const last = lines.at(-1)
      if (last && !raised) last.bottom = Math.max(last.bottom, box.bottom)
      if (parent.closest('rt')) reachTo(box)
      if (call && last?.calls.at(-1) !== call) last?.calls.push(call)
    }
  }
  /** A picture between words may be higher than their line, which is then as high as the picture. */
  const addInlinePicture = (picture: Element, section: number): void => {
    const box = picture.getBoundingClientRect()
    addBox(picture, blockOf(picture), section, box)
    reachTo(box)
  }

  // A tree walker's filter would not run: the page has scripts off.
  const walk = (element: Element, section: number): void => {
    for (const node of element.childNodes) {
      if (node instanceof Text) {
        if (node.data.trim()) addText(node, element, section)
        continue
      }
      if (!(node instanceof Element)) continue
      const { display, flexDirection } = styleOf(node)
      if (display === 'none') continue
      const sideBySide = display === 'grid' || (display === 'flex' && flexDirection === 'row')
      if (node.matches('img, svg') && display.startsWith('inline')) addInlinePicture(node, section)
      else if (node.matches(whole) || sideBySide) addWhole(node, section)
      else {
        const before = lines.length
        walk(node, section)
        if (lines.length === before && heads.length === 0 && takesRoom(node))
          addWhole(node, section)
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
    const { element, start } = node
    if (start) {
      const leading = Number.parseFloat(styleOf(element).lineHeight) || line.bottom - line.top
      const centre = (line.top + line.bottom) / 2
      line.top = centre - leading / 2
      line.bottom = centre + leading / 2
      const reach = reaches.get(index)
      line.top = Math.min(line.top, reach?.top ?? line.top)
      line.bottom = Math.max(line.bottom, reach?.bottom ?? line.bottom)
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

  /** The line from `first` on, in the same block, that has this height in it. */
  const findLine = (first: number, top: number): number => {
    let found = first
    while (
      lines[found + 1]?.block === lines[first]?.block &&
      (lines[found]?.bottom ?? 0) <= top + 2
    )
      found += 1
    return found
  }
  const anchors: MeasuredFlow['anchors'] = []
  for (const element of main.querySelectorAll('[id]')) {
    // What stands in something that is never cut begins where that does.
    let holder: Element | null = element
    while (holder && !firstLine.has(holder)) holder = holder.parentElement
    const line = holder && firstLine.get(holder)
    if (line === null || line === undefined) continue
    // In a paragraph it may stand on a later line than the paragraph begins with.
    const { top } = element.getClientRects()[0] ?? new DOMRect()
    const own =
      holder === element || !styleOf(element).display.startsWith('inline')
        ? line
        : findLine(line, top - origin)
    anchors.push([element.id, own])
  }

  globalThis.galleyNodes = nodes
  const pagesBefore = document.querySelectorAll('body > .page').length
  const turned = sections.flatMap(({ dataset }, index): [number, number][] =>
    dataset.typeHeight === undefined ? [] : [[index, Number(dataset.typeHeight)]],
  )
  const ids = sections.map(({ id }) => id)
  const namesPages = document.querySelector('a[data-reference]') !== null
  return { lines, blocks, anchors, turned, sections: ids, pagesBefore, namesPages }
}

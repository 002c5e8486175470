import { sourceOf } from './flow.js'
import type { GalleyNode } from './kept-nodes.js'
import type { MeasuredBlock, MeasuredLine } from './measured.js'

const headings = 'h1, h2, h3, h4, h5, h6'

/** What has been read of the galley so far: its blocks and lines, and where in the document they begin. */
export class GalleyReader {
  readonly styles = new Styles()
  readonly blocks: MeasuredBlock[] = []
  readonly lines: MeasuredLine[] = []
  /** One a line. */
  readonly nodes: GalleyNode[] = []
  /** The first and the last line in each element. */
  readonly firstLine = new Map<Element, number>()
  readonly lastLine = new Map<Element, number>()
  /** How far pictures and readings in a line reach, by the line. */
  readonly reaches = new Map<number, { top: number; bottom: number }>()
  /** Rows of a table's head that wait for the row with which they are one line. */
  readonly heads: Element[] = []
  /** The row after the last one that a cell of each table's part goes on to. */
  readonly #spanned = new Map<Element, number>()
  /** Whose number the blocks have that are opened now. */
  section = 0

  constructor(readonly main: Element) {}

  openBlock(element: Element, kind: MeasuredBlock['kind']): void {
    const head = kind === 'row' ? element.closest('table')?.tHead : null
    const repeats = head && this.styles.of(head).display === 'table-header-group'
    const source = sourceOf(element)
    this.blocks.push({
      ...(source && { source }),
      kind,
      section: this.section,
      keepWithNext:
        kind === 'heading' ||
        kind === 'head-row' ||
        this.#spansOn(element) ||
        element.closest('.keep-with-next') !== null,
      repeatedHead: repeats ? head.getBoundingClientRect().height : 0,
    })
  }

  /** Adds a line to the block that was opened last. */
  addLine(
    element: Element,
    start: Text | Element | null,
    box: { top: number; bottom: number },
  ): void {
    const { top, bottom } = box
    this.lines.push({ top, bottom, block: this.blocks.length - 1, calls: [] })
    this.nodes.push({ element, start, top })
    this.belong(element)
  }

  /** Notes that the last line stands in an element, and in what is around that. */
  belong(element: Element): void {
    const index = this.lines.length - 1
    for (let box: Element | null = element; box && box !== this.main; box = box.parentElement) {
      if (!this.firstLine.has(box)) this.firstLine.set(box, index)
      this.lastLine.set(box, index)
    }
  }

  /** Whether a cell of this row, or of one before it, goes on in the next row. */
  #spansOn(row: Element): boolean {
    if (!(row instanceof HTMLTableRowElement) || !row.parentElement) return false
    const spans = [...row.cells].map(({ rowSpan }) => row.sectionRowIndex + (rowSpan || 1000))
    const end = Math.max(this.#spanned.get(row.parentElement) ?? 0, ...spans)
    this.#spanned.set(row.parentElement, end)
    return end > row.sectionRowIndex + 1 && row.nextElementSibling !== null
  }
}

/** Whether an element is a heading or stands in one. */
export function isInHeading(element: Element): boolean {
  return element.closest(headings) !== null
}

/** The computed styles of a page while nothing in it changes, each asked for once. */
class Styles {
  readonly #styles = new Map<Element, CSSStyleDeclaration>()
  readonly #blocks = new Map<Element, Element>()

  of(element: Element): CSSStyleDeclaration {
    const known = this.#styles.get(element) ?? getComputedStyle(element)
    this.#styles.set(element, known)
    return known
  }

  /** The block in whose lines an element stands: itself, where it is one. */
  blockOf(element: Element): Element {
    const known = this.#blocks.get(element)
    if (known) return known
    const isInline =
      /^(?:inline|ruby|contents)/.test(this.of(element).display) && element.parentElement
    const found = isInline ? this.blockOf(isInline) : element
    this.#blocks.set(element, found)
    return found
  }

  /** Whether a box without text has a height of its own: a rule, an empty item, code without a line. */
  takesRoom(element: Element): boolean {
    const { display, float, position } = this.of(element)
    if (/^(?:inline|ruby|contents|table-column)/.test(display) || float !== 'none') return false
    if (position === 'absolute' || position === 'fixed') return false
    return element.getBoundingClientRect().height > 0
  }
}

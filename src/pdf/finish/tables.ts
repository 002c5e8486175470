import { PDFArray, type PDFContext, PDFDict, PDFString } from '@cantoo/pdf-lib'
import { get, getList, getName, getNumber, toText } from '../content/objects.js'
import { makeElement, type StructureElement, walkElements } from '../content/structure-tree.js'

interface Cell {
  scope: string | undefined
  headers: string[]
  rows: number
  columns: number
}

/**
 * Makes every table regular (ISO 14289-1, 7.2). Chrome leaves empty cells out: they come back in the column that the
 * headers of their neighbours tell. Identifiers of heads, which Chrome counts by the life of its process, are counted
 * by the document.
 */
export function completeTables(root: StructureElement, context: PDFContext): void {
  const identifiers = new Map<string, string>()
  for (const { type, attributes } of walkElements(root)) {
    const id = toText(attributes.get('ID'))
    if (type === 'TH' && id !== undefined) identifiers.set(id, `head-${identifiers.size + 1}`)
  }
  for (const table of walkElements(root)) {
    if (table.type !== 'Table') continue
    const rows = walkElements(table).filter(({ type }) => type === 'TR')
    const cells = new Map(
      rows.flatMap(listCells).map((cell) => [cell, readCell(cell, context)] as const),
    )
    fillRows(rows, cells)
    for (const [element, cell] of cells) writeCell(element, cell, identifiers, context)
  }
}

function listCells(row: StructureElement): StructureElement[] {
  return row.kids.filter((kid) => kid.kind === 'element')
}

function readCell({ type, attributes }: StructureElement, context: PDFContext): Cell {
  const owners = getList(context, context.obj({ A: attributes.get('A') ?? [] }), 'A')
  const dicts = owners.map((owner) => context.lookup(owner)).filter((a) => a instanceof PDFDict)
  const find = (key: string): PDFDict | undefined => dicts.find((dict) => get(context, dict, key))
  const headers = get(context, find('Headers'), 'Headers')
  const texts = headers instanceof PDFArray ? headers.asArray().map(toText) : []
  return {
    scope: getName(context, find('Scope'), 'Scope') ?? (type === 'TH' ? 'Column' : undefined),
    headers: texts.filter((text) => text !== undefined),
    rows: getNumber(context, find('RowSpan'), 'RowSpan') ?? 1,
    columns: getNumber(context, find('ColSpan'), 'ColSpan') ?? 1,
  }
}

/** Adds empty cells until every row is as wide as the widest. */
function fillRows(
  rows: readonly StructureElement[],
  cells: ReadonlyMap<StructureElement, Cell>,
): void {
  const columnOf = new Map<string, number>()
  const width = Math.max(0, ...rows.map((row) => widthOf(row, cells)))
  /** Rows for which a cell from above still fills each column. */
  let filled: number[] = Array(width).fill(0)
  for (const row of rows) {
    const next = filled.map((left) => Math.max(0, left - 1))
    const kids: StructureElement[] = []
    let column = 0
    const skip = (): void => {
      while ((filled[column] ?? 0) > 0) column += 1
    }
    const fillTo = (end: number): void => {
      for (skip(); column < end; skip()) {
        kids.push(makeElement('TD'))
        column += 1
      }
    }
    for (const element of listCells(row)) {
      const cell = cells.get(element)
      const known = columnOf.get(cell?.headers[0] ?? '')
      if (known === undefined) skip()
      else fillTo(known)
      const id = toText(element.attributes.get('ID'))
      if (id !== undefined) columnOf.set(id, column)
      for (let more = 0; more < (cell?.columns ?? 1); more += 1, column += 1)
        next[column] = Math.max(next[column] ?? 0, (cell?.rows ?? 1) - 1)
      kids.push(element)
    }
    fillTo(width)
    row.kids = kids
    filled = next
  }
}

function widthOf(row: StructureElement, cells: ReadonlyMap<StructureElement, Cell>): number {
  return listCells(row).reduce((sum, cell) => sum + (cells.get(cell)?.columns ?? 1), 0)
}

/** One attribute object instead of three; a span of one need not be written. */
function writeCell(
  element: StructureElement,
  { scope, headers, rows, columns }: Cell,
  identifiers: ReadonlyMap<string, string>,
  context: PDFContext,
): void {
  const id = identifiers.get(toText(element.attributes.get('ID')) ?? '')
  const known = headers.flatMap((header) => identifiers.get(header) ?? [])
  const attributes = {
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(known.length === 0 ? {} : { Headers: known.map((header) => PDFString.of(header)) }),
    ...(rows === 1 ? {} : { RowSpan: rows }),
    ...(columns === 1 ? {} : { ColSpan: columns }),
  }
  element.attributes.delete('A')
  if (id !== undefined) element.attributes.set('ID', PDFString.of(id))
  if (Object.keys(attributes).length > 0)
    element.attributes.set('A', context.obj({ O: 'Table', ...attributes }))
}

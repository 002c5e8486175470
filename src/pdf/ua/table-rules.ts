import { PDFArray, type PDFContext, PDFDict } from '@cantoo/pdf-lib'
import { get, getList, getName, getNumber, name, toText } from '../content/objects.js'
import { type StructureElement, walkElements } from '../content/structure-tree.js'
import { listElements, type UaRule } from './subject.js'

/** Tables are rectangles, and for every cell it can be said which heads it stands under. */
export const tableRules: UaRule = function* ({ context, elements, typeOf, where }) {
  for (const table of elements) {
    if (typeOf(table) !== 'Table') continue
    const rows = walkElements(table).filter((element) => typeOf(element) === 'TR')
    const widths = measureRows(rows, context)
    const width = widths[0] ?? 0
    const odd = widths.findIndex((one) => one !== width)
    if (odd >= 0)
      yield {
        clause: '7.2-42',
        message: `Row ${odd + 1} of a table is ${widths[odd]} cells wide, but its first row is ${width}`,
        ...where(table),
      }
    const cells = rows.flatMap(({ kids }) => listElements(kids))
    const heads = cells.filter((cell) => typeOf(cell) === 'TH')
    if (cells.length > 0 && heads.length === 0)
      yield { clause: '7.5-1', message: 'A table has no TH', ...where(table) }
    const ids = new Set(heads.map(({ attributes }) => toText(attributes.get('ID'))))
    for (const cell of cells) {
      const headers = find(cell, 'Headers', context)
      const list = headers instanceof PDFArray ? headers.asArray().map(toText) : []
      const unknown = list.find((id) => !ids.has(id))
      if (unknown !== undefined)
        yield {
          clause: '7.5-2',
          message: `A cell names the head ${unknown}, which its table lacks`,
          ...where(cell),
        }
    }
    const scoped = heads.every((head) => find(head, 'Scope', context))
    const led = cells.every((cell) => typeOf(cell) === 'TH' || find(cell, 'Headers', context))
    if (!scoped && !led) yield { clause: '7.5-1', message: 'A TH has no Scope', ...where(table) }
  }
}

/** Cells of each row, counting their spans over columns and down from the rows above. */
function measureRows(rows: readonly StructureElement[], context: PDFContext): number[] {
  /** Rows for which each width is still taken by cells from above. */
  let above: { columns: number; rows: number }[] = []
  return rows.map(({ kids }) => {
    let width = above.reduce((sum, { columns }) => sum + columns, 0)
    above = above.map((span) => ({ ...span, rows: span.rows - 1 })).filter((span) => span.rows > 0)
    for (const cell of listElements(kids)) {
      const columns = findNumber(cell, 'ColSpan', context) ?? 1
      const span = findNumber(cell, 'RowSpan', context) ?? 1
      width += columns
      if (span > 1) above.push({ columns, rows: span - 1 })
    }
    return width
  })
}

function find({ attributes }: StructureElement, key: string, context: PDFContext) {
  return get(context, findOwner(attributes, key, context), key)
}

function findNumber({ attributes }: StructureElement, key: string, context: PDFContext) {
  return getNumber(context, findOwner(attributes, key, context), key)
}

function findOwner(
  attributes: StructureElement['attributes'],
  key: string,
  context: PDFContext,
): PDFDict | undefined {
  const holder = context.obj({ A: attributes.get('A') ?? [] })
  return getList(context, holder, 'A')
    .map((owner) => context.lookup(owner))
    .filter((owner) => owner instanceof PDFDict)
    .find((owner) => getName(context, owner, 'O') === 'Table' && owner.has(name(key)))
}

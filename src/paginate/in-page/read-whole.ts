import { type GalleyReader, isInHeading } from './galley-reader.js'

/**
 * Adds what is never cut as one line: a figure, a row, a box without text. The rows of a head that Chrome prints again
 * wait for the row behind them: such a head stands on no page without one, so that they are one line.
 */
export function readWhole(reader: GalleyReader, element: Element): void {
  const group = element.parentElement
  const isRow = element.localName === 'tr'
  const isHead = isRow && group?.localName === 'thead'
  if (isHead && isRepeated(reader, group)) {
    reader.heads.push(element)
    return
  }
  const kind = isInHeading(element) ? 'heading' : 'figure'
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

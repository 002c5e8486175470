import { type GalleyReader, isInHeading } from './galley-reader.js'
import { boxesOf } from './range.js'

/** Adds the lines of a text, of which the first may be the line that stands already. */
export function readText(reader: GalleyReader, text: Text, parent: Element): void {
  const { lines } = reader
  const block = reader.styles.blockOf(parent)
  const call = parent.closest<HTMLElement>('a[data-call]')?.dataset.call
  const raised = parent.closest('sup, sub, rt') !== null
  for (const box of boxesOf(text)) {
    if (box.width === 0 && box.height === 0) continue
    addBox(reader, text, block, box)
    const last = lines.at(-1)
    if (last && !raised) last.bottom = Math.max(last.bottom, box.bottom)
    if (parent.closest('rt')) reachTo(reader, box)
    if (call && last?.calls.at(-1) !== call) last?.calls.push(call)
  }
}

/** Adds a picture between words, which may be higher than their line: the line is then as high as the picture. */
export function readInlinePicture(reader: GalleyReader, picture: Element): void {
  const box = picture.getBoundingClientRect()
  addBox(reader, picture, reader.styles.blockOf(picture), box)
  reachTo(reader, box)
}

/** Adds a box in a line to the line that it stands in, or begins the next. */
function addBox(reader: GalleyReader, start: Text | Element, block: Element, box: DOMRect): void {
  const last = reader.lines.at(-1)
  const lastNode = reader.nodes.at(-1)
  const goesOn = lastNode?.element === block && lastNode.start !== null
  if (last && goesOn && box.top < last.bottom - 2) return
  if (!goesOn) {
    const kind = isInHeading(block) ? 'heading' : block.closest('pre') ? 'code' : 'text'
    reader.openBlock(block, kind)
  }
  reader.addLine(block, start, box)
}

function reachTo({ reaches, lines }: GalleyReader, { top, bottom }: DOMRect): void {
  const reach = reaches.get(lines.length - 1) ?? { top, bottom }
  reaches.set(lines.length - 1, {
    top: Math.min(reach.top, top),
    bottom: Math.max(reach.bottom, bottom),
  })
}

/**
 * From the boxes of glyphs to those of lines: adds the half-leading, then the padding and border of boxes that begin or
 * end with the line. Tops and bottoms are then px from the galley's top.
 */
export function growToLineBoxes(reader: GalleyReader): void {
  const origin = reader.main.getBoundingClientRect().top
  for (const [index, line] of reader.lines.entries()) {
    const node = reader.nodes[index]
    if (!node) continue
    if (node.start) {
      const { lineHeight } = reader.styles.of(node.element)
      const leading = Number.parseFloat(lineHeight) || line.bottom - line.top
      const centre = (line.top + line.bottom) / 2
      const reach = reader.reaches.get(index)
      line.top = Math.min(centre - leading / 2, reach?.top ?? Infinity)
      line.bottom = Math.max(centre + leading / 2, reach?.bottom ?? -Infinity)
    }
    growToBoxesAround(reader, index, node.element)
    line.top -= origin
    line.bottom -= origin
  }
}

function growToBoxesAround(reader: GalleyReader, index: number, element: Element): void {
  const { main, styles, firstLine, lastLine } = reader
  const line = reader.lines[index]
  const padded = (a: string, b: string) => Number.parseFloat(a) + Number.parseFloat(b) > 0
  for (let box: Element | null = element; line && box && box !== main; box = box.parentElement) {
    const begins = firstLine.get(box) === index
    const ends = lastLine.get(box) === index
    if (!begins && !ends) break
    const style = styles.of(box)
    const isSection = box.parentElement === main
    const { top, bottom } = box.getBoundingClientRect()
    if (begins && (isSection || padded(style.paddingTop, style.borderTopWidth)))
      line.top = Math.min(line.top, top)
    if (ends && padded(style.paddingBottom, style.borderBottomWidth))
      line.bottom = Math.max(line.bottom, bottom)
  }
}

import { type StructureElement, walkElements } from '../content/structure-tree.js'

/**
 * HTML's `figure` also holds tables and code. Only what is a picture stays a `Figure`, which needs an alternative text
 * (ISO 14289-1, 7.3); what is around it becomes a `Div`, whose caption stands beside the picture and not inside it:
 * there the alternative text would hide its links. A table takes its caption as its own.
 */
export function openFigures(root: StructureElement): void {
  for (const figure of walkElements(root)) {
    if (figure.type !== 'Figure') continue
    const inner = walkElements(figure).filter((element) => element !== figure)
    const captioned = inner.some(({ type }) => type === 'Caption')
    const holds = inner.some(({ type }) => type === 'Figure' || type === 'Table')
    if (!holds && !(captioned && !figure.attributes.has('Alt'))) continue
    figure.type = 'Div'
    figure.attributes.delete('Alt')
  }
}

/** Moves a caption beside a table to the table's head. To be done when boxes are gone. */
export function moveCaptions(root: StructureElement): void {
  for (const block of walkElements(root)) {
    if (block.type !== 'Div') continue
    const caption = block.kids.find((kid) => kid.kind === 'element' && kid.type === 'Caption')
    const tables = block.kids.filter((kid) => kid.kind === 'element' && kid.type === 'Table')
    const [table] = tables
    if (!caption || tables.length !== 1 || table?.kind !== 'element') continue
    block.kids = block.kids.filter((kid) => kid !== caption)
    table.kids = [caption, ...table.kids]
  }
}

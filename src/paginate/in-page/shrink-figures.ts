/** A figure, or figures side by side, and by how many px it is to be set less high. */
export interface FigureShrink {
  /** Its key, as `readFloats` gave it. */
  key: string
  by: number
}

/** Sets the pictures of figures smaller, all of one figure alike. What was measured is wrong afterwards. */
export function shrinkFigures(shrinks: readonly FigureShrink[]): void {
  for (const { key, by } of shrinks) {
    const figure = document.querySelector(`[data-float="${key}"]`)
    const pictures = figure ? listPictures(figure) : []
    const boxes = pictures.map((picture) => picture.getBoundingClientRect())
    const factor = 1 - by / Math.max(...boxes.map(({ height }) => height))
    for (const [index, picture] of pictures.entries()) {
      const { width = 0, height = 0 } = boxes[index] ?? {}
      picture.style.width = `${width * factor}px`
      picture.style.height = `${height * factor}px`
    }
  }
}

/** The pictures of a figure, or of figures side by side; none of a table. */
export function listPictures(figure: Element): (HTMLElement | SVGElement)[] {
  if (figure.matches('.table')) return []
  return [...figure.querySelectorAll<HTMLElement | SVGElement>('.picture:not(.in-line)')]
}

/** Height of a picture as it is set now, in px. */
export function heightOf(picture: Element): number {
  return picture.getBoundingClientRect().height
}

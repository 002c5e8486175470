/** A bitmap's place in the page. */
export interface PlacedPicture {
  /** Among the images of the document. */
  index: number
  /** Among the pictures that the page was set with. */
  number: number
  /** Size on paper, in CSS px. */
  width: number
  height: number
}

/** Measures the bitmaps of the briefing. Runs inside the page. */
export function measurePictures(): PlacedPicture[] {
  return [...document.images].flatMap((image, index) => {
    const number = image.dataset.picture
    if (number === undefined) return []
    const { width, height } = image.getBoundingClientRect()
    return [{ index, number: Number(number), width, height }]
  })
}

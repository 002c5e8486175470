/** A bitmap's place in the page. */
export interface PlacedPicture {
  /** Among the images of the document. */
  index: number
  /** Its number in the briefing. */
  picture: number
  /** Size on paper, in CSS px. */
  width: number
  height: number
}

/** Measures the bitmaps of the briefing. Runs inside the page. */
export function measurePictures(): PlacedPicture[] {
  return [...document.images].flatMap((image, index) => {
    const picture = image.dataset.picture
    if (picture === undefined) return []
    const { width, height } = image.getBoundingClientRect()
    return [{ index, picture: Number(picture), width, height }]
  })
}

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

export interface ReplacedPicture {
  /** Among the images of the document. */
  index: number
  dataUri: string
}

/** Measures the bitmaps of the briefing. */
export function measurePictures(): PlacedPicture[] {
  return [...document.images].flatMap((image, index) => {
    const number = image.dataset.picture
    if (number === undefined) return []
    const { width, height } = image.getBoundingClientRect()
    return [{ index, number: Number(number), width, height }]
  })
}

/** Puts other files in the place of bitmaps; comes back when they can be drawn. */
export async function replacePictures(replaced: readonly ReplacedPicture[]): Promise<void> {
  const images = [...document.images]
  await Promise.all(
    replaced.map(async ({ index, dataUri }) => {
      const image = images[index]
      if (!image || image.src === dataUri) return
      image.src = dataUri
      await image.decode()
    }),
  )
}

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

/** A picture with the pixels that it is printed with. */
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

/**
 * Puts other files in the place of bitmaps; comes back when they are loaded.
 *
 * @throws Error if one of them cannot be shown, which the decoder that made it rules out.
 */
export async function replacePictures(replaced: readonly ReplacedPicture[]): Promise<void> {
  const images = [...document.images]
  await Promise.all(
    replaced.map(async ({ index, dataUri }) => {
      const image = images[index]
      if (!image || image.src === dataUri) return
      image.src = dataUri
      if (!(await loadPicture(image))) throw new Error(`Picture ${index} cannot be shown`)
    }),
  )
}

/**
 * Waits until a picture is loaded; returns whether it can be shown. Chrome keeps only so many pictures decoded at once,
 * and refuses to decode the others before they are printed: one that has a size can be shown all the same.
 */
export async function loadPicture(image: HTMLImageElement): Promise<boolean> {
  image.loading = 'eager'
  const isDecoded = await image.decode().then(
    () => true,
    () => false,
  )
  return isDecoded || (image.complete && image.naturalWidth > 0)
}

export interface ReplacedPicture {
  /** Among the images of the document. */
  index: number
  dataUri: string
}

/** Puts other files in the place of bitmaps. Runs inside the page; comes back when they can be drawn. */
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

import type { Float } from './galley.js'

/** The most of its height that a picture may lose: what is written in it stays legible. */
const shrinkShare = 0.25

/** The most where a hole is left otherwise and what is written in it stays as large as `leastLetters`, in px. */
const furtherShare = 0.5
const leastLetters = 8

/** The height of letters in what is shown on a screen, in its px. */
const screenLetters = 13

/** A picture as it is set, in px. */
export interface SetPicture {
  height: number
  /** Of a bitmap: how many pixels it is high. */
  pixels?: number
  /** Of a drawing: how high its smallest letters are; absent if nothing is written in it. */
  letters?: number
}

/** Takes the pictures of a figure, which shrink alike; returns by how many px it may be set less high, and further. */
export function limitShrink(
  pictures: readonly SetPicture[],
): Required<Pick<Float, 'shrink' | 'further'>> {
  const height = Math.max(0, ...pictures.map((picture) => picture.height))
  const share = Math.min(furtherShare, ...pictures.map(shareAboveLetters))
  return { shrink: shrinkShare * height, further: Math.max(0, share - shrinkShare) * height }
}

/** The share of its height that a picture may lose until what is written in it is as small as may be. */
function shareAboveLetters(picture: SetPicture): number {
  return 1 - leastLetters / findLetters(picture)
}

/** How high the smallest letters of a picture are: of a bitmap, as if it were taken of a screen. */
function findLetters({ height, pixels, letters }: SetPicture): number {
  if (pixels !== undefined) return (screenLetters * height) / pixels
  return letters ?? Number.POSITIVE_INFINITY
}

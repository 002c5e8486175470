import stringWidth from 'string-width'

/**
 * ASCII, dashes, quotes and the rules of a table; and what stands in two columns alone: kana, 漢字, their punctuation and
 * wide letters. No mark that joins.
 */
const plain =
  /^[ -~\u2010-\u2027\u2500-\u257f\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/

/**
 * How many columns a text takes in a terminal. string-width asks for the segments of every text that is not ASCII, which
 * takes a thousand times as long as counting; most of Japanese needs counting only.
 */
export function widthOf(text: string): number {
  if (!plain.test(text)) return stringWidth(text)
  let width = text.length
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 0x3000) width += 1
  return width
}

/** Made when it is needed: that takes longer than most texts. */
let segmenter: Intl.Segmenter | undefined

/** The letters of a text as a terminal shows them, a letter with its marks as one. */
export function graphemesOf(text: string): string[] {
  if (plain.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter()
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** Takes letters; returns the first of them that fit into so many columns. */
export function takeWidth(letters: readonly string[], columns: number): string[] {
  let left = columns
  const end = letters.findIndex((letter) => {
    left -= widthOf(letter)
    return left < 0
  })
  return letters.slice(0, end === -1 ? letters.length : end)
}

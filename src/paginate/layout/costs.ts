/**
 * What each blemish of a page costs: the only place where taste is written down.
 *
 * The unit is arbitrary; read every figure against `badness`: 10 is a page one tenth empty, 100 a page one fifth
 * empty, 1250 a page half empty. TeX's counterparts are named where they exist (TeXbook, ch. 15; plain.tex).
 */
export const costs = {
  /** Each page. An extra page is worth a fifth of a page of white avoided, not a few small gaps. */
  page: 100,

  /** A break between two lines of a paragraph. Smaller than any visible gap: it only decides ties. */
  betweenLines: 1,
  /** A break between two rows of a table. */
  betweenRows: 4,
  /** The first or the last body row of a table parted from all its others. */
  loneRow: 60,

  /** A note continued on the next page (TeX: `\interfootnotelinepenalty`): dearer than a gap of 15 %. */
  noteSplit: 40,
  /** Each of its lines that the next page carries: the less is separated from its call, the better. */
  carriedLine: 1,
  /** On top of it, when the page also began with the rest of a note. */
  noteSplitAgain: 40,
  /** A page of notes without a line of text. */
  notesOnly: 400,

  /** A figure that the text leaves to a later page, and each page on which it waits: dearer than a gap of 9 %. */
  floated: 8,

  /** A foot that is a hole, where figures can help: on top of its badness, since it looks like a chapter's end. */
  hole: 40,
  /**
   * Pictures set smaller to fill a page: at all, and on top of it by as much as they may be without need; dearer than a gap
   * of 11 %. It grows with the square of what they lose.
   */
  shrunk: 15,
  shrunkMost: 45,

  /** A section's last page that holds next to nothing. */
  stub: 80,

  /** Too few lines of a paragraph at a page's head (TeX: `\widowpenalty`) and at its foot (`\clubpenalty`). */
  widow: 10_000,
  orphan: 10_000,
  /** A heading, a caption or a table head parted from what follows it. */
  parted: 30_000,
  /** A heading that goes on on the next page. */
  cut: 60_000,
  /** Something that no page can hold. */
  overfull: 1_000_000,
} as const

/** The greatest share of a page that may stay white at its foot without being a hole. */
export const bearable = 0.08

/** The most lines on a section's last page that still count as next to nothing. */
export const stubLines = 3
/** … and the greatest share of the page that they take, so that a lone figure is not mistaken for a stub. */
export const stubShare = 1 / 8

/**
 * The cost of a white gap on a page, both in px.
 *
 * Cubic like TeX's badness (tex.web §108): a gap of 4 % costs less than 1, one of 8 % eight times as much. Two
 * middling gaps are thus preferred to a small and a large one.
 */
export function badness(gap: number, height: number): number {
  const share = Math.max(0, gap) / height
  return 10_000 * share * share * share
}

/** @param share of what the pictures of a page may lose without need that they do lose; more than 1 with need */
export function priceShrinking(share: number): number {
  return costs.shrunk + costs.shrunkMost * share ** 2
}

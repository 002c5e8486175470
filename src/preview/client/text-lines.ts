/** A line of text on a page of the PDF. */
export interface TextLine {
  text: string
  /** Distance from the page's top edge, as a part of the page's height. */
  at: number
}

/** What PDF.js tells of a piece of text. */
export interface PrintedPiece {
  str: string
  /** The last number is the distance of the baseline from the foot of the page. */
  transform: readonly number[]
}

/** Shorter lines too often equal others. */
const leastLength = 6

/** Takes the pieces of a page's text; returns its lines from top to bottom. */
export function toLines(pieces: readonly PrintedPiece[], height: number): TextLine[] {
  const byBaseline = new Map<number, string>()
  for (const { str, transform } of pieces) {
    const baseline = Math.round(Number(transform[5]))
    byBaseline.set(baseline, (byBaseline.get(baseline) ?? '') + str)
  }
  return [...byBaseline]
    .map(([baseline, text]) => ({
      text: text.replace(/\s+/g, ' ').trim(),
      at: 1 - baseline / height,
    }))
    .filter(({ text }) => text.length >= leastLength)
    .toSorted((a, b) => a.at - b.at)
}

/** Leaves out running heads and feet: lines that stand on a neighbouring page at the same height. */
export function withoutRunning(
  lines: readonly TextLine[],
  neighbour: readonly TextLine[],
): TextLine[] {
  const running = ({ text, at }: TextLine) =>
    neighbour.some((other) => other.text === text && Math.abs(other.at - at) < 0.005)
  return lines.filter((line) => !running(line))
}

/**
 * Finds again what somebody read. Takes the lines that were in sight, the first on top, and those of a page; gives
 * the first that the page has exactly once, and where it stands there.
 */
export function findAgain(
  sought: readonly TextLine[],
  page: readonly TextLine[],
): { was: TextLine; is: TextLine } | undefined {
  for (const was of sought) {
    const [is, another] = page.filter(({ text }) => text === was.text)
    if (is && !another) return { was, is }
  }
  return undefined
}

/** Page indexes in the order in which a text that has moved is looked for: where it was, then ever farther away. */
export function searchOrder(from: number, count: number, reach: number): number[] {
  const order = [from]
  for (let step = 1; step <= reach; step += 1) order.push(from + step, from - step)
  return order.filter((page) => page >= 0 && page < count)
}

/** A file's text by lines, as the reporters quote it. */
export interface Lines {
  text: string
  /** From 1; empty if there is no such line. Without its line end. */
  at(line: number): string
  /** From 1 both; the column counts UTF-16 units, as everywhere. */
  pointAt(offset: number): { line: number; column: number }
}

/** Reads the text when it is first asked for a line, and once: a file may have thousands of findings. */
export function readLines(text: string): Lines {
  let known: { lines: string[]; starts: number[] } | undefined
  const read = () => {
    known ??= split(text)
    return known
  }
  return {
    text,
    at: (line) => read().lines[line - 1] ?? '',
    pointAt: (offset) => {
      const { starts } = read()
      let low = 0
      let high = starts.length
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
    },
  }
}

/** Ends of lines as CommonMark has them. */
function split(text: string): { lines: string[]; starts: number[] } {
  const lines: string[] = []
  const starts: number[] = []
  let start = 0
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push(text.slice(start, index))
    starts.push(start)
    start = index + end.length
  }
  lines.push(text.slice(start))
  starts.push(start)
  return { lines, starts }
}

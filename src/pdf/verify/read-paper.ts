import type { Paper } from '../../report/describe.js'

/**
 * Reads the sheet that `@page` asks for, as far as it holds for every page: size and margins, in points. Runs inside
 * the page, so it may use nothing from outside its own body.
 */
export function readPaper(): Paper {
  const sheets: Record<string, [number, number]> = {
    a3: [841.89, 1190.55],
    a4: [595.28, 841.89],
    a5: [419.53, 595.28],
    letter: [612, 792],
    legal: [612, 1008],
  }
  const points: Record<string, number> = {
    mm: 72 / 25.4,
    cm: 72 / 2.54,
    in: 72,
    pt: 1,
    pc: 12,
    px: 0.75,
  }
  const lengths = (text: string): number[] =>
    [...text.matchAll(/(-?[\d.]+)(mm|cm|in|pt|pc|px)?/g)].map(
      ([, number, unit]) => Number(number) * (points[unit ?? 'px'] ?? 0),
    )
  let [width, height] = sheets.a4 ?? [0, 0]
  const margin = { top: 0, right: 0, bottom: 0, left: 0 }
  for (const { cssRules } of document.styleSheets) {
    for (const rule of cssRules) {
      if (!(rule instanceof CSSPageRule) || rule.selectorText !== '') continue
      const size = rule.style.getPropertyValue('size')
      const named = Object.keys(sheets).find((name) => size.toLowerCase().includes(name))
      const [first, second = first] = lengths(size)
      if (named) [width, height] = sheets[named] ?? [width, height]
      else if (first !== undefined && second !== undefined) [width, height] = [first, second]
      if (size.includes('landscape')) [width, height] = [height, width]
      for (const side of ['top', 'right', 'bottom', 'left'] as const) {
        const [length] = lengths(rule.style.getPropertyValue(`margin-${side}`))
        if (length !== undefined) margin[side] = length
      }
    }
  }
  return { width, height, margin }
}

import type { Paper } from '../../briefing/pages.js'
import { findMain } from './flow.js'

/**
 * Reads the sheet and its margins off the page's own `@page` rule, in points.
 *
 * @returns undefined if the style sheet names no size in words that we know.
 */
export function readPaper(): Paper | undefined {
  const points: Record<string, number> = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1, px: 0.75 }
  const sheets: Record<string, [number, number]> = { a4: [210, 297], a5: [148, 210] }
  const toPoints = (length: string): number => {
    const [, value, unit] = /^([\d.]+)([a-z]+)$/.exec(length) ?? []
    return Number(value ?? 0) * (points[unit ?? ''] ?? 0)
  }
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const pages = rules.filter((rule) => rule instanceof CSSPageRule)
  const declared = (name: string): string =>
    pages
      .filter(({ selectorText, style }) => !selectorText && style.getPropertyValue(name) !== '')
      .at(-1)
      ?.style.getPropertyValue(name) ?? ''

  const size = declared('size').toLowerCase()
  const lengths = size.split(' ')
  const named = sheets[size]?.map((length) => length * (72 / 25.4))
  const [width, height] = named ?? [toPoints(lengths[0] ?? ''), toPoints(lengths[1] ?? '')]
  if (!width || !height) return undefined
  const margin = (side: string): number => toPoints(declared(`margin-${side}`))
  const [top, bottom] = [margin('top'), margin('bottom')]
  const typeHeight = toPoints(
    getComputedStyle(document.documentElement).getPropertyValue('--type-height').trim(),
  )
  const left = height - top - bottom - typeHeight
  return {
    width,
    height,
    margin: { top, right: margin('right'), bottom, left: margin('left') },
    headRoom: typeHeight > 0 && left > 0.1 ? left : 0,
  }
}

/**
 * Leaves room at the head of every page, so that marks which rise above its first line (tones of Thai, accents of
 * Vietnamese) stand on it: Chrome would paint them at the foot of the page before. Runs after `place`.
 *
 * @param paper the sheet and its room, in points
 */
export function leaveHeadRoom({ margin, headRoom = 0 }: Paper): void {
  const main = findMain()
  // Chrome's margins are whole pixels; with the room they end where a margin of both would.
  const pixels = (points: number): number => Math.round((points * 4) / 3)
  // Every page's part of a box is moved by itself.
  main.style.position = 'relative'
  main.style.top = `${pixels(margin.top + headRoom) - pixels(margin.top)}px`
}

import type { Element } from 'hast'
import { PictureFault } from '../picture-fault.js'
import type { Losses } from './losses.js'

/** In px of CSS. A font's own size is taken as browsers begin with. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
}

const inBrowsers = { width: 300, height: 150 }

/** The size of a drawing. */
export interface Size {
  viewBox: string
  /** In px of CSS; as wide to its height as the `viewBox`. */
  width: number
  height: number
  /** Whether its file says so, and not only what shape it has. */
  isSized: boolean
}

/**
 * Takes the `svg` of a file; tells how large it is drawn. Its `viewBox` gives the shape, `width` and `height` the size
 * at which that fits; without a `viewBox` they are both.
 *
 * @throws PictureFault if its `viewBox` is not a box, or nothing says how large it is
 */
export function readSize({ properties }: Element, losses: Losses): Size {
  const width = readLength(properties.width)
  const height = readLength(properties.height)
  const box = readViewBox(properties.viewBox)
  if (box) {
    const scales = [width && width / box.width, height && height / box.height].filter(
      (scale) => scale !== undefined,
    )
    const scale = scales.length > 0 ? Math.min(...scales) : 1
    return {
      viewBox: box.text,
      width: round(box.width * scale),
      height: round(box.height * scale),
      isSized: scales.length > 0,
    }
  }
  if (properties.width === undefined && properties.height === undefined) {
    throw new PictureFault(
      'its `svg` element has no `viewBox`, nor `width` and `height`, so its size is unknown; give it a `viewBox`',
    )
  }
  if (width === undefined || height === undefined) losses.add('size')
  const size = { width: width ?? inBrowsers.width, height: height ?? inBrowsers.height }
  return { viewBox: `0 0 ${round(size.width)} ${round(size.height)}`, ...size, isSized: true }
}

function readViewBox(given: unknown): { text: string; width: number; height: number } | undefined {
  if (given === undefined) return undefined
  const text = String(given)
  const numbers = text.trim().split(/\s*,\s*|\s+/)
  const [, , width = 0, height = 0] = numbers.map(Number)
  const isBox =
    numbers.length === 4 &&
    numbers.every((number) => /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(number)) &&
    width > 0 &&
    height > 0 &&
    Number.isFinite(width / height)
  if (isBox) return { text: numbers.join(' '), width, height }
  throw new PictureFault(
    `its \`viewBox\` is “${text}”; expected four numbers, of which the last two, width and height, are more than 0`,
  )
}

/** Undefined for what is not a length: a share of the page, `auto`, nothing, 0 or less. */
function readLength(given: unknown): number | undefined {
  const [, number, unit = ''] =
    /^\+?(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\s*([a-z]*)$/i.exec(
      String(given ?? '').trim(),
    ) ?? []
  const factor = units[unit.toLowerCase()]
  const length = Number(number) * (factor ?? Number.NaN)
  return Number.isFinite(length) && length > 0 ? length : undefined
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000
}

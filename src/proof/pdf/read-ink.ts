import { type Operation, readOperands } from '../../pdf/content/content-stream.js'
import type { Content } from '../../pdf/content/contents.js'
import { type Box, type Colour, type Ink, intersect } from './facts.js'
import {
  boxAround,
  cornersOf,
  type Matrix,
  multiply,
  type Point,
  placePoint,
  toMatrix,
  unit,
} from './matrix.js'

/** What a page or a form paints, as far as colours and places go. */
export interface Painted extends Pick<Content, 'source' | 'operations' | 'placement'> {
  forms: ReadonlyMap<string, Painted>
  /** The names of the fonts of Type 3 that it may use. */
  drawnFonts: ReadonlySet<string>
}

/** What `q` saves and `Q` restores, as far as colours and places go (ISO 32000-1, 8.4). */
interface State {
  matrix: Matrix
  fill: Colour
  isDrawn: boolean
  /** What is painted outside of it is not seen. */
  clip: Box
}

const everywhere: Box = {
  left: Number.NEGATIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
}

/** Follows the colours of a page's content, and of the forms that it paints, each time that it does. */
export function readInk(page: Painted): Ink {
  const ink: Ink = { runs: [], grounds: [] }
  const state = { matrix: unit, fill: '#000000', isDrawn: false, clip: everywhere }
  follow(page, state, new Set([page]), ink)
  return ink
}

/** @param inside the forms that are being painted: one that paints itself must not go on for ever */
function follow(
  { source, operations, forms, drawnFonts }: Painted,
  outer: State,
  inside: ReadonlySet<Painted>,
  ink: Ink,
): void {
  const saved: State[] = []
  let state = outer
  let text = unit
  /** The open path: its rectangles, and every point that shapes it. */
  let boxes: Box[] = []
  let points: Point[] = []
  let clips = false
  const addPoints = (added: readonly Point[]): Box | undefined => {
    const placed = added.map((point) => placePoint(point, state.matrix))
    points.push(...placed)
    return boxAround(placed)
  }
  const endPath = (): void => {
    // Of a shape that is no rectangle more is taken for seen than is: a curve lies within the points that shape it.
    const seen = boxAround(points)
    if (clips && seen) state = { ...state, clip: intersect(seen, state.clip) }
    boxes = []
    points = []
    clips = false
  }
  for (let index = 0; index < operations.length; index += 1) {
    const numbers = () => readNumbers(source, operations.at(index))
    const named = () => readOperands(source, operations.at(index))[0]?.slice(1) ?? ''
    switch (operations.operatorAt(index)) {
      case 'q':
        saved.push(state)
        break
      case 'Q':
        state = saved.pop() ?? state
        break
      case 'cm':
        state = { ...state, matrix: multiply(toMatrix(numbers()), state.matrix) }
        break
      case 'rg':
      case 'g':
      case 'sc':
      case 'scn':
        state = { ...state, fill: toColour(numbers()) }
        break
      case 'cs':
      case 'k':
        state = { ...state, fill: undefined }
        break
      case 're': {
        const [x = 0, y = 0, width = 0, height = 0] = numbers()
        const box = addPoints(cornersOf({ x, y }, { x: x + width, y: y + height }))
        if (box) boxes.push(box)
        break
      }
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        addPoints(pairUp(numbers()))
        break
      case 'W':
      case 'W*':
        clips = true
        break
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        for (const box of boxes)
          ink.grounds.push({ box: intersect(box, state.clip), colour: state.fill })
        endPath()
        break
      case 'n':
      case 'S':
      case 's':
        endPath()
        break
      case 'BT':
        text = unit
        break
      case 'Tf':
        if (drawnFonts.size > 0) state = { ...state, isDrawn: drawnFonts.has(named()) }
        break
      case 'Tm':
        text = toMatrix(numbers())
        break
      case 'Td': {
        const [x = 0, y = 0] = numbers()
        text = multiply([1, 0, 0, 1, x, y], text)
        break
      }
      case 'Tj':
      case 'TJ': {
        const [, , , , x, y] = multiply(text, state.matrix)
        const { fill, clip, isDrawn } = state
        ink.runs.push({ x, y, colour: fill, clip, isDrawn })
        break
      }
      case 'Do': {
        const form = forms.get(named())
        if (form && !inside.has(form))
          follow(form, enter(form, state), new Set([...inside, form]), ink)
      }
    }
  }
}

/** The state in which a form is painted: with its own coordinates, and cut off at its box (ISO 32000-1, 8.10.1). */
function enter({ placement }: Painted, state: State): State {
  if (!placement) return state
  const matrix = multiply(toMatrix(placement.matrix), state.matrix)
  const [x = 0, y = 0, otherX = 0, otherY = 0] = placement.box
  const corners = cornersOf({ x, y }, { x: otherX, y: otherY })
  const box = boxAround(corners.map((corner) => placePoint(corner, matrix)))
  return { ...state, matrix, clip: intersect(box ?? everywhere, state.clip) }
}

/** The operands of an operation that has only numbers; anything else becomes `NaN`. */
function readNumbers(source: string, { from, at }: Operation): number[] {
  return source.slice(from, at).trim().split(/\s+/).map(Number)
}

function pairUp(numbers: readonly number[]): Point[] {
  return numbers.flatMap((x, index) => {
    const y = numbers[index + 1]
    return index % 2 === 0 && y !== undefined ? [{ x, y }] : []
  })
}

/** One number is a grey, three are red, green and blue (ISO 32000-1, 8.6.4). */
function toColour(parts: readonly number[]): Colour {
  const [red = 0, green = red, blue = red] = parts
  if ((parts.length !== 1 && parts.length !== 3) || parts.some(Number.isNaN)) return undefined
  const written = [red, green, blue].map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${written.join('')}`
}

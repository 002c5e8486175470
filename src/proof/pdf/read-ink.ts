import type { Operation } from '../../pdf/content/content-stream.js'
import type { Content } from '../../pdf/content/contents.js'
import { type Box, type Colour, type Ink, intersect } from './facts.js'

/** A transformation of places: `a b c d e f` (ISO 32000-1, 8.3.3). */
type Matrix = readonly [number, number, number, number, number, number]

const unit: Matrix = [1, 0, 0, 1, 0, 0]

/** What `q` saves and `Q` restores, as far as colours and places go (ISO 32000-1, 8.4). */
interface State {
  matrix: Matrix
  fill: Colour
  /** What is painted outside of it is not seen. */
  clip: Box
}

const everywhere: Box = {
  left: Number.NEGATIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
}

/** Follows the colours of a page's content, but not into the forms that it paints. */
export function readInk({ source, operations }: Pick<Content, 'source' | 'operations'>): Ink {
  const ink: Ink = { runs: [], grounds: [] }
  const saved: State[] = []
  let state: State = { matrix: unit, fill: '#000000', clip: everywhere }
  let text = unit
  let boxes: Box[] = []
  let clips = false
  const endPath = (): void => {
    const [only, ...others] = boxes
    if (clips && only && others.length === 0)
      state = { ...state, clip: intersect(only, state.clip) }
    boxes = []
    clips = false
  }
  for (let index = 0; index < operations.length; index += 1) {
    const numbers = () => readNumbers(source, operations.at(index))
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
      case 're':
        boxes.push(toBox(numbers(), state.matrix))
        break
      case 'W':
      case 'W*':
        clips = true
        break
      case 'f':
      case 'F':
      case 'f*':
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
        ink.runs.push({ x, y, colour: state.fill, clip: state.clip })
      }
    }
  }
  return ink
}

/** The operands of an operation that has only numbers; what is none becomes `NaN`. */
function readNumbers(source: string, { from, at }: Operation): number[] {
  return source.slice(from, at).trim().split(/\s+/).map(Number)
}

function toMatrix([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f]
}

function multiply([a, b, c, d, e, f]: Matrix, by: Matrix): Matrix {
  return [
    a * by[0] + b * by[2],
    a * by[1] + b * by[3],
    c * by[0] + d * by[2],
    c * by[1] + d * by[3],
    e * by[0] + f * by[2] + by[4],
    e * by[1] + f * by[3] + by[5],
  ]
}

function toBox([x = 0, y = 0, width = 0, height = 0]: readonly number[], matrix: Matrix): Box {
  const [, , , , x0, y0] = multiply([1, 0, 0, 1, x, y], matrix)
  const [, , , , x1, y1] = multiply([1, 0, 0, 1, x + width, y + height], matrix)
  return {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    right: Math.max(x0, x1),
    top: Math.max(y0, y1),
  }
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

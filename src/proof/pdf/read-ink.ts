import { type Operation, readOperands } from '../../pdf/content/content-stream.js'
import type { Content } from '../../pdf/content/contents.js'
import { type Box, type Colour, type Ink, intersect } from './facts.js'
import {
  aroundPoints,
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

/** Where the reading of one content stands. */
interface Reading {
  painted: Painted
  ink: Ink
  state: State
  saved: State[]
  /** The text matrix. */
  text: Matrix
  path: Path
}

/** The open path. */
interface Path {
  /** Its rectangles, and every point that shapes it. */
  boxes: Box[]
  points: Point[]
  /** Whether what is painted after it is seen inside of it only. */
  clips: boolean
}

const noPath = (): Path => ({ boxes: [], points: [], clips: false })

/** @param inside the forms that are being painted: one that paints itself must not go on for ever */
function follow(painted: Painted, state: State, inside: ReadonlySet<Painted>, ink: Ink): void {
  const { source, operations, forms } = painted
  const reading: Reading = { painted, ink, state, saved: [], text: unit, path: noPath() }
  for (let index = 0; index < operations.length; index += 1) {
    const operator = operations.operatorAt(index)
    const follower = followers.get(operator)
    if (follower) follower(reading, operations.at(index), operator)
    else if (operator === 'Do') {
      const form = forms.get(readName(source, operations.at(index)))
      if (form && !inside.has(form))
        follow(form, enter(form, reading.state), new Set([...inside, form]), ink)
    }
  }
}

type Follower = (reading: Reading, operation: Operation, operator: string) => void

const followers: ReadonlyMap<string, Follower> = new Map([
  ...['q', 'Q', 'cm'].map((key) => [key, followState] as const),
  ...['rg', 'g', 'sc', 'scn', 'cs', 'k'].map((key) => [key, followColour] as const),
  ...['re', 'm', 'l', 'c', 'v', 'y', 'W', 'W*'].map((key) => [key, drawPath] as const),
  ...['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'].map((key) => [key, fillPath] as const),
  ...['n', 'S', 's'].map((key) => [key, endPath] as const),
  ...['BT', 'Tf', 'Tm', 'Td'].map((key) => [key, moveText] as const),
  ...['Tj', 'TJ'].map((key) => [key, showText] as const),
])

function followState(reading: Reading, operation: Operation, operator: string): void {
  const { saved, state, painted } = reading
  if (operator === 'q') saved.push(state)
  else if (operator === 'Q') reading.state = saved.pop() ?? state
  else {
    const matrix = toMatrix(readNumbers(painted.source, operation))
    reading.state = { ...state, matrix: multiply(matrix, state.matrix) }
  }
}

/** Another colour space, or one of CMYK, is not followed: the colour is unknown then. */
function followColour(reading: Reading, operation: Operation, operator: string): void {
  const isKnown = operator !== 'cs' && operator !== 'k'
  const fill = isKnown ? toColour(readNumbers(reading.painted.source, operation)) : undefined
  reading.state = { ...reading.state, fill }
}

function drawPath(reading: Reading, operation: Operation, operator: string): void {
  const { painted, path, state } = reading
  if (operator === 'W' || operator === 'W*') {
    path.clips = true
    return
  }
  const numbers = readNumbers(painted.source, operation)
  const [x = 0, y = 0, width = 0, height = 0] = numbers
  const isRectangle = operator === 're'
  const added = isRectangle ? cornersOf({ x, y }, { x: x + width, y: y + height }) : pairUp(numbers)
  const placed = added.map((point) => placePoint(point, state.matrix))
  path.points.push(...placed)
  const box = isRectangle ? aroundPoints(placed) : undefined
  if (box) path.boxes.push(box)
}

function fillPath(reading: Reading): void {
  const { ink, path, state } = reading
  for (const box of path.boxes)
    ink.grounds.push({ box: intersect(box, state.clip), colour: state.fill })
  endPath(reading)
}

function endPath(reading: Reading): void {
  const { path, state } = reading
  // Of a shape that is no rectangle more is taken for seen than is: a curve lies within the points that shape it.
  const seen = path.clips ? aroundPoints(path.points) : undefined
  if (seen) reading.state = { ...state, clip: intersect(seen, state.clip) }
  reading.path = noPath()
}

function moveText(reading: Reading, operation: Operation, operator: string): void {
  const { painted, state, text } = reading
  const { source, drawnFonts } = painted
  if (operator === 'BT') reading.text = unit
  else if (operator === 'Tm') reading.text = toMatrix(readNumbers(source, operation))
  else if (operator === 'Td') {
    const [x = 0, y = 0] = readNumbers(source, operation)
    reading.text = multiply([1, 0, 0, 1, x, y], text)
  } else if (drawnFonts.size > 0)
    reading.state = { ...state, isDrawn: drawnFonts.has(readName(source, operation)) }
}

function showText({ ink, state, text }: Reading): void {
  const { matrix, fill, clip, isDrawn } = state
  const [, , , , x, y] = multiply(text, matrix)
  ink.runs.push({ x, y, colour: fill, clip, isDrawn })
}

/** The state in which a form is painted: with its own coordinates, and cut off at its box (ISO 32000-1, 8.10.1). */
function enter({ placement }: Painted, state: State): State {
  if (!placement) return state
  const matrix = multiply(toMatrix(placement.matrix), state.matrix)
  const [x = 0, y = 0, otherX = 0, otherY = 0] = placement.box
  const corners = cornersOf({ x, y }, { x: otherX, y: otherY })
  const box = aroundPoints(corners.map((corner) => placePoint(corner, matrix)))
  return { ...state, matrix, clip: intersect(box ?? everywhere, state.clip) }
}

/** The name that an operation begins with, without its slash. */
function readName(source: string, operation: Operation): string {
  return readOperands(source, operation)[0]?.slice(1) ?? ''
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

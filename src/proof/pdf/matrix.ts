import { around, type Box } from './facts.js'

/** A transformation of places: `a b c d e f` (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** A place, before or after a transformation. */
export interface Point {
  x: number
  y: number
}

/** The matrix that changes nothing. */
export const unit: Matrix = [1, 0, 0, 1, 0, 0]

/** Takes the numbers of a matrix; those that are missing are the unit's. */
export function toMatrix([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f]
}

/** Returns the transformation that is the one, then the other. */
export function multiply([a, b, c, d, e, f]: Matrix, by: Matrix): Matrix {
  return [
    a * by[0] + b * by[2],
    a * by[1] + b * by[3],
    c * by[0] + d * by[2],
    c * by[1] + d * by[3],
    e * by[0] + f * by[2] + by[4],
    e * by[1] + f * by[3] + by[5],
  ]
}

/** Where a point lands on the page. */
export function placePoint({ x, y }: Point, matrix: Matrix): Point {
  const [, , , , placedX, placedY] = multiply([1, 0, 0, 1, x, y], matrix)
  return { x: placedX, y: placedY }
}

/** The corners of a rectangle that lies between two points, in their order around it. */
export function cornersOf(one: Point, other: Point): Point[] {
  return [one, { x: other.x, y: one.y }, other, { x: one.x, y: other.y }]
}

/** The smallest upright box that holds all of the points; undefined for none. */
export function aroundPoints(points: readonly Point[]): Box | undefined {
  return around(points.map(({ x, y }) => ({ left: x, bottom: y, right: x, top: y })))
}

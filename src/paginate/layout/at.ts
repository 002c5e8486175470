/**
 * The element at an index that the caller knows to be there.
 *
 * Turns a wrong index into an error at its place; a silent `NaN` would surface pages later.
 */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const element = list[index]
  if (element === undefined) {
    throw new RangeError(`Expected an index below ${list.length}, got ${index}`)
  }
  return element
}

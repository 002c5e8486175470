import type { Element } from 'hast'

/** Even what is too small to be seen costs something. */
const smallest = 0.01

/** Of a path with steps from where it stands, which only drawing it would tell, and of a group. */
const unknown = { path: 0.25, group: 0.5 } as const

/** Takes an element; tells about which share, from 0 to 1, it covers of a drawing of this area in its units. */
export function shareOf({ tagName, properties }: Element, area: number): number {
  const lengthOf = (name: string): number => {
    const text = String(properties[name] ?? 0)
    return text.includes('%') ? Math.sqrt(area) : Number.parseFloat(text) || 0
  }
  const bound = (covered: number): number =>
    Math.min(1, Math.max(smallest, Math.abs(covered / area)))
  switch (tagName) {
    case 'rect':
    case 'image':
      // Its size may stand in its style.
      if (/(^|;)(width|height|transform):/.test(String(properties.style ?? ''))) return 1
      return properties.transform ? unknown.group : bound(lengthOf('width') * lengthOf('height'))
    case 'circle':
      return bound(4 * lengthOf('r') ** 2)
    case 'ellipse':
      return bound(4 * lengthOf('rx') * lengthOf('ry'))
    case 'line':
    case 'text':
      return smallest
    case 'polygon':
    case 'polyline':
      return bound(boxOf(String(properties.points ?? '')))
    case 'path': {
      const path = String(properties.d ?? '')
      return /^[\sMLCSQTZ\d.,e+-]*$/.test(path) ? bound(boxOf(path)) : unknown.path
    }
    default:
      return unknown.group
  }
}

/** The area around pairs of numbers, which the points of a curve never leave. */
function boxOf(text: string): number {
  const numbers = (text.match(/[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/gi) ?? []).map(Number)
  const spans = [0, 1].map((axis) => {
    const along = numbers.filter((_, index) => index % 2 === axis)
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const number of along) {
      least = Math.min(least, number)
      most = Math.max(most, number)
    }
    return most > least ? most - least : 0
  })
  return (spans[0] ?? 0) * (spans[1] ?? 0)
}

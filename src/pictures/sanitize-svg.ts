import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { visit } from 'unist-util-visit'

const shapes =
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs'.split(' ')
const paints = 'linearGradient radialGradient stop marker clipPath mask pattern'.split(' ')

const presentation =
  'fill fillOpacity fillRule stroke strokeWidth strokeLinecap strokeLinejoin strokeDashArray strokeDashOffset strokeMiterLimit strokeOpacity opacity fontSize fontWeight fontStyle textAnchor dominantBaseline letterSpacing transform clipPath clipRule mask markerStart markerMid markerEnd color visibility display stopColor stopOpacity paintOrder vectorEffect'.split(
    ' ',
  )
const geometry =
  'id viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points width height offset rotate textLength lengthAdjust gradientUnits gradientTransform spreadMethod markerWidth markerHeight markerUnits refX refY orient patternUnits patternTransform patternContentUnits clipPathUnits maskUnits'.split(
    ' ',
  )

/** Shapes, text and paint only: nothing that runs, styles the page, repeats itself without end or fetches. */
const schema: Schema = {
  tagNames: [...shapes, ...paints],
  attributes: { '*': [...presentation, ...geometry] },
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'foreignObject'],
}

/** More than a drawing needs, far less than what makes a browser stall. */
const maximumNodes = 20_000

/**
 * Takes the text of an SVG file; gives its `svg` element with only harmless content left, ready to stand inside a
 * page, where it sees the page's fonts. Ids begin with `prefix`, so that two drawings do not clash.
 *
 * @throws Error where the text holds no `svg` element, no `viewBox`, or too many nodes.
 */
export function sanitizeSvg(text: string, prefix: string): Element {
  const tree = sanitize(fromHtml(text, { fragment: true, space: 'html' }), schema)
  const svg =
    'children' in tree ? tree.children.find((node) => isSvg(node)) : isSvg(tree) ? tree : undefined
  if (!svg || !isSvg(svg)) throw new Error('it holds no `svg` element')
  if (!svg.properties.viewBox)
    throw new Error('its `svg` element has no `viewBox`, so its size is unknown')

  let nodes = 0
  visit(svg, 'element', (element) => {
    nodes += 1
    for (const [name, value] of Object.entries(element.properties)) {
      if (name === 'id') element.properties[name] = `${prefix}${String(value)}`
      else if (typeof value === 'string' && /url\(/i.test(value)) {
        element.properties[name] = /^url\(#[\w-]+\)$/.test(value)
          ? value.replace('#', `#${prefix}`)
          : null
      }
    }
  })
  if (nodes > maximumNodes)
    throw new Error(`it has ${nodes} elements, more than the ${maximumNodes} allowed`)
  return svg
}

/** Width and height in user units. */
export function sizeOfSvg(svg: Element): { width: number; height: number } {
  const [, , width = 0, height = 0] = String(svg.properties.viewBox)
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  return { width, height }
}

function isSvg(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'tagName' in node && node.tagName === 'svg'
}

import type { Element } from 'hast'
import { find, svg as schema } from 'property-information'
import { allowAll } from '../../environment.js'
import { PictureFault } from '../picture-fault.js'
import { shareOf } from './covered-share.js'
import { referring } from './names.js'

/** What the browser draws in a few seconds; `docs/writing.md` tells authors. */
export const drawingLimits = {
  /** Elements drawn, those repeated by `use`, markers and patterns counted as often as they are. */
  drawn: 50_000,
  /** One inside the other, in the tree or in what they are made of. */
  mask: 3,
  filter: 3,
  pattern: 3,
  marker: 2,
  'clip-path': 32,
  use: 16,
  /** Masks and filters, in drawings: each is painted dot by dot, as large as what it stands on. */
  layers: 24,
} as const

type Limits = Record<keyof typeof drawingLimits, number>

type Nested = 'mask' | 'filter' | 'pattern' | 'marker' | 'clip-path' | 'use'
type Depths = Readonly<Record<Nested, number>>

/** Those that are painted one around the other, from the outermost element to the innermost. */
const adding: ReadonlySet<Nested> = new Set(['mask', 'filter', 'clip-path'])

const flat: Depths = { mask: 0, filter: 0, pattern: 0, marker: 0, 'clip-path': 0, use: 0 }

interface Cost {
  drawn: number
  /** Places where a marker may stand. */
  vertices: number
  /** What masks and filters cover, as a multiple of the drawing. */
  layers: number
  /** The deepest nest of each kind below, itself counted. */
  depths: Depths
}

const nothing: Cost = { drawn: 0, vertices: 0, layers: 0, depths: flat }

/**
 * Counts what a browser draws for a cleaned drawing before a browser sees it.
 *
 * @param area of the drawing, in its own units
 * @throws PictureFault that names the construct and its limit, where one is passed or a part holds itself
 */
export function measureCost(svg: Element, area: number): void {
  const byId = new Map<string, Element>()
  index(svg, byId)
  const known = new Map<Element, Cost>()
  const open = new Set<Element>()
  const limits = allowAll(drawingLimits)

  const costOf = (element: Element): Cost => {
    const before = known.get(element)
    if (before) return before
    if (open.has(element)) {
      throw new PictureFault(
        `its \`${element.tagName}\` \`${tellId(element)}\` holds itself, and a browser shows nothing of such a part; break the circle`,
      )
    }
    open.add(element)
    const children = element.children.filter((child) => child.type === 'element').map(costOf)
    const presentation = presentationOf(element)
    const references = referencesOf(element, presentation)
    const used = references.flatMap(({ kind, id }) => {
      const target = byId.get(id)
      return target ? [{ kind, cost: costOf(target) }] : []
    })
    if (usesFilterFunction(presentation)) used.push({ kind: 'filter', cost: nothing })
    open.delete(element)
    const cost = check(combine(element, shareOf(element, area), children, used), limits)
    known.set(element, cost)
    return cost
  }
  costOf(svg)
}

function index(element: Element, byId: Map<string, Element>): void {
  const { id } = element.properties
  if (typeof id === 'string' && !byId.has(id)) byId.set(id, element)
  for (const child of element.children) if (child.type === 'element') index(child, byId)
}

const marked = new Set(['path', 'line', 'polyline', 'polygon'])

interface Use {
  /** Undefined for what costs no more than what it holds, such as a gradient. */
  kind: Nested | undefined
  cost: Cost
}

/**
 * A mask on an element lies around the masks of its children: their depths add up. Markers and paint are inherited, so
 * what a group asks for counts for all that is in it.
 */
function combine(
  element: Element,
  share: number,
  children: readonly Cost[],
  used: readonly Use[],
): Cost {
  const repeated = used.flatMap(({ kind, cost }) => (kind === 'use' ? [cost] : []))
  const inside = join([...children, ...repeated])
  const vertices = inside.vertices + countVertices(element)
  const on = { drawn: inside.drawn + 1, vertices, share }
  const around = join(used.map(({ kind, cost }) => nest(cost, kind, on)))
  const depths = { ...inside.depths }
  for (const kind of kindsOf(depths)) {
    const [inner, outer] = [inside.depths[kind], around.depths[kind]]
    depths[kind] = adding.has(kind) ? inner + outer : Math.max(inner, outer)
  }
  return {
    drawn: 1 + inside.drawn + around.drawn,
    vertices,
    layers: inside.layers + around.layers,
    depths,
  }
}

function join(costs: readonly Cost[]): Cost {
  const depths = { ...flat }
  let { drawn, vertices, layers } = nothing
  for (const cost of costs) {
    drawn += cost.drawn
    vertices += cost.vertices
    layers += cost.layers
    for (const kind of kindsOf(depths)) depths[kind] = Math.max(depths[kind], cost.depths[kind])
  }
  return { drawn, vertices, layers, depths }
}

/** What a reference stands on. */
interface Painted {
  drawn: number
  vertices: number
  share: number
}

/** What a reference adds to what it stands on; a repeated part itself is counted with the children. */
function nest(cost: Cost, kind: Nested | undefined, on: Painted): Cost {
  const depths = kind ? { ...cost.depths, [kind]: cost.depths[kind] + 1 } : cost.depths
  if (kind === 'use') return { ...nothing, depths }
  const times = kind === 'marker' ? on.vertices : kind === 'pattern' ? on.drawn : 1
  const own = kind === 'filter' || kind === 'mask' ? on.share : 0
  return { drawn: cost.drawn * times, vertices: 0, layers: cost.layers * times + own, depths }
}

function check(cost: Cost, limits: Limits): Cost {
  if (cost.drawn > limits.drawn) {
    throw new PictureFault(
      `a browser would draw ${cost.drawn} elements for it, counting what \`use\`, markers and patterns repeat; more than the ${limits.drawn} allowed. Embed it as PNG, or simplify it`,
    )
  }
  if (cost.layers > limits.layers) {
    throw new PictureFault(
      `its \`mask\` and \`filter\` cover it ${Math.ceil(cost.layers)} times, more than the ${limits.layers} allowed, which takes a browser too long; take shadows out, or put one \`filter\` on their group`,
    )
  }
  for (const kind of kindsOf(cost.depths)) {
    if (cost.depths[kind] > limits[kind]) {
      throw new PictureFault(
        `its \`${kind}\` is nested ${cost.depths[kind]} deep, more than the ${limits[kind]} allowed, which takes a browser too long; flatten it`,
      )
    }
  }
  return cost
}

interface Reference {
  kind: Nested | undefined
  id: string
}

function referencesOf(element: Element, presentation: Presentation): Reference[] {
  const { href } = element.properties
  const references: Reference[] = []
  if (typeof href === 'string' && href.startsWith('#')) {
    const kind = element.tagName === 'use' ? 'use' : undefined
    references.push({ kind, id: href.slice(1) })
  }
  for (const [name, value] of presentation) {
    const [, id] = /url\(#((?:\\.|[^)\\])*)\)/.exec(value) ?? []
    if (id === undefined || !referring.has(name)) continue
    const isMarker = name.startsWith('marker-')
    const kind = isMarker ? 'marker' : name === 'fill' || name === 'stroke' ? 'pattern' : name
    const nested = isNested(kind) ? kind : undefined
    references.push({ kind: nested, id: id.replace(/\\(.)/g, '$1') })
  }
  return references
}

function isNested(kind: string): kind is Nested {
  return kind in flat
}

function kindsOf(depths: Depths): Nested[] {
  return Object.keys(depths).filter(isNested)
}

/** The value of a property in force: its `style` before its attribute. Of inherited ones each element counts its own. */
type Presentation = ReadonlyMap<string, string>

function presentationOf({ properties }: Element): Presentation {
  const values = new Map<string, string>()
  for (const [property, value] of Object.entries(properties))
    values.set(find(schema, property).attribute, String(value))
  for (const declaration of String(properties.style ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0) values.set(declaration.slice(0, colon), declaration.slice(colon + 1))
  }
  return values
}

function usesFilterFunction(presentation: Presentation): boolean {
  const filter = presentation.get('filter') ?? 'none'
  return filter !== 'none' && !filter.startsWith('url(')
}

/** At most as many as a path has numbers. */
function countVertices({ properties: { d, points }, tagName }: Element): number {
  if (!marked.has(tagName)) return 0
  return Math.max(2, String(d ?? points ?? '').match(/[\d.]+/g)?.length ?? 0)
}

function tellId({ properties }: Element): string {
  return String(properties.id ?? '').replace(/^picture-\d+-/, '')
}

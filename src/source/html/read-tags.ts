import type { Properties } from 'hast'
import type { Html } from 'mdast'
import type { Point, Position } from 'unist'
import { isShown, keepsAttribute } from './allow-list.js'
import type { HtmlFault, HtmlTag } from './nodes.js'
import { type HtmlToken, type TagAttribute, tokenise } from './tokenise.js'

/** What is shown of a node of HTML: tags and text, in order. */
export type HtmlPiece = { owner: Html; position: Position } & (
  | { kind: 'open'; name: string; properties: Properties }
  | { kind: 'close'; name: string }
  | { kind: 'text'; value: string }
)

/** A token at its place in the file. */
type PlacedToken = HtmlToken & { position: Position }

/**
 * Takes a node of HTML; returns what GitHub shows of it. Writes on the node what tags it opens, and everything that is
 * not on the allow-list, and where its words are.
 */
export function readTags(node: Html): HtmlPiece[] {
  const place = createPlacer(node)
  const tokens = tokenise(node.value).map(
    (token): PlacedToken => ({ ...token, position: place(token.start, token.end) }),
  )
  const tags = tokens.flatMap((token) => (token.kind === 'open' ? [toTag(token)] : []))
  const ends = tokens.flatMap((token) =>
    token.kind === 'close' && !isShown(token.name) ? [toTag(token)] : [],
  )
  const faults = tokens.flatMap((token) => listFaults(token, place))
  const words = listWords(tokens)
  if (tags.length > 0) node.data = { ...node.data, tags }
  if (ends.length > 0) node.data = { ...node.data, ends }
  if (faults.length > 0) node.data = { ...node.data, faults }
  if (words.length > 0) node.data = { ...node.data, words }
  return tokens.flatMap((token) => toPiece(token, node) ?? [])
}

function toTag({ name, position }: HtmlTag): HtmlTag {
  return { name, position }
}

function toPiece(token: PlacedToken, owner: Html): HtmlPiece | undefined {
  const { position } = token
  switch (token.kind) {
    case 'open': {
      const { kind, name } = token
      if (!isShown(name)) return undefined
      const properties = readProperties(name, token.attributes)
      return { kind, name, properties, owner, position }
    }
    case 'close':
      return isShown(token.name) ? { kind: 'close', name: token.name, owner, position } : undefined
    case 'text':
      return { kind: 'text', value: token.value, owner, position }
    default:
      return undefined
  }
}

/** What of a token is lost, or spoils what follows it. */
function listFaults(token: PlacedToken, place: Placer): HtmlFault[] {
  const { kind, position } = token
  switch (kind) {
    case 'open':
      return isShown(token.name)
        ? listLostAttributes(token.name, token.attributes, place)
        : [{ kind: 'element', element: token.name, position }]
    case 'comment':
      return token.closed ? [] : [{ kind, element: '', position }]
    case 'declaration':
    case 'cut':
      return [{ kind, element: '', position }]
    default:
      return []
  }
}

/** Where words stand that are not code. */
function listWords(tokens: readonly PlacedToken[]): Position[] {
  const words: Position[] = []
  let codes = 0
  for (const token of tokens) {
    if (token.kind === 'open' && codeElements.has(token.name)) codes += 1
    if (token.kind === 'close' && codeElements.has(token.name)) codes -= 1
    if (token.kind === 'text' && codes <= 0 && token.value.trim() !== '') words.push(token.position)
  }
  return words
}

const codeElements: ReadonlySet<string> = new Set(['code', 'pre', 'samp', 'kbd', 'tt', 'var'])

function listLostAttributes(
  element: string,
  attributes: readonly TagAttribute[],
  place: Placer,
): HtmlFault[] {
  return attributes
    .filter((attribute) => !keepsAttribute(element, attribute))
    .map(({ name, start, end }) => ({
      kind: 'attribute',
      element,
      attribute: name,
      position: place(start, end),
    }))
}

/** What of an element's attributes the report shows or needs. */
function readProperties(name: string, attributes: readonly TagAttribute[]): Properties {
  const properties: Properties = {}
  for (const attribute of attributes) {
    if (!keepsAttribute(name, attribute)) continue
    const key = shownAttributes.get(attribute.name)
    const value = key && readValue(key, attribute.value)
    if (value !== undefined && key) properties[key] ??= value
  }
  return properties
}

/** By an attribute's name in HTML its name in hast. `name` is what `id` was before. */
const shownAttributes: ReadonlyMap<string, string> = new Map([
  ...'id align dir lang title href src alt width height start value open scope checked'
    .split(' ')
    .map((name) => [name, name] as const),
  ['name', 'id'],
  ['colspan', 'colSpan'],
  ['rowspan', 'rowSpan'],
])

function readValue(key: string, value: string): string | number | boolean | undefined {
  switch (key) {
    case 'align':
      return /^(?:left|right|center)$/i.test(value) ? value.toLowerCase() : undefined
    case 'dir':
      return /^(?:ltr|rtl|auto)$/i.test(value) ? value.toLowerCase() : undefined
    case 'scope':
      return /^(?:row|col|rowgroup|colgroup)$/i.test(value) ? value.toLowerCase() : undefined
    case 'open':
    case 'checked':
      return true
    case 'width':
    case 'height':
      return readLength(value)
    case 'colSpan':
    case 'rowSpan':
      return readNumber(value, 1, 100)
    case 'start':
    case 'value':
      return readNumber(value, -99_999, 999_999)
    case 'id':
      return value.trim() || undefined
    default:
      return value
  }
}

/** Pixels, or a share of what is around: as far as it can be meant. */
function readLength(value: string): string | number | undefined {
  const [, digits = '', percent] = /^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?(%)?\s*$/i.exec(value) ?? []
  const number = Number(digits)
  if (!number) return undefined
  if (percent) return number <= 100 ? `${number}%` : undefined
  return number <= 4000 ? number : undefined
}

function readNumber(value: string, least: number, most: number): number | undefined {
  if (!/^\s*-?\d{1,6}\s*$/.test(value)) return undefined
  const number = Number(value)
  return number >= least && number <= most ? number : undefined
}

type Placer = (start: number, end: number) => Position

/**
 * Takes a node of HTML; returns a function from two offsets in its value to the place between them in the file. In a list
 * or a quote the value lacks what every line begins with there: as much as its first line does.
 */
function createPlacer({ value, position }: Html): Placer {
  const first = position?.start ?? { line: 1, column: 1, offset: 0 }
  const lines = [...value.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)
  const missing = (position?.end.offset ?? 0) - (first.offset ?? 0) - value.length
  const prefix = lines.length > 0 && missing > 0 ? Math.floor(missing / lines.length) : 0
  const pointAt = (offset: number): Point => {
    const line = lines.findLastIndex((start) => start <= offset) + 1
    const inLine = offset - (lines[line - 1] ?? 0)
    return {
      line: first.line + line,
      column: inLine + (line === 0 ? first.column : prefix + 1),
      offset: (first.offset ?? 0) + offset + line * prefix,
    }
  }
  return (start, end) => ({ start: pointAt(start), end: pointAt(end) })
}

import type { Element } from 'hast'
import { find, svg as schema } from 'property-information'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { allow } from '../../environment.js'
import { PictureFault } from '../picture-fault.js'

const namespaces = {
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
  xhtml: 'http://www.w3.org/1999/xhtml',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const

/** More than a drawing needs, and far less than makes a browser stall. */
export const maximumElements = 20_000

/** A browser's HTML parser flattens what is nested 512 deep, and what stands around the drawing counts, too. */
const maximumDepth = 250

/** Of an entity, and of all uses of entities together, in characters. */
const maximumEntity = 2_000
const maximumGrowth = 5_000_000

/**
 * Takes the text of an SVG file, which is XML: names have cases and namespaces, entities come from a DOCTYPE, and what
 * is not well formed is shown by no browser. An HTML parser would guess instead, and differently from what the author
 * saw.
 *
 * @returns its `svg` with everything in it, in hast's names of properties; what other namespaces hold is left out, but
 *   for HTML, whose elements are called `html:…`
 * @throws PictureFault with line and column where it is not well formed, too deep or too large
 */
export function parseSvg(text: string): Element {
  const parser = new SaxesParser({
    xmlns: true,
    position: true,
    additionalNamespaces: { xlink: namespaces.xlink },
  })
  const open: (Element | undefined)[] = []
  let root: Element | undefined
  let count = 0

  parser.on('error', ({ message }) => {
    throw new PictureFault(tellFault(message, parser.line, parser.column))
  })
  parser.on('doctype', (doctype) => {
    Object.assign(parser.ENTITIES, readEntities(doctype, text))
  })
  parser.on('opentag', (tag) => {
    const parent = open.at(-1)
    const name = open.length > 0 && !parent ? undefined : nameOf(tag)
    const element = name === undefined ? undefined : toElement(name, tag)
    open.push(element)
    if (!element) return
    count += 1
    refuseTooLarge(count, open.length)
    if (parent) parent.children.push(element)
    else root = element
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (value) => addText(open.at(-1), value))
  parser.on('cdata', (value) => addText(open.at(-1), value))
  parser.write(text).close()
  if (root?.tagName !== 'svg') throw new PictureFault('it holds no `svg` element')
  return root
}

function addText(parent: Element | undefined, value: string): void {
  const last = parent?.children.at(-1)
  if (last?.type === 'text') last.value += value
  else parent?.children.push({ type: 'text', value })
}

/** @throws PictureFault for more elements, or deeper ones, than a browser takes. */
function refuseTooLarge(count: number, depth: number): void {
  const most = allow(maximumElements)
  if (count > most) throw new PictureFault(`it has more than the ${most} elements allowed`)
  if (depth > maximumDepth)
    throw new PictureFault(`its elements are nested deeper than the ${maximumDepth} levels allowed`)
}

/** The name without its prefix; undefined for what belongs to an editor alone, such as Inkscape's guides. */
function nameOf({ uri, local }: SaxesTagNS): string | undefined {
  if (uri === namespaces.svg || uri === '') return local
  return uri === namespaces.xhtml ? `html:${local}` : undefined
}

function toElement(tagName: string, { attributes }: SaxesTagNS): Element {
  const element: Element = { type: 'element', tagName, properties: {}, children: [] }
  for (const { uri, local, value } of Object.values(attributes)) {
    if (uri === namespaces.xlink && local === 'href') element.properties.href ??= value
    else if (uri === namespaces.xml && local === 'space') element.properties.xmlSpace = value
    else if (uri === '') {
      const { property } = find(schema, local)
      element.properties[property] =
        property === 'className' ? value.split(/\s+/).filter(Boolean) : value
    }
  }
  return element
}

function tellFault(message: string, line: number, column: number): string {
  const what = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  return `it is broken at ${line}:${column} (${what}), so no browser would show it; save it again from the program that drew it`
}

/**
 * Takes the content of a DOCTYPE; returns the entities that it declares, as Illustrator does for its namespaces. A file
 * that one names is never read.
 *
 * @param text the whole drawing, to see how often they are used
 * @throws PictureFault if one is made of others, holds elements, or is used so often that the drawing would become too
 *   large
 */
function readEntities(doctype: string, text: string): Record<string, string> {
  const entities: Record<string, string> = {}
  const declaration = /<!ENTITY\s+(%\s+)?([^\s%"'<>]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g
  for (const [, isParameter, name = '', double, single = ''] of doctype.matchAll(declaration)) {
    if (isParameter) continue
    const value = decodeNumbers(double ?? single)
    if (/[&<]/.test(value) || value.length > maximumEntity) {
      throw new PictureFault(
        `its DOCTYPE makes the entity \`${name}\` of other entities or elements; save it without a DOCTYPE`,
      )
    }
    entities[name] ??= value
  }
  let growth = 0
  for (const [, name = ''] of text.matchAll(/&([^\s#;&<]+);/g))
    growth += entities[name]?.length ?? 0
  if (growth > maximumGrowth) {
    throw new PictureFault(
      `the entities of its DOCTYPE grow to ${growth} characters, more than the ${maximumGrowth} allowed; save it without a DOCTYPE`,
    )
  }
  return entities
}

function decodeNumbers(value: string): string {
  return value.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

import type { Element, ElementContent, Properties } from 'hast'
import { find, svg as schema } from 'property-information'
import { readEmbeddedBitmap, toDataUri } from '../clean-bitmap.js'
import { PictureFault } from '../picture-fault.js'
import type { Styles } from './cascade.js'
import { cleanValue } from './clean-value.js'
import { expandValue } from './expand-value.js'
import { listShown, readHtmlLines, setInBox, setInPlaceOf } from './foreign-object.js'
import type { Losses } from './losses.js'
import {
  animations,
  drawn,
  filterSteps,
  plainAttributes,
  properties as presentation,
  unseen,
} from './names.js'

const textual = new Set(['text', 'tspan', 'textPath'])

/** What may repeat another part of the drawing, or take colours, steps or a way from it. */
const refers = new Set('use linearGradient radialGradient pattern filter textPath'.split(' '))

/** Languages that a briefing may be written in; a drawing for others shows what it has for everyone. */
const ourLanguages = /(^|,)\s*(en|ja)\b/i

/** A drawing while it is made harmless. */
export interface Cleaning {
  styles: Styles
  prefix: string
  losses: Losses
}

/** Takes an element as its file has it; returns what is left of it: itself, its content in another element, or nothing. */
export function cleanElement(element: Element, cleaning: Cleaning): Element[] {
  const { losses } = cleaning
  const { tagName, properties } = element
  for (const name of Object.keys(properties))
    if (/^on/i.test(name)) losses.add('script', name.toLowerCase())
  if (unseen.has(tagName)) return []
  if (tagName === 'script') losses.add('script', 'script')
  else if (tagName === 'switch') return cleanSwitch(element, cleaning)
  else if (tagName === 'a') return [cleanLink(element, cleaning)]
  else if (tagName === 'foreignObject') return cleanForeign(element, cleaning)
  else if (tagName === 'image') return cleanImage(element, cleaning)
  else if (tagName === 'filter') return cleanFilter(element, cleaning)
  else if (animations.has(tagName)) losses.add('animation')
  else if (drawn.has(tagName)) return cleanDrawn(element, cleaning)
  else losses.add('element', tagName.replace('html:', ''))
  return []
}

function cleanDrawn(element: Element, cleaning: Cleaning): Element[] {
  const kept = keep(element, cleaning)
  const { href } = element.properties
  if (!refers.has(element.tagName) || typeof href !== 'string') return [kept]
  const target = href.trim()
  if (target.startsWith('#')) kept.properties.href = `#${cleaning.prefix}${target.slice(1)}`
  else if (target !== '') cleaning.losses.add('address', target)
  return [kept]
}

/** Returns an element with the content that it keeps. */
function keep(element: Element, cleaning: Cleaning, tagName = element.tagName): Element {
  const properties = cleanAttributes(element, cleaning.styles, cleaning.prefix, cleaning.losses)
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return cleanElement(child, cleaning)
    return child.type === 'text' && textual.has(tagName) ? [child] : []
  })
  return { type: 'element', tagName, properties, children }
}

/** A link is for readers of the file; the page's own links are those that its text names and its proof knows. */
function cleanLink(element: Element, cleaning: Cleaning): Element {
  const { href } = element.properties
  if (typeof href === 'string' && href.trim() !== '') cleaning.losses.add('link', href)
  const isInText = element.children.some((child) => child.type === 'text' && child.value.trim())
  return keep(element, cleaning, isInText ? 'tspan' : 'g')
}

/**
 * Of several versions the first that we can show. draw.io has each label in HTML and then in SVG, there cut to a few
 * words: then all of them are set where those stand.
 */
function cleanSwitch(element: Element, cleaning: Cleaning): Element[] {
  const versions = element.children.filter((child) => child.type === 'element')
  const foreign = versions.find(({ tagName }) => tagName === 'foreignObject')
  const version = versions.find(canBeShown) ?? foreign
  const around = keep({ ...element, children: version ? [version] : [] }, cleaning, 'g')
  const [shown] = around.children
  if (!foreign || version === foreign || shown?.type !== 'element') return [around]
  const lines = readHtmlLines(foreign)
  const [words] = readHtmlLines(shown)
  const isCut = shown.tagName === 'text' && words !== undefined && /(\.\.\.|…)$/.test(words)
  if (!isCut || lines.join(' ').length <= words.length) return [around]
  cleaning.losses.add('formatting', lines.join(' '))
  return [{ ...around, children: [setInPlaceOf(shown, foreign, lines, cleaning.styles)] }]
}

function canBeShown({ tagName, properties }: Element): boolean {
  const { systemLanguage, requiredExtensions } = properties
  return (
    tagName !== 'foreignObject' &&
    !requiredExtensions &&
    (systemLanguage === undefined || ourLanguages.test(String(systemLanguage)))
  )
}

function cleanForeign(element: Element, { styles, losses }: Cleaning): Element[] {
  for (const name of listShown(element)) losses.add(name === 'script' ? 'script' : 'element', name)
  const lines = readHtmlLines(element)
  if (lines.length === 0) return []
  const plain = setInBox(element, lines, styles)
  losses.add(plain ? 'formatting' : 'text', lines.join(' '))
  return plain ?? []
}

function cleanImage(element: Element, cleaning: Cleaning): Element[] {
  const { losses } = cleaning
  const href = String(element.properties.href ?? '')
  const kept = keep(element, cleaning)
  try {
    const bitmap = readEmbeddedBitmap(href)
    if (bitmap) {
      kept.properties.href = toDataUri(bitmap)
      return [kept]
    }
    const isOther = /^\s*data:/i.test(href)
    if (href !== '') losses.add(isOther ? 'bitmap' : 'address', isOther ? href.slice(0, 24) : href)
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error
    losses.add('bitmap', error.message)
  }
  return []
}

/** A chain with a step less would look like nothing that its author saw: the whole filter is dropped. */
function cleanFilter(element: Element, cleaning: Cleaning): Element[] {
  const foreign = listSteps(element).filter(
    (tagName) => !filterSteps.has(tagName) && !animations.has(tagName) && !unseen.has(tagName),
  )
  for (const tagName of foreign) cleaning.losses.add('filter', tagName)
  if (foreign.length > 0) return []
  const [filter] = cleanDrawn({ ...element, children: [] }, cleaning)
  if (filter) filter.children = element.children.flatMap((step) => cleanStep(step, cleaning))
  return filter ? [filter] : []
}

function listSteps({ children }: Element): string[] {
  return children.flatMap((child) =>
    child.type === 'element' ? [child.tagName, ...listSteps(child)] : [],
  )
}

function cleanStep(step: ElementContent, cleaning: Cleaning): Element[] {
  if (step.type !== 'element' || !filterSteps.has(step.tagName)) return []
  const kept = keep({ ...step, children: [] }, cleaning)
  kept.children = step.children.flatMap((child) => cleanStep(child, cleaning))
  return [kept]
}

/** Whether the text of an attribute that is not CSS looks as if it led somewhere. */
const leadsOut = /url\s*\(|\\|\/\//i

/**
 * Takes an element as its file has it; returns the attributes that it keeps, written anew, with ids under the drawing's
 * prefix. Addresses are left out: only those who know the element can tell what one is for.
 */
function cleanAttributes(
  element: Element,
  styles: Styles,
  prefix: string,
  losses: Losses,
): Properties {
  const kept: Properties = {}
  for (const [property, given] of Object.entries(element.properties)) {
    const value = Array.isArray(given) ? given.join(' ') : String(given)
    const { attribute } = find(schema, property)
    if (attribute === 'id') kept.id = `${prefix}${value}`
    else if (plainAttributes.has(attribute)) {
      if (leadsOut.test(value)) losses.add('address', value)
      else kept[property] = value
    } else if (presentation.has(attribute)) {
      const expanded = expandValue(value, styles.variablesOf(element))
      if (expanded === undefined) continue
      const clean = cleanValue(attribute, expanded, prefix)
      if (clean.address !== undefined) losses.add('address', clean.address)
      if (clean.value !== undefined) kept[property] = clean.value
    }
  }
  const style = [...styles.styleOf(element)].map(([name, value]) => `${name}:${value}`).join(';')
  if (style) kept.style = style
  return kept
}

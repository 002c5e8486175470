import type { Element, Properties } from 'hast'
import { find, svg as schema } from 'property-information'
import type { Styles } from './cascade.js'
import { cleanValue } from './clean-value.js'
import { expandValue } from './expand-value.js'
import type { Losses } from './losses.js'
import { plainAttributes, properties as presentation } from './names.js'

/** Whether the text of an attribute that is no CSS looks as if it led somewhere. */
const leadsOut = /url\s*\(|\\|\/\//i

/**
 * Takes an element as its file has it; gives the attributes that it keeps, written anew, with ids under the drawing's
 * prefix. Addresses are left out: only those who know the element can tell what one is for.
 */
export function cleanAttributes(
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

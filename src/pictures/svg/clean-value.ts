import generate from 'css-tree/generator'
import { ident } from 'css-tree/utils'
import walk from 'css-tree/walker'
import { parseValue } from './expand-value.js'
import { mapFamily } from './fonts.js'
import { functions, properties, referring } from './names.js'

/** A value of CSS without what it might fetch. */
export interface CleanValue {
  /** Undefined if the declaration goes. */
  value: string | undefined
  /** What it would have fetched, or the function that could. */
  address?: string
}

/** A word, a number, a length or a colour: most values are one. As it stands is how it would be written anew. */
const simple = /^(?:[a-z]+(?:-[a-z]+)*|-?\d+(?:\.\d+)?(?:px|em|%)?|#[\da-f]{3,8})$/i

/**
 * Takes a property of CSS and its value, in which nothing is left to expand; returns the value written anew from what the
 * parser understood, so that no escape hides a name, with ids under the drawing's prefix.
 *
 * What may stand in it is listed: parts of the drawing itself, and functions that compute.
 */
export function cleanValue(property: string, text: string, prefix: string): CleanValue {
  const clean = simple.test(text) ? { value: text } : rewrite(property, text, prefix)
  if (clean.value === undefined) return clean
  if (!properties.has(property)) return { value: undefined }
  return property === 'font-family' ? { value: mapFamily(text) } : clean
}

function rewrite(property: string, text: string, prefix: string): CleanValue {
  const value = parseValue(text)
  if (!value) return holdsAddress(text) ? { value: undefined, address: text } : { value: undefined }
  let address: string | undefined
  let isPlain = true
  walk(value, (node) => {
    if (node.type === 'Url') {
      if (node.value.startsWith('#') && referring.has(property))
        node.value = `#${prefix}${node.value.slice(1)}`
      else if (node.value.startsWith('#')) isPlain = false
      else address ??= node.value
    }
    // A `;` inside a string ends no declaration, but code that cuts at it would take it for one.
    if (node.type === 'Raw' || (node.type === 'String' && node.value.includes(';'))) isPlain = false
    if (node.type !== 'Function') return
    const name = ident.decode(node.name).toLowerCase()
    if (functions.has(name)) return
    isPlain = false
    if (holdsAddress(text)) address ??= generate(node)
  })
  if (address !== undefined) return { value: undefined, address }
  return { value: isPlain ? generate(value) : undefined }
}

/** Whether a value that no list knows may lead out of the drawing. */
function holdsAddress(text: string): boolean {
  return /url|src|image|element|\/\/|[a-z]+:\S|\\/i.test(text)
}

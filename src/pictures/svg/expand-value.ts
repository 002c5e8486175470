import type { CssNode, FunctionNode } from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import walk from 'css-tree/walker'

/** Custom properties, by their names with `--`. */
export type Variables = ReadonlyMap<string, string>

/** Variables made of variables grow exponentially. */
const maximumDepth = 8
const maximumLength = 10_000

/** Reads a value of CSS; undefined if it is not valid. */
export function parseValue(text: string): CssNode | undefined {
  try {
    return parse(text, { context: 'value' })
  } catch {
    return undefined
  }
}

/**
 * Takes a value of CSS; returns it with `var(…)` replaced by what it stands for and `light-dark(…)` by what it is on a
 * light ground, so that neither the page nor the reader's screen changes the drawing.
 *
 * @returns undefined if a variable is not known and nothing stands for it, or where the value would grow too long
 */
export function expandValue(text: string, variables: Variables, depth = 0): string | undefined {
  if (!/var|light-dark|\\/i.test(text)) return text
  const value = parseValue(text)
  // What no parser understands is for `cleanValue` to judge.
  if (!value) return text
  if (depth > maximumDepth) return undefined
  let known = true
  walk(value, (node, item, list) => {
    if (node.type !== 'Function') return
    const meant = meaningOf(node, variables)
    if (meant === undefined) return
    const expanded = meant === null ? undefined : expandValue(meant, variables, depth + 1)
    if (expanded === undefined) known = false
    else list?.replace(item, list.createItem({ type: 'Raw', value: expanded }))
  })
  if (!known) return undefined
  const expanded = generate(value)
  return expanded.length > maximumLength ? undefined : expanded
}

/** @returns undefined for a function that stands for itself, null for a variable that stands for nothing */
function meaningOf(node: FunctionNode, variables: Variables): string | null | undefined {
  const name = node.name.toLowerCase()
  if (name !== 'var' && name !== 'light-dark') return undefined
  const parts = node.children.toArray()
  const comma = parts.findIndex((part) => part.type === 'Operator' && part.value.trim() === ',')
  const before = comma < 0 ? parts : parts.slice(0, comma)
  const first = before.map((part) => generate(part)).join(' ')
  if (name === 'light-dark') return first
  const fallback =
    comma < 0
      ? null
      : parts
          .slice(comma + 1)
          .map((part) => generate(part))
          .join('')
  return variables.get(first) ?? fallback
}

import type { Element, Root } from 'hast'
import { selectAll } from 'hast-util-select'
import { PictureFault } from '../picture-fault.js'
import { cleanValue } from './clean-value.js'
import { expandValue, type Variables } from './expand-value.js'
import { splitFont } from './fonts.js'
import type { Losses } from './losses.js'
import { type Declaration, readDeclarations, type StyleRule } from './style-sheet.js'

/** Elements times rules: what is matched in about a second. */
const maximumMatches = 4_000_000

interface Weighed extends Declaration {
  weight: number
}

/** What `style` and `<style>` say of each element, ready to stand in its `style`; and its custom properties. */
export interface Styles {
  styleOf(element: Element): ReadonlyMap<string, string>
  variablesOf(element: Element): Variables
}

const none: ReadonlyMap<string, string> = new Map()

/**
 * Puts the declarations of every rule on the elements that it selects. So no selector is left that could reach another
 * drawing or the page, and whoever counts masks and filters sees them all on their elements.
 *
 * @throws PictureFault if there are too many rules for the elements
 */
export function cascade(
  root: Element,
  rules: readonly StyleRule[],
  prefix: string,
  losses: Losses,
): Styles {
  const declared = matchRules(root, rules)
  const styles = new Map<Element, ReadonlyMap<string, string>>()
  const variables = new Map<Element, Variables>()

  const visit = (element: Element, inherited: Variables): void => {
    const own = [...(declared.get(element) ?? []), ...readStyle(element)].sort(byWeight)
    const custom = own.filter(({ property }) => property.startsWith('--'))
    const known = custom.length > 0 ? new Map(inherited) : inherited
    if (known instanceof Map) for (const { property, value } of custom) known.set(property, value)
    variables.set(element, known)
    const style = resolve(own, known, prefix, losses)
    if (style.size > 0) styles.set(element, style)
    for (const child of element.children) if (child.type === 'element') visit(child, known)
  }
  visit(root, none)
  return {
    styleOf: (element) => styles.get(element) ?? none,
    variablesOf: (element) => variables.get(element) ?? none,
  }
}

function matchRules(root: Element, rules: readonly StyleRule[]): Map<Element, Weighed[]> {
  if (rules.length === 0) return new Map()
  const tree: Root = { type: 'root', children: [root] }
  const count = selectAll('*', tree, 'svg').length
  if (count * rules.length > maximumMatches) {
    throw new PictureFault(
      `its ${rules.length} rules of style for ${count} elements are more than can be applied; export it with presentation attributes`,
    )
  }
  const declared = new Map<Element, Weighed[]>()
  for (const { selector, specificity, declarations } of rules) {
    for (const element of select(selector, tree)) {
      const known = declared.get(element) ?? []
      declared.set(element, known)
      for (const declaration of declarations)
        known.push({ ...declaration, weight: specificity + (declaration.important ? 1e15 : 0) })
    }
  }
  return declared
}

/**
 * What depends on a pointer, such as `:hover`, or for what the matcher does not know, selects nothing in a still
 * picture.
 */
function select(selector: string, tree: Root): Element[] {
  try {
    return selectAll(selector, tree, 'svg')
  } catch {
    return []
  }
}

function readStyle({ properties: { style } }: Element): Weighed[] {
  if (typeof style !== 'string') return []
  return readDeclarations(style).map((declaration) => ({
    ...declaration,
    weight: declaration.important ? 1e18 : 1e12,
  }))
}

/** Stable, so that the later of two with equal specificity wins. */
function byWeight(left: Weighed, right: Weighed): number {
  return left.weight - right.weight
}

function resolve(
  declarations: readonly Declaration[],
  variables: Variables,
  prefix: string,
  losses: Losses,
): Map<string, string> {
  const style = new Map<string, string>()
  for (const { property, value } of declarations) {
    if (property.startsWith('--')) continue
    const expanded = expandValue(value, variables)
    if (expanded === undefined) continue
    if (/^(-webkit-)?animation(-name)?$/.test(property) && !/\bnone\b/.test(expanded))
      losses.add('animation')
    for (const [name, text] of longhandsOf(property, expanded)) {
      const clean = cleanValue(name, text, prefix)
      if (clean.address !== undefined) losses.add('address', clean.address)
      if (clean.value === undefined) continue
      style.delete(name)
      style.set(name, clean.value)
    }
  }
  return style
}

function longhandsOf(property: string, value: string): [string, string][] {
  if (property === 'font') return splitFont(value)
  if (property === 'marker')
    return ['marker-start', 'marker-mid', 'marker-end'].map((name) => [name, value])
  if (property === 'background') return [['background-color', value]]
  return [[property, value]]
}

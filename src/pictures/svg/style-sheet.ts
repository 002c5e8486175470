import type { Atrule, CssNode, List, MediaQuery, Selector } from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import walk from 'css-tree/walker'

/** A declaration of CSS. */
export interface Declaration {
  /** In lower case, except a custom property. */
  property: string
  /** As CSS writes it; nothing of it has been judged. */
  value: string
  important: boolean
}

/** The declarations that hold for one selector. */
export interface StyleRule {
  selector: string
  /** Of ids, classes and elements in it, as one number that grows with its weight. */
  specificity: number
  declarations: Declaration[]
}

/** What stands in a `<style>` of a drawing. */
export interface StyleSheet {
  rules: StyleRule[]
  /** What `@import` names. */
  imports: string[]
  /** The families that `@font-face` brings along. */
  fonts: string[]
}

/** Groups that hold for every picture that is looked at in a new browser. */
const groups = new Set(['supports', 'layer'])

/**
 * Reads the text of a `<style>`. What is not CSS is left out, as a browser does; so are animations, and what holds for
 * paper or for a dark screen alone: a drawing looks in both editions as its author saw it.
 */
export function readStyleSheet(text: string): StyleSheet {
  const sheet: StyleSheet = { rules: [], imports: [], fonts: [] }
  const root = parse(text, { parseCustomProperty: true })
  if (root.type === 'StyleSheet') readRules(root.children, sheet)
  return sheet
}

/** Reads the text of a `style` attribute. */
export function readDeclarations(text: string): Declaration[] {
  const list = parse(text, { context: 'declarationList', parseCustomProperty: true })
  return list.type === 'DeclarationList' ? listDeclarations(list.children) : []
}

function readRules(nodes: List<CssNode>, sheet: StyleSheet): void {
  for (const node of nodes) {
    if (node.type === 'Atrule') readAtRule(node, sheet)
    if (node.type !== 'Rule' || node.prelude.type !== 'SelectorList') continue
    const declarations = listDeclarations(node.block.children)
    for (const selector of node.prelude.children) {
      if (selector.type !== 'Selector') continue
      const specificity = weigh(selector)
      sheet.rules.push({ selector: generate(selector), specificity, declarations })
    }
  }
}

function readAtRule({ name, prelude, block }: Atrule, sheet: StyleSheet): void {
  const kind = name.toLowerCase()
  if (kind === 'import') sheet.imports.push(prelude ? generate(prelude) : '')
  if (!block) return
  if (kind === 'font-face') {
    const family = listDeclarations(block.children).find(
      ({ property }) => property === 'font-family',
    )
    sheet.fonts.push((family?.value ?? '').replace(/^["']|["']$/g, ''))
  }
  if (groups.has(kind) || (kind === 'media' && prelude && isForScreen(prelude)))
    readRules(block.children, sheet)
}

/** Whether one of the queries holds for a screen with a light ground of which nothing else is known. */
function isForScreen(prelude: NonNullable<Atrule['prelude']>): boolean {
  const queries: MediaQuery[] = []
  walk(prelude, (node) => {
    if (node.type === 'MediaQuery') queries.push(node)
  })
  return queries.some((query) => {
    const { mediaType, modifier, condition } = query
    if (condition && !/^\(prefers-color-scheme:\s*light\)$/i.test(generate(condition))) return false
    const holds = mediaType === null || /^(all|screen)$/i.test(mediaType)
    return modifier?.toLowerCase() === 'not' ? !holds : holds
  })
}

function listDeclarations(nodes: List<CssNode>): Declaration[] {
  const declarations: Declaration[] = []
  for (const node of nodes) {
    if (node.type !== 'Declaration') continue
    const isCustom = node.property.startsWith('--')
    declarations.push({
      property: isCustom ? node.property : node.property.toLowerCase(),
      value: generate(node.value),
      important: Boolean(node.important),
    })
  }
  return declarations
}

/** Selectors 4, §17; `:where` weighs nothing, and of a list inside another pseudo-class all are counted. */
function weigh(selector: Selector): number {
  let weight = 0
  walk(selector, {
    enter(node: CssNode) {
      if (node.type === 'PseudoClassSelector') {
        const name = node.name.toLowerCase()
        if (name === 'where') return walk.skip
        if (!['is', 'not', 'has'].includes(name)) weight += 1_000
      }
      if (node.type === 'IdSelector') weight += 1_000_000
      if (node.type === 'ClassSelector' || node.type === 'AttributeSelector') weight += 1_000
      if (node.type === 'TypeSelector' && node.name !== '*') weight += 1
      return undefined
    },
  })
  return weight
}

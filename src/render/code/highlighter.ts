import type { ElementContent, Root } from 'hast'
import type { LanguageFn } from 'highlight.js'
import { createLowlight } from 'lowlight'
import type { CodeKind, CodePiece, Highlight } from './set-lines.js'

/** What each scope of highlight.js is to a reader: few kinds, so that they can be told apart in grey. */
const kinds: Readonly<Record<string, CodeKind>> = {
  ...all('keyword', ['keyword', 'meta', 'selector-tag', 'doctag']),
  ...all('name', ['title', 'name', 'built_in', 'type', 'class', 'section', 'attr', 'attribute']),
  ...all('string', ['string', 'regexp', 'char', 'link', 'addition']),
  ...all('number', ['number', 'literal', 'symbol']),
  ...all('variable', ['variable', 'template-variable', 'property', 'deletion']),
  ...all('comment', ['comment', 'quote']),
}

function all(kind: CodeKind, scopes: readonly string[]): Record<string, CodeKind> {
  return Object.fromEntries(scopes.map((scope) => [scope, kind]))
}

/** Longer code is printed plain: colouring it would take longer than setting its pages. */
const longest = 50_000

/** Takes grammars by the name of their language; returns a function that divides code in one of them into pieces. */
export function createHighlight(grammars: Readonly<Record<string, LanguageFn>>): Highlight {
  const lowlight = createLowlight(grammars)
  const highlight = (code: string, language: string): CodePiece[] => {
    if (code.length > longest) return [{ text: code }]
    try {
      return flatten(lowlight.highlight(language, code, { prefix: '' }))
    } catch {
      // A grammar that runs away gives up; the code is then printed without colours.
      return [{ text: code }]
    }
  }
  return Object.assign(highlight, { languages: Object.keys(grammars) })
}

/** The pieces of a tree of scopes, each of the innermost kind. */
function flatten(tree: Root): CodePiece[] {
  const pieces: CodePiece[] = []
  const visit = (node: Root['children'][number] | ElementContent, kind?: CodeKind): void => {
    if (node.type === 'text') pieces.push({ text: node.value, ...(kind && { kind }) })
    if (node.type !== 'element') return
    const { className } = node.properties
    const [scope] = Array.isArray(className) ? className : []
    // What is interpolated into a string is not part of it.
    const inner = scope === 'subst' ? undefined : (kinds[String(scope)] ?? kind)
    for (const child of node.children) visit(child, inner)
  }
  for (const child of tree.children) visit(child)
  return pieces
}

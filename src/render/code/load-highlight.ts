import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Briefing } from '../../briefing/briefing.js'
import { readCodeInfo } from '../../source/markdown/code-info.js'
import { loadGrammars, resolveLanguage } from './languages.js'
import type { Highlight } from './set-lines.js'

/**
 * Takes a report; returns what highlights its code. Loads the library and the grammars of the languages that are named,
 * and nothing if none is.
 */
export async function loadHighlight(briefing: Briefing): Promise<Highlight | undefined> {
  const { opening, chapters, notes, disclaimer } = briefing
  const roots: Nodes[] = [
    ...[opening, ...chapters.map(({ body }) => body)].flatMap(({ blocks }) => blocks),
    ...chapters.flatMap(({ summary }) => summary),
    ...notes.map(({ definition }) => definition),
    ...disclaimer,
  ]
  const names = new Set<string>()
  for (const root of roots) {
    visit(root, 'code', (code) => {
      const name = resolveLanguage(readCodeInfo(code).language)
      if (name) names.add(name)
    })
  }
  if (names.size === 0) return undefined
  const [{ createHighlight }, grammars] = await Promise.all([
    import('./highlighter.js'),
    loadGrammars(names),
  ])
  return createHighlight(grammars)
}

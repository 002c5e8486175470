import type { Nodes, Paragraph, PhrasingContent, Table, TableRow } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as textIn } from 'mdast-util-to-string'
import { chapterId } from '../briefing/reference-target.js'
import type { Words } from '../briefing/words.js'
import type { ParsedFile } from '../source/parse.js'
import { attackVersion, findTechnique, listTechniqueIds, type Technique } from './attack.js'

/** A technique, and what the annex says of where the text speaks of it: a chapter, or a section of briefing.md. */
export interface TechniqueUse {
  technique: Technique
  places: PhrasingContent[]
}

/** Lists the techniques that the files name, by id, with the places in the order in which they are read. */
export function listUses(parsed: readonly ParsedFile[]): TechniqueUse[] {
  const uses = new Map<string, TechniqueUse & { keys: Set<string> }>()
  for (const [at, { file, tree }] of parsed.entries()) {
    let section = ''
    const look = (node: Nodes): void => {
      if (node.type === 'containerDirective' && node.name === 'attack') return
      if (node.type === 'heading') section = textIn(node).trim()
      if ('value' in node && node.type !== 'html' && node.type !== 'yaml') {
        for (const { id } of listTechniqueIds(node.value)) add(id)
      }
      if ('children' in node) for (const child of node.children) look(child)
    }
    const add = (id: string): void => {
      const technique = findTechnique(id)
      if (!technique) return
      const use = uses.get(id) ?? { technique, places: [], keys: new Set() }
      uses.set(id, use)
      const place: PhrasingContent | undefined =
        at > 0
          ? { type: 'link', url: `#${chapterId(file.path)}`, children: [] }
          : section
            ? { type: 'text', value: section }
            : undefined
      const key = JSON.stringify(place)
      if (!place || use.keys.has(key)) return
      use.keys.add(key)
      use.places.push(place)
    }
    look(tree)
  }
  return [...uses.values()].sort((a, b) => (a.technique.id < b.technique.id ? -1 : 1))
}

/** Fills an `:::attack`: a caption where its author wrote none, the table, and of which version of ATT&CK it is. */
export function completeAttack(
  directive: ContainerDirective,
  uses: readonly TechniqueUse[],
  words: Words,
): ContainerDirective {
  if (uses.length === 0) return directive
  const written = directive.children.filter((child) => child.type === 'paragraph')
  const [caption = paragraph(words.attackCaption), ...remarks] = written
  const table: Table = {
    type: 'table',
    children: [
      row(words.attackColumns.map((word) => [text(word)])),
      ...uses.map(({ technique: { id, name, tactics }, places }) =>
        row([
          [text(id)],
          [text(name)],
          [text(tactics.join(words.listComma))],
          places.flatMap((place, at) => (at === 0 ? [place] : [text(words.listComma), place])),
        ]),
      ),
    ],
  }
  const source = paragraph(words.attackSource(attackVersion))
  return { ...directive, children: [caption, table, ...remarks, source] }
}

function row(cells: PhrasingContent[][]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children })),
  }
}

function paragraph(words: string): Paragraph {
  return { type: 'paragraph', children: [text(words)] }
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

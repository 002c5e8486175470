import type { Nodes } from 'mdast'
import { characterOf, decodeReference, references } from '../source/characters/references.js'
import type { Range } from './finding.js'
import { type SourceFile, textOf } from './source.js'

/** A character that is printed, and where it stands in the source. */
export interface PrintedCharacter {
  character: string
  place: Range
}

const comments = /<!--.*?(?:-->|$)/gs
const tags = /<[^>]*>/g
const escapes = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g

/**
 * Takes a pattern of single characters; returns where they stand in what a file prints, by their values: `&#x4F1A;` is 会.
 * Comments, alternative texts and what leads to a link's target are not printed.
 *
 * @param pattern with the flags `g` and `u`
 */
export function listPrinted(at: SourceFile, pattern: RegExp): PrintedCharacter[] {
  // The words in a block of HTML are read twice: as its own, and as nodes.
  const listed = new Set<string>()
  const isFirst = ({ character, place }: PrintedCharacter) => {
    const key = `${place[0]} ${character}`
    return !listed.has(key) && listed.add(key)
  }
  return at.visits.flatMap(({ node }) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined || !isPrinted(node)) return []
    const written = textOf(at).slice(start, end)
    return [
      ...listAsWritten(withoutUnprinted(node, written), pattern),
      ...listByValue(node, written, pattern),
    ]
      .map(({ character, place }) => ({
        character,
        place: [start + place[0], start + place[1]] as const,
      }))
      .filter(isFirst)
      .sort((a, b) => a.place[0] - b.place[0])
  })
}

function isPrinted({ type }: Nodes): boolean {
  return ['text', 'inlineCode', 'code', 'html', 'yaml'].includes(type)
}

/** Blanks what no reader of HTML sees, so that all else stays where it is. */
function withoutUnprinted({ type }: Nodes, written: string): string {
  const blank = (found: string) => ' '.repeat(found.length)
  return type === 'html' ? written.replace(comments, blank).replace(tags, blank) : written
}

function listAsWritten(text: string, pattern: RegExp): PrintedCharacter[] {
  return [...text.matchAll(pattern)].map(({ 0: character, index }) => ({
    character,
    place: [index, index + character.length],
  }))
}

function listByValue(node: Nodes, written: string, pattern: RegExp): PrintedCharacter[] {
  if (node.type === 'code' || node.type === 'inlineCode') return []
  const byReference = [...withoutUnprinted(node, written).matchAll(references)].map(
    ({ 0: found, index }) => ({ found, index, value: decodeReference(found) }),
  )
  const byEscape = (node.type === 'yaml' ? [...written.matchAll(escapes)] : []).map(
    ({ 0: found, 1: two, 2: four, 3: eight, index }) => ({
      found,
      index,
      value: characterOf(Number.parseInt(two ?? four ?? eight ?? '', 16)),
    }),
  )
  return [...byReference, ...byEscape].flatMap(({ found, index, value }) =>
    [...value.matchAll(pattern)].map(({ 0: character }) => ({
      character,
      place: [index, index + found.length] as const,
    })),
  )
}

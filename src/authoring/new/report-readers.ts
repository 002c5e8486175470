import type { Root } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { createNearest, didYouMean } from '../../did-you-mean.js'
import { findLabel, isWrongLabel, labels, levels } from '../../source/tlp/level.js'
import { toLine } from '../markdown-text.js'
import type { Fields } from './toml-matter.js'

/** Who may read a report: what its front matter says of it, or why nobody can tell. */
export type Readers = { classification?: string; names: string[] } | { doubt: string }

/** What other tools call the circle of readers. */
const names = ['classification', 'tlp', 'tlp_level', 'tlp-level', 'marking']

/**
 * Reads who may read a report: of the labels of TLP that its fields name, however they are written, and of those that
 * stand alone in a paragraph, the one for the narrowest circle; otherwise what it calls its `classification` in words of the
 * house.
 *
 * @returns with the names of the fields that say so
 */
export function readReaders(fields: Fields, { children }: Root): Readers {
  const inFields = Object.entries(fields)
    .filter(([name]) => names.includes(name.toLowerCase()))
    .flatMap(([name, value]) => listWords(value).map((words) => ({ name, words })))
  const alone = children
    .map((block) => toLine(textIn(block)))
    .filter((words) => /^TLP ?[:：]/i.test(words) && findLabel(words) !== undefined)
  const said = [...inFields, ...alone.map((words) => ({ name: '', words }))]
  for (const { name, words } of said) {
    const isTlp = /^tlp/i.test(name)
    if (findLabel(words) || !(isTlp || isWrongLabel(words))) continue
    const near = createNearest(levels)(words.toLowerCase().replace(/^tlp\W*/, ''))
    return {
      doubt: `\`${name}: ${words}\` is no label of TLP.${didYouMean(near, (level) => `TLP:${level.toUpperCase()}`)}`,
    }
  }
  const narrowest = labels.find((label) => said.some(({ words }) => findLabel(words) === label))
  const house = said.find(({ name }) => name.toLowerCase() === 'classification')?.words
  const classification = narrowest ?? house
  if (classification === undefined) return { names: [] }
  const telling = said.filter(({ words }) => findLabel(words) || words === classification)
  return { classification, names: telling.flatMap(({ name }) => name || []) }
}

/** Takes a text or a list of them. */
function listWords(value: unknown): string[] {
  return [value]
    .flat()
    .map((words) => (typeof words === 'string' ? toLine(words) : ''))
    .filter((words) => words !== '')
}

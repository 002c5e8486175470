import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** A letter with marks that are written on it, or the parts of a Korean syllable. */
const decomposed = /\P{M}\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu
/** Each of them has one of these. */
const second = /[\p{M}\u1161-\u1175]/u

/**
 * Writes each letter and its accents as one character where there is one: macOS takes them apart in the names of
 * files, and fonts have the composed ones. Nothing else is changed: NFC alone would also take 神 (U+FA19) for 神.
 */
export function composeLetters() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      if (second.test(node.value))
        node.value = node.value.replace(decomposed, (letter) => letter.normalize('NFC'))
    })
  }
}

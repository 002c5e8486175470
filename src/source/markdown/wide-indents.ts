import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** One wide blank, as Japanese paragraphs begin in texts without styles; more of them are meant as they stand. */
const wideIndent = /^\u3000(?!\u3000|$)/

/** Takes the wide blank from the beginning of each paragraph: how far paragraphs are indented is the style sheet's to say. */
export function dropWideIndents(root: Root): void {
  visit(root, 'paragraph', ({ children: [first, second] }) => {
    if (first?.type !== 'text') return
    if (second && first.value === '\u3000') first.value = ''
    else first.value = first.value.replace(wideIndent, '')
  })
}

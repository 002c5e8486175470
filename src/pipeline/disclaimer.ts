import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { parseText } from '../markdown/parse-text.js'

/**
 * Takes briefing.md and the disclaimer in its front matter; gives the disclaimer's mdast. Its lines are those of the file
 * where YAML keeps them (`disclaimer: |`).
 */
export function parseDisclaimer(file: VFile, text: string): Root {
  const tree = parseText(text)
  const lines = String(file).split(/\r\n|\n|\r/)
  const key = lines.findIndex((line) => line.startsWith('disclaimer:'))
  const isBlock = /^disclaimer:\s*[|>]/.test(lines[key] ?? '')
  visit(tree, ({ position }) => {
    if (!position) return
    for (const point of [position.start, position.end]) {
      // Lines of a file count from 1, as the lines of the disclaimer do.
      point.line += key + (isBlock ? 1 : 0)
      // An offset in the disclaimer is none in the file.
      point.offset = undefined
    }
  })
  return tree
}

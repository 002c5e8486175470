import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Code } from 'mdast'
import { readCodeInfo } from '../../source/markdown/code-info.js'
import { resolveLanguage } from '../code/languages.js'
import { setLines } from '../code/set-lines.js'
import type { ReportState } from '../context.js'
import { addClass } from './captioned.js'

/** A block of code, with its title above it. Without a line it would be an empty bar. */
export function code(state: ReportState, node: Code): Element | undefined {
  if (node.value.trim() === '') return undefined
  const { title, language, firstLine } = readCodeInfo(node)
  const known = resolveLanguage(language)
  const { highlight } = state.report
  const pieces = known && highlight ? highlight(node.value, known) : [{ text: node.value }]
  const numbers = firstLine === undefined ? undefined : readNumbers(node, firstLine)
  const lines = h('code', setLines(pieces, numbers))
  if (language) addClass(lines, `language-${language}`)
  const block = h('pre', lines)
  if (numbers) addClass(block, numbers.digits === few ? 'numbered' : 'numbered high')
  if (!title) return block
  state.patch(node, block)
  return h('div.code-block', [h('p.code-title.keep-with-next', title), block])
}

/** The digits that the gutter beside the lines has room for, and that of long files. */
const few = 3
const many = 6

function readNumbers({ value }: Code, first: number): { first: number; digits: number } {
  const last = first + value.split(/\r\n|\n|\r/).length - 1
  return { first, digits: String(last).length <= few ? few : many }
}
